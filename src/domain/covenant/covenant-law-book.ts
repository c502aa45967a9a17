/**
 * The law book of covenants: what must hold before one is agreed. The terms of a numeric kind are refused by the rule
 * that tests them; beside it a covenant on sustainability has no consequence, because a missed target is priced by the
 * ratchet, and automatic acceleration (当然喪失) is kept for insolvency filings.
 */
import { canonicalDecimal, zero } from "../kernel/decimal.ts";
import { accept, mapDecision, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { basisPointsText } from "../kernel/rate.ts";
import { testCovenant } from "./covenant-test.ts";
import { isNumeric, type Covenant } from "./covenant-terms.ts";
import { numericCovenant } from "./statement.ts";
import type { CovenantRejection } from "./test-result.ts";
import { agreeSchedule, type ScheduleRejection } from "./test-schedule.ts";

export type CovenantTermsRejection =
  | CovenantRejection
  | ScheduleRejection
  | Rejection<
      | "stepNotPositive"
      | "consequenceNotForSustainability"
      | "automaticOnlyForInsolvency"
      | "warningNegative"
      | "warningNeedsFigures"
      | "sameLineTwice"
    >;

export function agreeCovenant(covenant: Covenant): Decision<Covenant, CovenantTermsRejection> {
  for (const rule of rules) {
    const complaint = rule(covenant);
    if (complaint !== undefined) return reject(complaint);
  }
  return accept(covenant);
}

type Rule = (covenant: Covenant) => CovenantTermsRejection | undefined;

const rules: readonly Rule[] = [
  termsCanBeTested,
  linesDiffer,
  scheduleHolds,
  stepIsAnIncrease,
  sustainabilityHasNoConsequence,
  automaticForInsolvencyOnly,
  warningHasALevel,
];

/** Without figures a test waits; that it can wait shows that its terms hold. */
function termsCanBeTested({ terms, basis, schedule }: Covenant): CovenantTermsRejection | undefined {
  if (!isNumeric(terms)) return undefined;
  const { covenant } = numericCovenant(terms, { basis, testOn: schedule.firstTestOn, statements: [] });
  return refusalIn(testCovenant(covenant));
}

function scheduleHolds({ schedule }: Covenant): CovenantTermsRejection | undefined {
  return refusalIn(agreeSchedule(schedule));
}

function refusalIn<R extends Rejection>(decision: Decision<unknown, R>): R | undefined {
  const accepted = mapDecision(decision, () => undefined);
  return accepted.ok ? undefined : accepted.rejection;
}

function linesDiffer({ terms }: Covenant): CovenantTermsRejection | undefined {
  if (terms.kind !== "coverage" && terms.kind !== "ratioLimit") return undefined;
  const { numerator, denominator } = terms.params;
  if (numerator !== denominator) return undefined;
  return { code: "sameLineTwice", figures: { numerator, denominator }, pointer: "/params/denominator" };
}

function stepIsAnIncrease({ consequence }: Covenant): CovenantTermsRejection | undefined {
  if (consequence.kind !== "rateStep" || consequence.stepBp > 0n) return undefined;
  const figures = { stepBp: basisPointsText(consequence.stepBp) };
  return { code: "stepNotPositive", figures, pointer: "/consequence/stepBp" };
}

function sustainabilityHasNoConsequence({
  terms,
  consequence,
}: Covenant): CovenantTermsRejection | undefined {
  if (terms.kind !== "sustainability" || consequence.kind === "none") return undefined;
  const figures = { consequence: consequence.kind };
  return { code: "consequenceNotForSustainability", figures, pointer: "/consequence" };
}

function automaticForInsolvencyOnly({ terms, consequence }: Covenant): CovenantTermsRejection | undefined {
  if (consequence.kind !== "automaticAcceleration") return undefined;
  if (terms.kind === "undertaking" && terms.params.subject === "insolvencyFiling") return undefined;
  return { code: "automaticOnlyForInsolvency", figures: { kind: terms.kind }, pointer: "/consequence" };
}

function warningHasALevel({ terms, warning }: Covenant): CovenantTermsRejection | undefined {
  if (warning === undefined) return undefined;
  if (!isNumeric(terms)) {
    return { code: "warningNeedsFigures", figures: { kind: terms.kind }, pointer: "/warning" };
  }
  if (warning.level.gte(zero)) return undefined;
  const figures = { level: canonicalDecimal(warning.level) };
  return { code: "warningNegative", figures, pointer: "/warning/level" };
}
