/**
 * Contracts that pay by results (成果連動型民間委託契約, PFS/SIB). A contract has parts, each with its KPI, its rule and its
 * test dates; a part of the rule "fixed" is owed on its day whatever the result. A settlement takes one accepted
 * observation whose evidence is strong enough, reckons what the rule pays, and cuts it down to what the cap of the whole
 * contract leaves: however often a figure is restated, all settlements together never exceed it.
 */
import { canonicalDecimal, decimal, lesser, zero, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Ratio } from "../kernel/ratio.ts";
import { compareGrades, type EvidenceGrade } from "./evidence-grade.ts";
import { outcomePayment, type OutcomePaymentRejection, type OutcomePaymentTerms } from "./outcome-payment.ts";

export interface PartTest {
  readonly testOn: LocalDate;
  readonly periodStartOn: LocalDate;
  /** Not included. */
  readonly periodEndOn: LocalDate;
}

export interface OutcomePart {
  /** Unique in the contract: "P1". */
  readonly code: string;
  /** Undefined for a fixed part, which looks at no result. */
  readonly kpiId: string | undefined;
  readonly terms: OutcomePaymentTerms;
  /** The cap of the terms holds for each. */
  readonly tests: readonly PartTest[];
}

export interface OutcomeContract {
  readonly payerId: string;
  readonly payeeId: string;
  /** The most that is paid under the whole contract. */
  readonly cap: Decimal;
  readonly gradeNeeded: EvidenceGrade;
  readonly parts: readonly OutcomePart[];
}

export type OutcomeContractRejection =
  | OutcomePaymentRejection
  | Rejection<
      | "payerIsPayee"
      | "partsMissing"
      | "duplicatePart"
      | "testsMissing"
      | "duplicateTest"
      | "testBeforePeriodEnd"
      | "partWithoutKpi"
      | "fixedPartWithKpi"
      | "fixedPartsAboveCap"
    >;

const noResult = decimal(0);

/** The law book of a contract: the first rule it breaks, or the contract. */
export function agreeOutcomeContract(
  contract: OutcomeContract,
): Decision<OutcomeContract, OutcomeContractRejection> {
  const { payerId, payeeId, parts, cap } = contract;
  if (payerId === payeeId) return reject({ code: "payerIsPayee", pointer: "/payeeId" });
  if (parts.length === 0) return reject({ code: "partsMissing", pointer: "/parts" });
  for (const [i, part] of parts.entries()) {
    const pointer = `/parts/${String(i)}`;
    const complaint =
      (parts.findIndex(({ code }) => code === part.code) === i
        ? undefined
        : ({ code: "duplicatePart", figures: { part: part.code }, pointer } as const)) ??
      complaintAboutPart(part, pointer);
    if (complaint !== undefined) return reject(complaint);
  }
  const fixed = parts.reduce(
    (sum, { terms, tests }) => sum.plus(terms.fixed.times(decimal(tests.length))),
    zero,
  );
  if (fixed.lte(cap)) return accept(contract);
  const figures = { fixed: canonicalDecimal(fixed), cap: canonicalDecimal(cap) };
  return reject({ code: "fixedPartsAboveCap", figures, pointer: "/cap" });
}

function complaintAboutPart(part: OutcomePart, pointer: string): OutcomeContractRejection | undefined {
  const { terms, tests, kpiId } = part;
  const isFixed = terms.rule.rule === "fixed";
  if (isFixed && kpiId !== undefined) return { code: "fixedPartWithKpi", pointer: `${pointer}/kpiId` };
  if (!isFixed && kpiId === undefined) return { code: "partWithoutKpi", pointer: `${pointer}/kpiId` };
  const reckoned = outcomePayment(terms, noResult);
  if (!reckoned.ok) {
    return { ...reckoned.rejection, pointer: `${pointer}/terms${reckoned.rejection.pointer ?? ""}` };
  }
  return complaintAboutTests(tests, `${pointer}/tests`);
}

function complaintAboutTests(
  tests: readonly PartTest[],
  pointer: string,
): OutcomeContractRejection | undefined {
  if (tests.length === 0) return { code: "testsMissing", pointer };
  for (const [i, { testOn, periodStartOn, periodEndOn }] of tests.entries()) {
    const at = `${pointer}/${String(i)}`;
    if (tests.findIndex((test) => test.testOn === testOn) !== i)
      return { code: "duplicateTest", figures: { testOn }, pointer: at };
    if (periodStartOn >= periodEndOn || testOn < periodEndOn) {
      const figures = { testOn, periodStartOn, periodEndOn };
      return { code: "testBeforePeriodEnd", figures, pointer: at };
    }
  }
  return undefined;
}

/** What was measured, as the reviewer left it. */
export interface AcceptedResult {
  readonly value: Decimal;
  readonly grade: EvidenceGrade;
}

export interface OutcomeSettlement {
  /** What the rule of the part pays. */
  readonly byRule: Decimal;
  /** Before rounding. */
  readonly exact: Ratio;
  /** What the contract's cap leaves for it. */
  readonly left: Decimal;
  readonly payment: Decimal;
}

export type SettlementRejection =
  OutcomePaymentRejection | Rejection<"resultMissing" | "resultGradeTooLow" | "settledAboveCap">;

/** `others`: what stands settled under the contract beside this test of this part. */
export function settleOutcome(
  { cap, gradeNeeded }: Pick<OutcomeContract, "cap" | "gradeNeeded">,
  part: Pick<OutcomePart, "code" | "kpiId" | "terms">,
  { result, others }: { readonly result: AcceptedResult | undefined; readonly others: Decimal },
): Decision<OutcomeSettlement, SettlementRejection> {
  const complaint = complaintAboutResult(part, result, gradeNeeded);
  if (complaint !== undefined) return reject(complaint);
  const left = cap.minus(others);
  if (left.lt(0)) {
    const figures = { settled: canonicalDecimal(others), cap: canonicalDecimal(cap) };
    return reject({ code: "settledAboveCap", figures });
  }
  const reckoned = outcomePayment(part.terms, result?.value ?? noResult);
  if (!reckoned.ok) return reckoned;
  const { payment: byRule, exact } = reckoned.value;
  return accept({ byRule, exact, left, payment: lesser(byRule, left) });
}

function complaintAboutResult(
  { code, kpiId }: Pick<OutcomePart, "code" | "kpiId">,
  result: AcceptedResult | undefined,
  gradeNeeded: EvidenceGrade,
): SettlementRejection | undefined {
  if (kpiId === undefined) return undefined;
  if (result === undefined) return { code: "resultMissing", figures: { part: code } };
  if (compareGrades(result.grade, gradeNeeded) >= 0) return undefined;
  return { code: "resultGradeTooLow", figures: { part: code, grade: result.grade, gradeNeeded } };
}
