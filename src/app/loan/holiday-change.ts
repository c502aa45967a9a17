/**
 * Payment holidays (支払猶予) for one loan or for many at once: due dates inside ask for no principal, and interest is
 * treated as agreed. What fell due before stays due.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { HolidayInterest, HolidayMaturity } from "../../domain/loan/payment-holiday.ts";
import { moneyChange, type LoanCase, type LoanStep } from "./loan-step.ts";
import { servicingChange } from "./servicing-change.ts";
import { dayFact, dayOf, reasonWord, textFact } from "./servicing-payload.ts";
import { mustStandInTheBooks } from "./status-change.ts";

export interface HolidayPayload {
  readonly loanIds: readonly string[];
  readonly startOn: string;
  /** First day after it. */
  readonly endOn: string;
  readonly interest: HolidayInterest;
  readonly maturity: HolidayMaturity;
  readonly reason: string;
}

export function holidayPayload(asked: HolidayPayload): CanonicalObject {
  const { loanIds, startOn, endOn, interest, maturity, reason } = asked;
  return { loanIds: [...new Set(loanIds)], startOn, endOn, interest, maturity, reason };
}

const interestWords: Readonly<Record<HolidayInterest, string>> = {
  paid: "約定どおり支払 / paid as usual",
  capitalized: "元本に組入れ / added to the balance",
  deferred: "猶予後に一括 / paid in one sum afterwards",
  waived: "免除 / waived",
};
const maturityWords: Readonly<Record<HolidayMaturity, string>> = {
  keep: "最終期限を据置き / maturity kept",
  extend: "最終期限を延長 / maturity extended",
};

export const holidayChange = servicingChange((payload) => {
  const asked = payload as unknown as HolidayPayload;
  const { loanIds, startOn, endOn, interest, maturity, reason } = asked;
  return {
    loanIds,
    title: { ja: `支払猶予 ${startOn} – ${endOn}`, en: `payment holiday ${startOn} – ${endOn}` },
    facts: [
      dayFact({ ja: "猶予の開始", en: "From" }, startOn),
      dayFact({ ja: "猶予の終了", en: "To" }, endOn),
      textFact({ ja: "利息", en: "Interest" }, interestWords[interest]),
      textFact({ ja: "最終期限", en: "Maturity" }, maturityWords[maturity]),
      textFact(reasonWord, reason),
      {
        label: { ja: "対象の融資", en: "Loans" },
        form: "count",
        before: null,
        after: String(loanIds.length),
      },
    ],
    outboxKind: "loan.paymentHolidayGranted",
    reasonKind: "paymentHoliday",
    stepOf: (known) => holidayStep(known, asked),
  };
});

function holidayStep(known: LoanCase, asked: HolidayPayload): LoanStep {
  mustStandInTheBooks(known);
  const [effectiveOn, endOn] = [dayOf(asked.startOn), dayOf(asked.endOn)];
  const { interest, maturity, reason } = asked;
  const { rows } = known.position.schedule;
  const inside = rows.filter(
    ({ kind, dueOn }) => kind === "instalment" && effectiveOn <= dueOn && dueOn < endOn,
  );
  const postponed = inside.reduce((sum, { principal }) => sum + principal, 0n);
  const label = { ja: "猶予中に期日を迎える元金", en: "Principal due inside" };
  return {
    event: { effectiveOn, detail: { kind: "paymentHoliday", endOn, interest, maturity, reason } },
    entries: [],
    facts: [moneyChange(known.position.facts.loan, label, [postponed, 0n])],
  };
}
