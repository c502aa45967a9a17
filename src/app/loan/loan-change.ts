/** What a change does to one loan, side by side: the rate, the interest of its life, the schedule and the entries. */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { FactChangeView, LoanChangeView, ScheduleLineView } from "../approval/change-preview.ts";
import { planViews } from "./interest-entries.ts";
import { maturityOf, rateOn, type LoanPosition } from "./loan-position.ts";
import { plannedPostings } from "./planned-postings.ts";
import { scheduleTexts, type ScheduleTexts } from "./schedule-view.ts";

interface BeforeAfter {
  readonly before: LoanPosition;
  readonly after: LoanPosition;
}

/** Entries are those of periods already posted, reckoned again as of the day. */
export function loanChange({ before, after }: BeforeAfter, asOf: LocalDate): LoanChangeView {
  const { loan } = after.facts;
  const [was, is] = [scheduleTexts(before), scheduleTexts(after)];
  const adjustments = plannedPostings(after, asOf).filter(({ kind }) => kind === "adjustment");
  return {
    loanId: loan.id,
    number: loan.number,
    currency: loan.currency,
    facts: [...lifeFacts(before, after), lastRateFact({ before, after }, asOf)],
    ...changedLines(was, is),
    journalEntries: adjustments.flatMap((plan) => planViews(loan, plan)),
  };
}

/** What changes over the whole life of the loan. */
export function lifeFacts(before: LoanPosition, after: LoanPosition): readonly FactChangeView[] {
  const interestOf = ({ schedule: { totals }, terms }: LoanPosition) =>
    moneyText(money(totals.interest + totals.capitalized, terms.currency));
  return [
    {
      label: { ja: "利息の合計", en: "Interest in all" },
      form: "money",
      before: interestOf(before),
      after: interestOf(after),
    },
    {
      label: { ja: "最終期日", en: "Maturity" },
      form: "day",
      before: maturityOf(before),
      after: maturityOf(after),
    },
  ];
}

function lastRateFact({ before, after }: BeforeAfter, asOf: LocalDate): FactChangeView {
  const lastRate = (position: LoanPosition) =>
    rateText((position.timeline.at(-1) ?? rateOn(position, asOf)).annualRate);
  return {
    label: { ja: "最後の適用利率", en: "Interest rate at the end" },
    form: "rate",
    before: lastRate(before),
    after: lastRate(after),
  };
}

/** Both schedules from the first row that is not the same. */
export function changedLines(
  was: ScheduleTexts,
  is: ScheduleTexts,
): Pick<LoanChangeView, "scheduleBefore" | "scheduleAfter"> {
  const [before, after] = [was.rows.map(line), is.rows.map(line)];
  const longer = Math.max(before.length, after.length);
  let first = 0;
  while (first < longer && isSame(before[first], after[first])) first += 1;
  return { scheduleBefore: before.slice(first), scheduleAfter: after.slice(first) };
}

function line({
  dueOn,
  principal,
  interest,
  total,
  balance,
}: ScheduleTexts["rows"][number]): ScheduleLineView {
  return { dueOn, principal, interest, total, balance };
}

function isSame(a: ScheduleLineView | undefined, b: ScheduleLineView | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
