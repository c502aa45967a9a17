/** The part of a rate's explanation that lies below one test: KPIs, caps, and why the step counts from its day. */
import { canonicalDecimal } from "../kernel/decimal.ts";
import { basisPointsText } from "../kernel/rate.ts";
import { ratioText } from "../kernel/ratio.ts";
import type { EffectiveDay } from "./effective-day.ts";
import { node, type ExplanationNode } from "./explanation.ts";
import type { AppliedKpiStep, AppliedStep } from "./margin-ratchet.ts";
import type { SharedStep } from "./ratchet-aggregation.ts";
import type { OutcomeBasis } from "./ratchet-outcome.ts";
import type { RatchetTest } from "./ratchet-test.ts";
import type { StepCause } from "./step-history.ts";

const shownDecimals = 10;

/** A test whose step is in force. */
export function explainTest(test: RatchetTest, applied: AppliedStep, cause: StepCause): ExplanationNode {
  const { movedBp, cutBp, kpis, shared } = applied;
  return node("test", { test: test.id, testOn: test.testOn, movedBp: basisPointsText(movedBp) }, [
    ...kpis.map((kpi) => explainKpi(kpi, shared === undefined)),
    ...(shared === undefined ? [] : [explainShared(applied, shared, { test, cause })]),
    ...(cutBp === undefined
      ? []
      : [
          node("totalCap", {
            uncappedBp: basisPointsText(cutBp),
            cappedBp: basisPointsText(applied.standing.totalBp),
          }),
        ]),
    ...explainCause(test, cause),
  ]);
}

/** The arrival of a late certificate whose own step does not count yet. */
export function explainArrival(test: RatchetTest, cause: StepCause): readonly ExplanationNode[] {
  return cause.kind === "arrival" ? [node("arrival", { test: test.id, receivedOn: cause.receivedOn })] : [];
}

function explainKpi({ step, bp, isCapped }: AppliedKpiStep, hasOwnStep: boolean): ExplanationNode {
  const { kpi, outcome, countsAs, attainment, basis } = step;
  const figures = {
    kpi: kpi.id,
    outcome,
    countsAs,
    ...(hasOwnStep ? { bp: basisPointsText(step.bp) } : {}),
    ...(attainment === undefined ? {} : { attainment: canonicalDecimal(attainment) }),
  };
  return node("kpi", figures, [
    ...(basis === undefined ? [] : [explainBasis(basis)]),
    ...(isCapped && kpi.capBp !== undefined
      ? [node("kpiCap", { kpi: kpi.id, capBp: basisPointsText(kpi.capBp), bp: basisPointsText(bp) })]
      : []),
  ]);
}

function explainBasis(basis: OutcomeBasis): ExplanationNode {
  const { sptId, target, value, observationId, observationVersion, grade, evidenceSha256, attestationId } =
    basis;
  return node("spt", { spt: sptId, target: canonicalDecimal(target), value: canonicalDecimal(value) }, [
    node("observation", { observation: observationId, version: String(observationVersion), grade }, [
      ...evidenceSha256.map((sha256) => node("evidence", { sha256 })),
      ...(attestationId === undefined ? [] : [node("attestation", { attestation: attestationId })]),
    ]),
  ]);
}

function explainShared(
  { kpis }: AppliedStep,
  shared: SharedStep,
  { test, cause }: { readonly test: RatchetTest; readonly cause: StepCause },
): ExplanationNode {
  const bp = basisPointsText(shared.bp);
  switch (shared.by) {
    case "ladder":
      return node("ladder", { achieved: String(shared.achieved), of: String(shared.of), bp });
    case "score": {
      const score = ratioText(shared.score, shownDecimals);
      return node("score", { score, bandFrom: canonicalDecimal(shared.bandFrom), bp });
    }
    case "threeBand":
      return node("threeBand", { band: shared.band, bp });
    case "suspension":
      return node("kpisSuspended", { kpis: suspendedAmong(kpis) });
    case "penalty": {
      const { certificateDueOn } = test;
      const deadlineOn = cause.kind === "penalty" ? cause.deadlineOn : certificateDueOn;
      return node("penalty", { bp, certificateDueOn, deadlineOn });
    }
  }
}

function suspendedAmong(kpis: readonly AppliedKpiStep[]): string {
  const suspended = kpis.filter(({ step }) => step.countsAs === "suspended");
  return suspended.map(({ step }) => step.kpi.id).join(", ");
}

function explainCause(test: RatchetTest, cause: StepCause): readonly ExplanationNode[] {
  switch (cause.kind) {
    case "penalty":
    case "arrival":
      return [];
    case "certificate":
      return [explainDay(cause.effective, "certificate")];
    case "countedAsMissed": {
      const { certificateDueOn } = test;
      const { deadlineOn, effective } = cause;
      return [node("countedAsMissed", { certificateDueOn, deadlineOn }), explainDay(effective, "deadline")];
    }
    case "correction": {
      const { correction, rule, favours, effective } = cause;
      const { id, corrects = test.id } = correction.test;
      const figures = { correction: id, corrects, knownOn: correction.knownOn, rule, favours };
      const countedFrom = rule === "trueUp" ? "certificate" : "correction";
      return [node("correction", figures), explainDay(effective, countedFrom)];
    }
  }
}

function explainDay(
  day: EffectiveDay,
  countedFromWhat: "certificate" | "deadline" | "correction",
): ExplanationNode {
  const { rule, on, certificateOn, n, dueOn, holidaysSkipped, isNotBackDated } = day;
  return node("effectiveDay", {
    rule,
    on,
    countedFrom: certificateOn,
    countedFromWhat,
    ...(n === undefined ? {} : { n: String(n) }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(holidaysSkipped.length === 0 ? {} : { holidaysSkipped: holidaysSkipped.join(", ") }),
    ...(isNotBackDated ? { notBackDated: "true" as const } : {}),
  });
}
