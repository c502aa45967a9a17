/**
 * Marks since when the oldest open claim of each loan is due, so that the arrears of a day are found without reckoning
 * every loan. A mark holds until a fact of its loan is recorded; days passing do not touch it.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { AppPorts } from "../ports.ts";
import type { ArrearsMark, KeepArrears } from "./arrears-ports.ts";
import { loanClaims } from "./loan-claims.ts";
import { positionOf, type LoanPosition } from "./loan-position.ts";
import type { LoanFacts } from "./ports.ts";

interface MarkingPorts extends Pick<AppPorts, "read" | "calendar" | "now"> {
  readonly keepArrears: KeepArrears;
  /** Lets other work go on between two loans. */
  readonly pause: () => Promise<void>;
}

const rangeLength = 200;

/** Marks every loan whose mark is missing or no longer holds; answers how many. */
export async function markArrears(ports: MarkingPorts): Promise<number> {
  let count = 0;
  for (const lenderId of await ports.read(({ loans }) => loans.lenderIds())) {
    const { loanIds, uptoSeq } = await ports.read(({ arrears }) => arrears.unmarked(lenderId));
    for (let from = 0; from < loanIds.length; from += rangeLength) {
      const range = loanIds.slice(from, from + rangeLength);
      const facts = await ports.read(({ loans }) => loans.facts(lenderId, range, ports.now()));
      const marks: ArrearsMark[] = [];
      for (const known of facts) {
        await ports.pause();
        marks.push({ organizationId: lenderId, uptoSeq, ...arrearsMark(known, ports.calendar) });
      }
      await ports.keepArrears((arrears) => arrears.mark(marks));
      count += marks.length;
    }
  }
  return count;
}

export function arrearsMark(
  facts: LoanFacts,
  calendar: HolidayCalendar,
): Pick<ArrearsMark, "loanId" | "fromOn" | "openSince"> {
  const receivedOn = facts.repayments.at(-1)?.receivedOn;
  return {
    loanId: facts.loan.id,
    fromOn: receivedOn ?? facts.loan.drawdownOn,
    openSince: openSince(positionOf(facts, calendar)),
  };
}

/**
 * Due date of the oldest claim that what was received does not cover, those of later days among them. Receipts settle
 * the oldest claim of a kind first, so nothing is overdue before the day after it, and something is from then on.
 */
function openSince(position: LoanPosition): LocalDate | undefined {
  const { open } = loanClaims(position, lastDayOf(position), position.facts.repayments);
  return open[0]?.dueOn;
}

/** The day after everything known has fallen due. */
function lastDayOf({ schedule: { rows }, facts }: LoanPosition): LocalDate {
  const days = [...rows.map((row) => row.adjustedDueOn), ...facts.events.map((event) => event.effectiveOn)];
  const last = days.reduce((latest, day) => (day > latest ? day : latest), facts.loan.firstDueOn);
  return addDays(last, 1);
}
