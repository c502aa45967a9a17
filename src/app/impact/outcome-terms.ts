/** Terms of an outcome contract between their written form and the domain's; figures are decimal text as agreed. */
import type { OutcomeContract, OutcomePart } from "../../domain/impact/outcome-contract.ts";
import type { OutcomePaymentRule } from "../../domain/impact/outcome-payment.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import { decimal } from "../../domain/kernel/decimal.ts";
import { unreachable } from "../../domain/kernel/invariant.ts";
import type { WrittenPart, WrittenRule } from "./outcome-ports.ts";

export interface WrittenContract {
  readonly payerId: string;
  readonly payeeId: string;
  readonly cap: string;
  readonly gradeNeeded: EvidenceGrade;
  readonly parts: readonly WrittenPart[];
}

export function readContract({ cap, parts, ...contract }: WrittenContract): OutcomeContract {
  return { ...contract, cap: decimal(cap), parts: parts.map(readPart) };
}

export function readPart({ code, kpiId, rule, tests, ...amounts }: WrittenPart): OutcomePart {
  return {
    code,
    kpiId: kpiId ?? undefined,
    terms: {
      rule: readRule(rule),
      cap: decimal(amounts.cap),
      fixed: decimal(amounts.fixed),
      roundTo: decimal(amounts.roundTo),
    },
    tests,
  };
}

function readRule(written: WrittenRule): OutcomePaymentRule {
  switch (written.rule) {
    case "proportional":
      return { rule: written.rule, target: decimal(written.target) };
    case "tierTable":
      return {
        rule: written.rule,
        tiers: written.tiers.map(({ from, payment }) => ({ from: decimal(from), payment: decimal(payment) })),
      };
    case "pointIncrease":
      return {
        rule: written.rule,
        baseline: decimal(written.baseline),
        points: decimal(written.points),
      };
    case "countThreshold":
      return { rule: written.rule, threshold: decimal(written.threshold) };
    case "fixed":
      return { rule: written.rule };
    default:
      return unreachable(written);
  }
}
