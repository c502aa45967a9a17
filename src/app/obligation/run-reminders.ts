/**
 * Sends the reminders of a day: one fact and one event each, whatever happens to the run. A lender without anything to
 * remind of leaves no trace; a run that was stopped is simply run again.
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
import { readObligations, type Obligation } from "./read-obligations.ts";

interface DueReminder {
  readonly obligation: Obligation;
  readonly stage: ReminderStage;
}

/** Payments have their own notices; these remind of reports, figures and documents. */
const remindedOf = ["sptReport", "covenantFigures", "information"];
const longestOverdueDays = 400;

export async function runReminders(
  ports: AppPorts,
): Promise<{ readonly reminders: number; readonly escalations: number }> {
  const total = { reminders: 0, escalations: 0 };
  for (const lenderId of await ports.read(({ loans }) => loans.lenderIds())) {
    const sent = await remindFor(ports, lenderId);
    total.reminders += sent.length;
    total.escalations += sent.filter(({ stage }) => isEscalation(stage)).length;
  }
  return total;
}

async function remindFor(ports: AppPorts, lenderId: string): Promise<readonly DueReminder[]> {
  const { newId } = ports;
  const now = ports.now();
  const planned = await ports.read((repositories) => dueReminders(ports, repositories, lenderId));
  if (planned.length === 0) return [];
  const actor = systemActor(lenderId);
  return ports.transact({ actor, action: "sendReminders", now, newId }, async (work) => {
    const due = await dueReminders(ports, work, lenderId);
    await work.reminders.add(
      due.map(({ obligation, stage }) => ({
        id: newId(),
        obligationKind: obligation.kind,
        obligationId: obligation.id,
        dueOn: obligation.dueOn,
        stage,
        isEscalation: isEscalation(stage),
      })),
    );
    await work.outbox.add(due.map((reminder) => eventOf(reminder, newId())));
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
    ({ isOpen, kind, lenderId: owedTo }) => isOpen && owedTo === lenderId && remindedOf.includes(kind),
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
