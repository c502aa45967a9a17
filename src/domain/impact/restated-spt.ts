/**
 * What a restated baseline does to an SPT. A target that was agreed as a level stays (`absolute`); one that was agreed
 * as an improvement on the baseline moves with it (`relative`), and so does the weaker end of a neutral band. Targets
 * moved are rounded to six places, halves to even, so that both parties write down the same figure.
 */
import { roundDecimal, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { SptLevel } from "./spt.ts";

export const restatedTargets = ["absolute", "relative"] as const;
export type RestatedTarget = (typeof restatedTargets)[number];

export interface RestatedBaseline {
  readonly baseline: Decimal;
  readonly target: RestatedTarget;
}

export type RestatedSptRejection = Rejection<"baselineZero" | "baselineMissing">;

const places = 6;

export function restateSpt(
  level: SptLevel,
  { baseline, target }: RestatedBaseline,
): Decision<SptLevel, RestatedSptRejection> {
  if (target === "absolute") return accept({ ...level, baseline });
  const { baseline: before, neutralFrom } = level;
  if (before === undefined) return reject({ code: "baselineMissing" });
  if (before.isZero()) return reject({ code: "baselineZero" });
  const moved = (value: Decimal) => roundDecimal(value.times(baseline).div(before), places, "halfEven");
  return accept({
    ...level,
    baseline,
    target: moved(level.target),
    neutralFrom: neutralFrom === undefined ? undefined : moved(neutralFrom),
  });
}
