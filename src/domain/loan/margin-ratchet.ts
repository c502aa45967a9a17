/**
 * Margin ratchet (マージン・ラチェット): how the outcomes of a test move the margin, within the caps agreed.
 *
 * Not cumulative: each test replaces the last, a miss returns to the initial margin. Cumulative: each test moves the
 * margin on from where it stands. A cap limits where the margin stands, not what was once earned: whoever achieved more
 * than the cap allowed keeps no reserve, and the next miss moves the margin back from the cap. KPI caps come first (±),
 * then the total cap in both directions.
 */
import { clampBasisPoints, sumBasisPoints, zeroBasisPoints, type BasisPoints } from "../kernel/rate.ts";
import type { KpiStep, RatchetStep, SharedStep } from "./ratchet-aggregation.ts";
import type { MarginRatchet, StepRange } from "./ratchet-terms.ts";

/** Where the margin stands against the credit margin, in all and by KPI with a cap of its own. */
export interface StepStanding {
  readonly totalBp: BasisPoints;
  readonly kpiBp: ReadonlyMap<string, BasisPoints>;
}

export const initialStanding: StepStanding = { totalBp: zeroBasisPoints, kpiBp: new Map() };

/** What a step came to after caps, with the figures that show it. */
export interface AppliedStep {
  readonly standing: StepStanding;
  /** The standing the step was added to. */
  readonly before: BasisPoints;
  readonly kpis: readonly AppliedKpiStep[];
  readonly shared: SharedStep | undefined;
  /** KPI steps after their caps and the shared step together. */
  readonly movedBp: BasisPoints;
  /** `before + movedBp`, where the total cap cut it. */
  readonly cutBp: BasisPoints | undefined;
}

export interface AppliedKpiStep {
  readonly step: KpiStep;
  /** After the KPI's cap. */
  readonly bp: BasisPoints;
  readonly isCapped: boolean;
}

/** What of the terms decides how a step moves the margin. */
export type StepCaps = Pick<MarginRatchet, "cumulative" | "totalCapBp">;

/** The step taken from where the margin stands: from zero, unless the ratchet is cumulative. */
export function applyStep(ratchet: StepCaps, standing: StepStanding, step: RatchetStep): AppliedStep {
  const from = ratchet.cumulative ? standing : initialStanding;
  const kpis = step.kpis.map((kpiStep) => applyKpiStep(from.kpiBp, kpiStep));
  const movedBp = sumBasisPoints([...kpis.map(({ bp }) => bp), step.shared?.bp ?? zeroBasisPoints]);
  const uncappedBp = sumBasisPoints([from.totalBp, movedBp]);
  const totalBp = withinTotalCap(ratchet.totalCapBp, uncappedBp);
  return {
    standing: { totalBp, kpiBp: movedKpis(from.kpiBp, kpis) },
    before: from.totalBp,
    kpis,
    shared: step.shared,
    movedBp,
    cutBp: totalBp === uncappedBp ? undefined : uncappedBp,
  };
}

function applyKpiStep(kpiBp: ReadonlyMap<string, BasisPoints>, step: KpiStep): AppliedKpiStep {
  const { capBp, id } = step.kpi;
  if (capBp === undefined) return { step, bp: step.bp, isCapped: false };
  const before = kpiBp.get(id) ?? zeroBasisPoints;
  const lowest = (0n - capBp) as BasisPoints;
  const after = clampBasisPoints(sumBasisPoints([before, step.bp]), { lowest, highest: capBp });
  const bp = (after - before) as BasisPoints;
  return { step, bp, isCapped: bp !== step.bp };
}

function movedKpis(kpiBp: StepStanding["kpiBp"], kpis: readonly AppliedKpiStep[]): StepStanding["kpiBp"] {
  const capped = kpis.filter(({ step }) => step.kpi.capBp !== undefined);
  if (capped.length === 0) return kpiBp;
  const moved = new Map(kpiBp);
  for (const { step, bp } of capped) {
    moved.set(step.kpi.id, sumBasisPoints([kpiBp.get(step.kpi.id) ?? zeroBasisPoints, bp]));
  }
  return moved;
}

function withinTotalCap(cap: StepRange | undefined, bp: BasisPoints): BasisPoints {
  return cap === undefined ? bp : clampBasisPoints(bp, { lowest: cap.down, highest: cap.up });
}

/** The step a test brings by itself, after KPI caps and before the total cap: two verdicts compare by it. */
export function stepAlone(step: RatchetStep): BasisPoints {
  const { movedBp } = applyStep({ cumulative: false, totalCapBp: undefined }, initialStanding, step);
  return movedBp;
}
