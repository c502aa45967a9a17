/**
 * Reminders of what falls due: thirty and seven days before, on the day, and seven days after, when the lender is told
 * as well (督促). Each goes out once. Where days were missed (the service was down, the duty is new), only the latest of
 * them goes out: nobody is served by four at once.
 */
import { addDays, type LocalDate } from "../kernel/local-date.ts";

export const reminderStages = [-30, -7, 0, 7] as const;
export type ReminderStage = (typeof reminderStages)[number];

/** The reminder to send on a day for something still open; undefined where there is none to send. */
export function dueReminder(
  dueOn: LocalDate,
  today: LocalDate,
  sent: readonly ReminderStage[],
): ReminderStage | undefined {
  const reached = reminderStages.findLast((stage) => addDays(dueOn, stage) <= today);
  return reached === undefined || sent.some((stage) => stage >= reached) ? undefined : reached;
}

/** Whether the lender is told, too. */
export function isEscalation(stage: ReminderStage): boolean {
  return stage > 0;
}
