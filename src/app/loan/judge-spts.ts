/** Reads the accepted observations of a test date and judges each SPT, noting exactly what was read. */
import {
  observationGrade,
  observationState,
  observedValue,
  standingVersion,
} from "../../domain/impact/observation.ts";
import {
  judgeSpt,
  type SptReading,
  type SptResult,
  type TestedObservation,
} from "../../domain/impact/spt-test.ts";
import type { Spt } from "../../domain/impact/spt.ts";
import { canonicalDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import { orReject, Rejected } from "../rejected.ts";
import type { DecidedOutcome, SptRecord } from "./ports.ts";

export interface JudgedSpt {
  readonly spt: SptRecord;
  readonly observation: ObservationRecord | undefined;
  readonly outcome: DecidedOutcome;
}

/**
 * Judges the SPTs of one test date. A KPI without an accepted observation counts as not reported, but only once its
 * certificate is overdue: before that it is too early to say so.
 */
export function judgeSpts(
  spts: readonly SptRecord[],
  observations: readonly ObservationRecord[],
  viewpoint: Viewpoint & { readonly isSuspended: boolean },
): readonly JudgedSpt[] {
  return spts.map((spt) => {
    if (viewpoint.isSuspended) return suspended(spt);
    const observation = observationFor(spt, observations, viewpoint);
    if (observation === undefined && spt.certificateDueOn >= viewpoint.asOf)
      throw tooEarly(spt, viewpoint.asOf);
    const result = orReject(judgeSpt(domainSpt(spt), readingOf(observation)));
    return { spt, observation, outcome: decidedOutcome(spt, observation, result) };
  });
}

/** After an amendment event there is nothing to compare with, whatever was reported. */
function suspended(spt: SptRecord): JudgedSpt {
  const outcome = decidedOutcome(spt, undefined, { spt: domainSpt(spt), outcome: "suspended" });
  return { spt, observation: undefined, outcome };
}

/** Of the accepted reports for the SPT's period the newest version known. */
export function observationFor(
  spt: SptRecord,
  observations: readonly ObservationRecord[],
  viewpoint: Pick<Viewpoint, "knownAt">,
): ObservationRecord | undefined {
  const reports = reportsFor(spt, observations);
  const standing = standingVersion(reports, viewpoint);
  return reports.find((report) => report === standing);
}

/** Everything reported for the SPT's KPI and period, accepted or not. */
export function reportsFor(
  spt: SptRecord,
  observations: readonly ObservationRecord[],
): readonly ObservationRecord[] {
  return observations.filter(
    ({ kpiId, period }) =>
      kpiId === spt.kpi.id && period.startOn === spt.periodStartOn && period.endOn === spt.periodEndOn,
  );
}

export function domainSpt(spt: SptRecord): Spt {
  return {
    sptId: spt.id,
    kpiId: spt.kpi.id,
    testOn: spt.testOn,
    gradeNeeded: spt.gradeNeeded,
    direction: spt.kpi.direction,
    target: spt.target,
    baseline: spt.baseline,
    strict: spt.strict,
    neutralFrom: spt.neutralFrom,
  };
}

function tooEarly({ kpi, testOn, certificateDueOn }: SptRecord, asOf: LocalDate): Rejected {
  return new Rejected({
    code: "observationMissing",
    figures: { kpi: kpi.id, testOn, certificateDueOn, asOf },
  });
}

function readingOf(observation: ObservationRecord | undefined): SptReading {
  if (observation === undefined) return { kind: "notReported" };
  const { observationId, version, events } = observation;
  return {
    kind: "observed",
    observation: {
      observationId,
      version,
      value: present(observedValue(events), "value of an accepted observation"),
      state: observationState(events),
      grade: observationGrade(events),
    },
  };
}

function decidedOutcome(
  spt: SptRecord,
  observation: ObservationRecord | undefined,
  result: SptResult,
): DecidedOutcome {
  return {
    sptId: spt.id,
    kpiId: spt.kpi.id,
    outcome: result.outcome,
    target: canonicalDecimal(spt.target),
    baseline: textOf(spt.baseline),
    plain: textOf(result.verdict?.attainment.plain),
    fromBaseline: textOf(result.verdict?.attainment.fromBaseline),
    ...whatWasRead(result.observation),
    evidence: (observation?.evidence ?? []).map(({ id, fileName, sha256 }) => ({ id, fileName, sha256 })),
  };
}

function whatWasRead(
  read: TestedObservation | undefined,
): Pick<DecidedOutcome, "value" | "grade" | "observationId" | "observationVersion"> {
  if (read === undefined) return { value: null, grade: null, observationId: null, observationVersion: null };
  const { value, grade, observationId, version } = read;
  return {
    value: canonicalDecimal(value),
    grade: grade ?? null,
    observationId,
    observationVersion: version,
  };
}

function textOf(value: Decimal | undefined): string | null {
  return value === undefined ? null : canonicalDecimal(value);
}
