/**
 * Sends the reminders of a day: for each one fact, one event and its place in the mails to those whose affair it is. All
 * of a lender is one unit of work, so a run that was stopped is simply run again, and nothing is told twice. A lender
 * without anything to remind of leaves no trace in its chain.
 */
import {
  dueReminder,
  isEscalation,
  reminderStages,
  type ReminderStage,
} from "../../domain/covenant/reminder.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { addDays } from "../../domain/kernel/local-date.ts";
import type { OutboxEvent } from "../approval/ports.ts";
import { systemActor } from "../loan/run-due-interest.ts";
import type { AppPorts, Repositories } from "../ports.ts";
import type { KeepReminders, NewReminder, Obligation } from "./ports.ts";
import { readObligations } from "./read-obligations.ts";
import { mailsFor } from "./reminder-readers.ts";

interface DueReminder {
  readonly obligation: Obligation;
  readonly stage: ReminderStage;
}

export interface ReminderRun {
  readonly reminders: number;
  readonly escalations: number;
}

interface RunPorts extends AppPorts {
  readonly keepReminders: KeepReminders;
}

/** How long after its day something open is still looked for. */
const longestOverdueDays = 400;

/** Looks at each lender once a day, however often it is called; with `again` at once. */
export async function runReminders(
  ports: RunPorts,
  { again = false }: { readonly again?: boolean } = {},
): Promise<ReminderRun> {
  const total = { reminders: 0, escalations: 0 };
  const today = japanDay(ports.now());
  for (const lenderId of await ports.read(({ loans }) => loans.lenderIds())) {
    const last = await ports.read(({ reminderMails }) => reminderMails.lastRun(lenderId));
    if (!again && last === today) continue;
    const sent = await remindFor(ports, lenderId);
    await ports.keepReminders((mails) => mails.ran(lenderId, today));
    total.reminders += sent.length;
    total.escalations += sent.filter(({ stage }) => isEscalation(stage)).length;
  }
  return total;
}

/** What a run would send now; writes nothing. */
export async function countDueReminders(ports: AppPorts): Promise<ReminderRun> {
  const due: DueReminder[] = [];
  for (const lenderId of await ports.read(({ loans }) => loans.lenderIds())) {
    due.push(...(await ports.read((repositories) => dueReminders(ports, repositories, lenderId))));
  }
  return { reminders: due.length, escalations: due.filter(({ stage }) => isEscalation(stage)).length };
}

async function remindFor(ports: AppPorts, lenderId: string): Promise<readonly DueReminder[]> {
  const { newId } = ports;
  const now = ports.now();
  const planned = await ports.read((repositories) => dueReminders(ports, repositories, lenderId));
  if (planned.length === 0) return [];
  const actor = systemActor(lenderId);
  return ports.transact({ actor, action: "sendReminders", now, newId }, async (work, recordedAt) => {
    const due = await dueReminders(ports, work, lenderId);
    const reminders = due.map((reminder) => ({ ...reminderOf(reminder, newId()), lenderId }));
    await work.reminders.add(reminders);
    await work.outbox.add(due.map((reminder) => eventOf(reminder, newId())));
    await work.reminderMails.add(await mailsFor(work, reminders, { now: recordedAt, newId }));
    return due;
  });
}

async function dueReminders(
  { calendar, now }: Pick<AppPorts, "calendar" | "now">,
  repositories: Repositories,
  lenderId: string,
): Promise<readonly DueReminder[]> {
  const viewpoint = { asOf: japanDay(now()), knownAt: now() };
  const reader = { repositories, calendar, viewerId: lenderId, viewpoint };
  const from = addDays(viewpoint.asOf, -longestOverdueDays);
  const to = addDays(viewpoint.asOf, -reminderStages[0]);
  const open = (await readObligations(reader, { from, to })).filter(
    ({ isOpen, lenderId: owedTo }) => isOpen && owedTo === lenderId,
  );
  const sent = await repositories.reminders.of(open.map(({ id }) => id));
  return open.flatMap((obligation) => {
    const stages = sent
      .filter(({ obligationId, dueOn }) => obligationId === obligation.id && dueOn === obligation.dueOn)
      .map(({ stage }) => stage);
    const stage = dueReminder(obligation.dueOn, viewpoint.asOf, stages);
    return stage === undefined ? [] : [{ obligation, stage }];
  });
}

function reminderOf({ obligation, stage }: DueReminder, id: string): NewReminder {
  const { kind, id: obligationId, dueOn, borrowerId, title, detail, link } = obligation;
  const own = { obligationKind: kind, obligationId, dueOn, borrowerId, title, detail, link };
  return { id, ...own, stage, isEscalation: isEscalation(stage) };
}

function eventOf({ obligation, stage }: DueReminder, id: string): OutboxEvent {
  const { kind, dueOn, title, borrowerId, lenderId } = obligation;
  const toLender = isEscalation(stage) ? lenderId : null;
  const payload = {
    kind,
    dueOn,
    stage,
    title: { ja: title.ja, en: title.en },
    toBorrower: borrowerId,
    toLender,
  };
  return { id, kind: "obligation.reminded", subjectId: obligation.id, payload };
}
