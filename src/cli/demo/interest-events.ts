/** What the bank's own calendar brings: accruals at each month end, interest received at each due date. */
import { postDueInterest } from "../../app/loan/post-due-interest.ts";
import { receiveInterest } from "../../app/loan/receive-interest.ts";
import { systemActor } from "../../app/loan/run-due-interest.ts";
import { orReject } from "../../app/rejected.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { addMonths, endOfMonth, type LocalDate } from "../../domain/kernel/local-date.ts";
import { zeroRate } from "../../domain/kernel/rate.ts";
import { agreedDueDates, resolveDueDates, type DueDate } from "../../domain/loan/due-dates.ts";
import { usualTerms } from "../../domain/loan/loan-terms.ts";
import { act, type DemoEvent, type DemoWorld } from "./demo-event.ts";
import type { LoanData } from "./loan-data.ts";

export function interestEvents(world: DemoWorld): readonly DemoEvent[] {
  const lenders = [...new Set(world.data.loans.map(({ lender }) => lender))];
  return lenders.flatMap((lender) => {
    const loans = world.data.loans.filter((loan) => loan.lender === lender);
    const lenderId = world.idOf("organization", lender);
    return [
      ...monthEnds(loans, japanDay(world.now)).map((on) => interestRun(world, lenderId, on)),
      ...loans.flatMap((loan) =>
        dueDatesOf(loan, world).map((dueDate) => receipt(world, lenderId, { loan, dueDate })),
      ),
    ];
  });
}

/** From the first drawdown until the day given. */
export function monthEnds(
  loans: readonly Pick<LoanData, "drawdownOn">[],
  until: LocalDate,
): readonly LocalDate[] {
  const drawdowns = loans.map(({ drawdownOn }) => drawdownOn).toSorted();
  const days: LocalDate[] = [];
  for (let on = endOfMonth(drawdowns[0] ?? until); on <= until; on = endOfMonth(addMonths(on, 1)))
    days.push(on);
  return days;
}

/** All loans of the lender in one unit of work. */
export function interestRun(world: DemoWorld, lenderId: string, on: LocalDate): DemoEvent {
  const actor = systemActor(lenderId);
  return {
    on,
    kind: "interestRun",
    run: (moment) =>
      act(world, { actor, action: "postDueInterest", moment }, async ({ work, now, newId }) => {
        const loanIds = await work.loans.idsOfLender(lenderId);
        const { accruals, adjustments } = await postDueInterest(
          { work, calendar: world.calendar, newId },
          actor,
          { loanIds, asOf: on, runId: newId(), now, dryRun: false },
        );
        return accruals + adjustments;
      }),
  };
}

function receipt(
  world: DemoWorld,
  lenderId: string,
  { loan, dueDate }: { readonly loan: LoanData; readonly dueDate: DueDate },
): DemoEvent {
  const { dueOn, adjustedDueOn: receivedOn } = dueDate;
  const loanId = world.idOf("loan", loan.slug);
  return {
    on: receivedOn,
    kind: "receipt",
    run: async (moment) => {
      const actor = systemActor(lenderId);
      const received = await act(world, { actor, action: "receiveInterest", moment }, (context) =>
        receiveInterest(world, context, { loanId, dueOn, receivedOn }),
      );
      return received === 0n ? 0 : 1;
    },
  };
}

type Grid = Pick<
  LoanData,
  "drawdownOn" | "firstDueOn" | "everyMonths" | "instalments" | "businessDayConvention" | "endOfMonth"
>;

export function dueDatesOf(loan: Grid, { calendar }: Pick<DemoWorld, "calendar">): readonly DueDate[] {
  const { drawdownOn, firstDueOn, everyMonths, instalments, businessDayConvention: convention } = loan;
  const terms = {
    ...usualTerms,
    kind: "bullet" as const,
    drawdowns: [{ on: drawdownOn, amount: 1n }],
    annualRate: zeroRate,
    firstDueOn,
    everyMonths,
    instalments,
    endOfMonth: loan.endOfMonth,
  };
  return resolveDueDates(terms, orReject(agreedDueDates(terms)), { calendar, convention });
}
