/**
 * Sends the mails of reminders. A mail is claimed before it is sent, so no two programs send it, and one that was stopped
 * in between is not sent again: whoever did not get it sees the reminder in the application, and the next one comes.
 * What the mail server refuses is tried again, a little later each time.
 */
import { instantFromMillis, millisOf } from "../../domain/kernel/instant.ts";
import type { Mail } from "../identity/account-ports.ts";
import type { AppPorts } from "../ports.ts";
import type { KeepReminders, WaitingMail } from "./ports.ts";
import { reminderLetter } from "./reminder-letter.ts";

interface MailPorts extends Pick<AppPorts, "read" | "now"> {
  readonly keepReminders: KeepReminders;
  readonly sendMail: (mail: Mail) => Promise<void>;
  readonly publicUrl: () => string;
  readonly mailFailed: (error: unknown) => void;
}

export interface MailRun {
  readonly sent: number;
  readonly postponed: number;
  readonly failed: number;
}

const rangeLength = 50;
const mostAttempts = 8;
const firstDelayMillis = 15 * 60_000;

export async function mailReminders(ports: MailPorts): Promise<MailRun> {
  const { read, now, keepReminders } = ports;
  const total = { sent: 0, postponed: 0, failed: 0 };
  for (;;) {
    const mails = await read(({ reminderMails }) => reminderMails.waiting(now(), rangeLength));
    if (mails.length === 0) return total;
    for (const mail of mails) {
      if (!(await keepReminders((all) => all.claim(mail.id)))) continue;
      const outcome = await send(ports, mail);
      if (outcome !== "dropped") total[outcome] += 1;
    }
  }
}

async function send(ports: MailPorts, mail: WaitingMail): Promise<keyof MailRun | "dropped"> {
  const { read, now, keepReminders, sendMail, publicUrl } = ports;
  const settle = (state: "sent" | "failed" | "dropped") =>
    keepReminders((all) => all.settle({ id: mail.id, state, settledAt: now() }));
  const { reminders, isMember } = await read(async (repositories) => ({
    reminders: await repositories.reminders.find(mail.reminderIds),
    isMember: (await repositories.members.list(mail.organizationId)).some(
      ({ personId }) => personId === mail.personId,
    ),
  }));
  if (!isMember || reminders.length === 0) {
    await settle("dropped");
    return "dropped";
  }
  try {
    await sendMail(reminderLetter(mail, reminders, publicUrl()));
  } catch (error) {
    ports.mailFailed(error);
    return postponeOrFail(ports, mail, settle);
  }
  await settle("sent");
  return "sent";
}

async function postponeOrFail(
  { now, keepReminders }: MailPorts,
  { id, attempts }: WaitingMail,
  settle: (state: "failed") => Promise<void>,
): Promise<"postponed" | "failed"> {
  if (attempts + 1 >= mostAttempts) {
    await settle("failed");
    return "failed";
  }
  const nextAt = instantFromMillis(millisOf(now()) + firstDelayMillis * 2 ** attempts);
  await keepReminders((all) => all.postpone({ id, nextAt }));
  return "postponed";
}
