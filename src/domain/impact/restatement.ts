/**
 * Restatement (訂正・再計算): when a reported figure or a baseline has to be stated again. Each KPI has a policy: a
 * threshold, whether the threshold itself already counts, and which triggers count. Growth of the business is never a
 * reason, or a missed target could be explained away.
 *
 * Small changes add up: within the policy's months the change is measured from the figure that stood before the first
 * of them. A restatement only shows which verdicts would turn; it reprices nothing by itself.
 */
import { canonicalDecimal, roundDecimal, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { addMonths, type LocalDate } from "../kernel/local-date.ts";
import { changePercent, exceedsPercent, type Movement } from "./relative-change.ts";

export type RestatementTrigger = "methodChange" | "error" | "structuralChange";

export interface RestatementPolicy {
  /** In percent: 5 is five per cent. */
  readonly thresholdPercent: Decimal;
  /** Does a change of just the threshold count? */
  readonly inclusive: boolean;
  readonly triggers: readonly RestatementTrigger[];
  /** Changes of the last n months count together; 0 counts each alone. */
  readonly cumulativeMonths: number;
}

export interface FigureChange {
  readonly effectiveOn: LocalDate;
  readonly before: Decimal;
  readonly after: Decimal;
}

export interface RestatementCase extends FigureChange {
  readonly trigger: RestatementTrigger | "organicGrowth";
  /** Changes that stayed below the threshold and were left as they are, oldest first. */
  readonly earlierChanges: readonly FigureChange[];
}

export interface Restatement {
  readonly trigger: RestatementTrigger;
  /** What the change is measured from and to. */
  readonly movement: Movement;
  /** Undefined where the figure was zero. */
  readonly changePercent: Decimal | undefined;
}

export type RestatementRejection = Rejection<
  "organicGrowthIsNoTrigger" | "triggerNotInPolicy" | "nothingChanged" | "belowRestatementThreshold"
>;

export function decideRestatement(
  restatement: RestatementCase,
  policy: RestatementPolicy,
): Decision<Restatement, RestatementRejection> {
  const { trigger, after } = restatement;
  if (trigger === "organicGrowth") return reject({ code: "organicGrowthIsNoTrigger", figures: { trigger } });
  if (!policy.triggers.includes(trigger)) {
    return reject({ code: "triggerNotInPolicy", figures: { trigger, triggers: policy.triggers.join(", ") } });
  }
  const movement = { from: valueBefore(restatement, policy), to: after };
  if (movement.from.eq(movement.to)) {
    return reject({ code: "nothingChanged", figures: { value: canonicalDecimal(after) } });
  }
  const change = changePercent(movement);
  const { thresholdPercent: percent, inclusive } = policy;
  if (exceedsPercent(movement, { percent, inclusive })) {
    return accept({ trigger, movement, changePercent: change });
  }
  const figures = {
    before: canonicalDecimal(movement.from),
    after: canonicalDecimal(after),
    changePercent: change === undefined ? null : canonicalDecimal(roundDecimal(change, 4, "halfEven")),
    thresholdPercent: canonicalDecimal(percent),
    inclusive,
  };
  return reject({ code: "belowRestatementThreshold", figures });
}

function valueBefore(
  { effectiveOn, before, earlierChanges }: RestatementCase,
  { cumulativeMonths }: RestatementPolicy,
): Decimal {
  const windowStartsOn = addMonths(effectiveOn, -cumulativeMonths);
  const first = earlierChanges.find(
    (change) => change.effectiveOn > windowStartsOn && change.effectiveOn <= effectiveOn,
  );
  return first?.before ?? before;
}

export interface TurnedVerdict<Test, Verdict> {
  readonly test: Test;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** The tests whose verdict would turn if they read the restated figures. `verdictOf` is the test of the agreement. */
export function turnedVerdicts<Test, Figures, Verdict extends string>(
  tests: readonly Test[],
  { before, after }: { readonly before: Figures; readonly after: Figures },
  verdictOf: (test: Test, figures: Figures) => Verdict,
): readonly TurnedVerdict<Test, Verdict>[] {
  return tests
    .map((test) => ({ test, before: verdictOf(test, before), after: verdictOf(test, after) }))
    .filter((verdict) => verdict.before !== verdict.after);
}
