/**
 * Test schedule of a covenant: the days it is tested for (usually the end of a fiscal year or half year), the day by
 * which figures or documents are due, and the grace (猶予期間) after it. Test dates on the last day of a month stay there.
 */
import { addDays, addMonths, endOfMonth, isEndOfMonth, type LocalDate } from "../kernel/local-date.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export interface TestSchedule {
  readonly firstTestOn: LocalDate;
  readonly lastTestOn: LocalDate;
  readonly everyMonths: number;
  /** From the test date to the day figures are due. */
  readonly dueAfterMonths: number;
  readonly graceDays: number;
}

export interface TestDate {
  readonly testOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Last day on which a delivery is not late. */
  readonly graceEndOn: LocalDate;
}

export type ScheduleRejection = Rejection<
  "scheduleReversed" | "testIntervalOutOfRange" | "dueAfterOutOfRange" | "graceOutOfRange" | "tooManyTests"
>;

const longestInterval = 12;
const longestGraceDays = 180;
const mostTests = 400;

export function agreeSchedule(schedule: TestSchedule): Decision<TestSchedule, ScheduleRejection> {
  for (const rule of rules) {
    const complaint = rule(schedule);
    if (complaint !== undefined) return reject(complaint);
  }
  return accept(schedule);
}

/** Every test of an agreed schedule, oldest first. */
export function testDates(schedule: TestSchedule): readonly TestDate[] {
  const { firstTestOn, lastTestOn, everyMonths, dueAfterMonths, graceDays } = schedule;
  const inMonths = (months: number): LocalDate => {
    const on = addMonths(firstTestOn, months);
    return isEndOfMonth(firstTestOn) ? endOfMonth(on) : on;
  };
  const dates: TestDate[] = [];
  for (let n = 0; inMonths(n * everyMonths) <= lastTestOn; n += 1) {
    const dueOn = inMonths(n * everyMonths + dueAfterMonths);
    dates.push({ testOn: inMonths(n * everyMonths), dueOn, graceEndOn: addDays(dueOn, graceDays) });
  }
  return dates;
}

type Rule = (schedule: TestSchedule) => ScheduleRejection | undefined;

const rules: readonly Rule[] = [
  endsAfterItBegins,
  intervalIsWhole,
  dueWithinAYear,
  graceIsShort,
  testsAreCountable,
];

function endsAfterItBegins({ firstTestOn, lastTestOn }: TestSchedule): ScheduleRejection | undefined {
  if (firstTestOn <= lastTestOn) return undefined;
  return { code: "scheduleReversed", figures: { firstTestOn, lastTestOn }, pointer: "/schedule/lastTestOn" };
}

function intervalIsWhole({ everyMonths }: TestSchedule): ScheduleRejection | undefined {
  if (isWithin(everyMonths, 1, longestInterval)) return undefined;
  const figures = { everyMonths, shortest: 1, longest: longestInterval };
  return { code: "testIntervalOutOfRange", figures, pointer: "/schedule/everyMonths" };
}

function dueWithinAYear({ dueAfterMonths }: TestSchedule): ScheduleRejection | undefined {
  if (isWithin(dueAfterMonths, 0, longestInterval)) return undefined;
  const figures = { dueAfterMonths, shortest: 0, longest: longestInterval };
  return { code: "dueAfterOutOfRange", figures, pointer: "/schedule/dueAfterMonths" };
}

function graceIsShort({ graceDays }: TestSchedule): ScheduleRejection | undefined {
  if (isWithin(graceDays, 0, longestGraceDays)) return undefined;
  const figures = { graceDays, shortest: 0, longest: longestGraceDays };
  return { code: "graceOutOfRange", figures, pointer: "/schedule/graceDays" };
}

function testsAreCountable({
  firstTestOn,
  lastTestOn,
  everyMonths,
}: TestSchedule): ScheduleRejection | undefined {
  if (addMonths(firstTestOn, mostTests * everyMonths) > lastTestOn) return undefined;
  return { code: "tooManyTests", figures: { most: mostTests }, pointer: "/schedule/lastTestOn" };
}

function isWithin(value: number, lowest: number, highest: number): boolean {
  return Number.isInteger(value) && value >= lowest && value <= highest;
}
