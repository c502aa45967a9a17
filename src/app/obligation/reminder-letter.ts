/** What a mail of reminders says, in the language of its reader: what is due, when, for whom, and where to look. */
import type { ReminderStage } from "../../domain/covenant/reminder.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Mail } from "../identity/account-ports.ts";
import type { Language } from "../identity/ports.ts";
import type { SentReminder, WaitingMail } from "./ports.ts";

const stageWords: Readonly<Record<ReminderStage, Bilingual>> = {
  [-30]: { ja: "期日まで30日以内", en: "within 30 days" },
  [-7]: { ja: "期日まで7日以内", en: "within 7 days" },
  0: { ja: "期日到来", en: "due" },
  7: { ja: "期日を7日以上経過", en: "7 days or more overdue" },
};

interface Wording {
  readonly subject: (count: number) => string;
  readonly lead: string;
}

const wordings: Readonly<Record<"reminder" | "escalation", Readonly<Record<Language, Wording>>>> = {
  reminder: {
    ja: { subject: (count) => `期日のお知らせ（${count} 件）`, lead: "次の期日をお知らせします。" },
    en: {
      subject: (count) => (count === 1 ? "A due date" : `${count} due dates`),
      lead: "This is a reminder of what falls due:",
    },
  },
  escalation: {
    ja: {
      subject: (count) => `督促：期日を過ぎたもの（${count} 件）`,
      lead: "期日を過ぎても提出・支払いの済んでいないものがあります。借入人にも同じ内容を通知しました。",
    },
    en: {
      subject: (count) => (count === 1 ? "One thing is overdue" : `${count} things are overdue`),
      lead: "These are overdue and still open. The borrower has been told as well:",
    },
  },
};

export function reminderLetter(
  { person: { name, email, language }, organizationId }: WaitingMail,
  reminders: readonly SentReminder[],
  publicUrl: string,
): Mail {
  const isLender = reminders.some(({ lender }) => lender.id === organizationId);
  const { subject, lead } = wordings[isLender ? "escalation" : "reminder"][language];
  const greeting = language === "ja" ? `${name} 様` : `Dear ${name},`;
  const items = reminders.map((reminder) => itemText(reminder, { language, isLender, publicUrl }));
  return {
    to: email,
    subject: `[Sanpo Ledger] ${subject(reminders.length)}`,
    text: `${[greeting, lead, ...items].join("\n\n")}\n`,
  };
}

interface Reading {
  readonly language: Language;
  readonly isLender: boolean;
  readonly publicUrl: string;
}

function itemText(
  { dueOn, stage, title, detail, link, lender, borrower }: SentReminder,
  { language, isLender, publicUrl }: Reading,
): string {
  const other = isLender ? borrower : lender;
  return [
    `${dueOn} (${stageWords[stage][language]}) ${title[language]}`,
    `  ${other.name[language]} / ${detail[language]}`,
    `  ${publicUrl}${link}`,
  ].join("\n");
}
