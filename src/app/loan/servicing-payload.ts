/** Words and checks that the payloads of servicing share. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { parseLocalDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { parseMoney } from "../../domain/kernel/money.ts";
import type { ClaimKind } from "../../domain/loan/repayment-allocation.ts";
import type { FactChangeView } from "../approval/change-preview.ts";
import { orReject, Rejected } from "../rejected.ts";
import type { LoanCase } from "./loan-step.ts";

export const claimWords: Readonly<Record<ClaimKind, Bilingual>> = {
  costs: { ja: "費用・手数料", en: "Costs and fees" },
  lateCharge: { ja: "遅延損害金", en: "Late charge" },
  interest: { ja: "利息", en: "Interest" },
  principal: { ja: "元金", en: "Principal" },
};

export function dayOf(text: string): LocalDate {
  return orReject(parseLocalDate(text));
}

/** An amount above zero in the loan's currency, minor units. */
export function amountIn({ position }: LoanCase, text: string): bigint {
  const { currency } = position.facts.loan;
  const { minor } = orReject(parseMoney(text, currency));
  if (minor > 0n) return minor;
  throw new Rejected({ code: "amountNotPositive", figures: { amount: text }, pointer: "/amount" });
}

/** What has happened is recorded; what may happen is not. */
export function mustHaveHappened({ position, today }: LoanCase, on: LocalDate): void {
  if (on > today) throw new Rejected({ code: "dayInFuture", figures: { on, today } });
  const { drawdownOn } = position.facts.loan;
  if (on < drawdownOn) throw new Rejected({ code: "dayBeforeDrawdown", figures: { on, drawdownOn } });
}

export function dayFact(label: Bilingual, after: string): FactChangeView {
  return { label, form: "day", before: null, after };
}

export function textFact(label: Bilingual, after: string): FactChangeView {
  return { label, form: "text", before: null, after };
}

export const effectiveDay: Bilingual = { ja: "効力発生日", en: "Effective on" };
export const reasonWord: Bilingual = { ja: "理由", en: "Reason" };
