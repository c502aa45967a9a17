import { canonicalDecimal, roundDecimal } from "../../domain/kernel/decimal.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import type { SptOutcome } from "../../domain/impact/spt-test.ts";
import type { KpiRestatementPolicy } from "../../domain/loan/agreement-law-book.ts";
import { textOf } from "./hypothetical.ts";
import type { RestatedTest, RestatementEffects, RestatementRequest } from "./restatement-effects.ts";

export interface PolicyView extends Omit<KpiRestatementPolicy, "thresholdPercent"> {
  readonly thresholdPercent: string;
}

export function policyView(policy: KpiRestatementPolicy): PolicyView {
  return { ...policy, thresholdPercent: canonicalDecimal(policy.thresholdPercent) };
}

export interface RestatementEffectsView {
  readonly agreementId: string;
  readonly kpiId: string;
  readonly policy: PolicyView;
  readonly baselineBefore: string;
  readonly baselineAfter: string;
  readonly changePercent: string | null;
  readonly tests: readonly RestatedTestView[];
}

export interface RestatedTestView {
  readonly sptId: string;
  readonly testOn: string;
  readonly targetBefore: string;
  readonly targetAfter: string;
  readonly value: string | null;
  readonly verdictBefore: SptOutcome | null;
  readonly verdictAfter: SptOutcome | null;
  readonly turned: boolean;
  readonly decided: boolean;
  readonly stakes: readonly {
    readonly loanId: string;
    readonly number: string;
    readonly currency: string;
    readonly difference: string;
  }[];
}

export function restatementEffectsView(
  { agreementId, kpiId, baselineAfter }: RestatementRequest,
  { policy, baselineBefore, changePercent, tests }: RestatementEffects,
): RestatementEffectsView {
  return {
    agreementId,
    kpiId,
    policy: policyView(policy),
    baselineBefore: canonicalDecimal(baselineBefore),
    baselineAfter: canonicalDecimal(baselineAfter),
    changePercent:
      changePercent === undefined ? null : canonicalDecimal(roundDecimal(changePercent, 4, "halfEven")),
    tests: tests.map(testView),
  };
}

function testView({ before, after, value, ...verdict }: RestatedTest): RestatedTestView {
  return {
    sptId: before.id,
    testOn: before.testOn,
    targetBefore: canonicalDecimal(before.target),
    targetAfter: canonicalDecimal(after.target),
    value: textOf(value),
    verdictBefore: verdict.verdictBefore ?? null,
    verdictAfter: verdict.verdictAfter ?? null,
    turned: verdict.isTurned,
    decided: verdict.isDecided,
    stakes: verdict.stakes.map(({ loan, difference }) => ({
      loanId: loan.id,
      number: loan.number,
      currency: loan.currency,
      difference: moneyText(money(difference, loan.currency)),
    })),
  };
}
