/**
 * The agreed terms as a report states them. Where a term comes from is kept in the loan's notes, one a term, under the
 * glossary's word for it. A term without a note is taken from the books, unless others of the same loan are invented:
 * then it is not passed off as real.
 */
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { rowOn } from "../../domain/kernel/dated.ts";
import type { LoanTerms } from "../../domain/report/loan-report.ts";
import type { Provenance } from "../provenance.ts";
import { ownRecord } from "../provenance.ts";
import { balanceOn, maturityOf, rateOn, type LoanPosition } from "../loan/loan-position.ts";
import type { TermNote } from "../loan/ports.ts";
import { statedProvenance } from "./report-provenance.ts";

/** Words by which the note of a term is known, in the glossary's two languages. */
const termWords = {
  lender: ["貸付人", "貸し手", "lender"],
  borrower: ["借入人", "借り手", "borrower"],
  principal: ["元本", "金額", "principal", "amount"],
  drawdown: ["実行日", "drawdown"],
  maturity: ["最終期日", "満期", "maturity", "tenor", "返済", "repayment"],
  repayment: ["返済", "弁済", "repayment"],
  baseRate: ["基準金利", "base rate"],
  creditMargin: ["スプレッド", "上乗せ", "margin"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TermName = keyof typeof termWords;

function termProvenance(terms: readonly TermNote[], name: TermName): Provenance {
  const others = terms.find(({ provenance }) => provenance.fictional);
  return notedProvenance(terms, name) ?? others?.provenance ?? ownRecord;
}

/** Of the first of the words that names a note. */
export function notedProvenance(terms: readonly TermNote[], name: TermName): Provenance | undefined {
  const notes = termWords[name].flatMap((word) =>
    terms.filter(({ field }) => field.ja.includes(word) || field.en.toLowerCase().includes(word)),
  );
  return notes[0]?.provenance;
}

export function reportedTerms(position: LoanPosition, asOf: LocalDate): LoanTerms {
  const { loan, fixings } = position.facts;
  const { currency, interestRule, terms } = loan;
  const rate = rateOn(position, asOf);
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const index = rowOn(fixings, asOf)?.name ?? { ja: loan.baseRateIndex, en: loan.baseRateIndex };
  const stated = <T>(name: TermName, value: T) => ({
    value,
    provenance: statedProvenance(termProvenance(terms, name)),
  });
  return {
    number: loan.number,
    currency,
    principal: stated("principal", text(loan.principal)),
    outstanding: text(balanceOn(position, asOf)),
    drawdownOn: stated("drawdown", loan.drawdownOn),
    maturityOn: stated("maturity", maturityOf(position)),
    repayment: stated("repayment", loan.productKind),
    baseRate: stated("baseRate", { index, annualRate: rateText(rate.baseRate) }),
    creditMargin: stated("creditMargin", rateText(rate.creditMargin)),
    dayCount: interestRule.dayCount,
    dayInclusion: interestRule.dayInclusion,
    rounding: interestRule.rounding,
  };
}
