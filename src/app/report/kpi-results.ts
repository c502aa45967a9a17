/** Each KPI of the loan's agreement: baseline, targets with verdicts, and what was reported. */
import { observedValue } from "../../domain/impact/observation.ts";
import { canonicalDecimal, decimal } from "../../domain/kernel/decimal.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { cellText } from "../../domain/project/small-cell.ts";
import { basisPointsText } from "../../domain/kernel/rate.ts";
import { aggregate } from "../../domain/loan/ratchet-aggregation.ts";
import { countOutcomes, reportsEveryKpi } from "../../domain/loan/ratchet-outcome.ts";
import type { KpiBaseline, KpiResult, ReportedVerdict, SptTarget } from "../../domain/report/kpi-result.ts";
import type { KpiRecord, ObservationRecord } from "../impact/ports.ts";
import { reportsFor } from "../loan/judge-spts.ts";
import { ratchetOn } from "../loan/agreement-terms.ts";
import type { AgreementRecord, LoanFacts, RatchetDecisionFact, SptRecord } from "../loan/ports.ts";
import { periodOf, reportedObservations } from "./reported-observations.ts";
import { statedProvenance } from "./report-provenance.ts";

export interface KpiFacts extends Pick<LoanFacts, "agreement" | "decisions"> {
  readonly kpis: readonly KpiRecord[];
  /** As known at the viewpoint, newest period first. */
  readonly observations: readonly ObservationRecord[];
  /** The last day of which anything can be known. */
  readonly seenUntil: LocalDate;
}

/** In the order in which the agreement first tests them. */
export function kpiResults(facts: KpiFacts): readonly KpiResult[] {
  const { agreement } = facts;
  if (agreement === undefined) return [];
  const kpiIds = new Set(agreement.spts.map(({ kpi }) => kpi.id));
  return [...kpiIds].map((kpiId) => kpiResult(kpiId, agreement, facts));
}

function kpiResult(kpiId: string, agreement: AgreementRecord, facts: KpiFacts): KpiResult {
  const spts = sptsOf(kpiId, agreement);
  const [{ kpi, provenance }] = spts;
  const records = facts.observations.filter((record) => record.kpiId === kpiId);
  const baseline = baselineOf(spts, records);
  const targets = spts.map((spt) => targetOf(spt, agreement, facts));
  const observations = reportedObservations({
    records,
    judged: judgedObservations(facts.decisions),
  });
  return withoutSmallCells(spts[0].smallestCell, {
    id: kpiId,
    name: {
      value: kpi.name,
      provenance: statedProvenance(facts.kpis.find(({ id }) => id === kpiId)?.provenance ?? provenance),
    },
    unit: kpi.unit,
    decimals: mostDecimals([
      ...(baseline === undefined ? [] : [baseline]),
      ...targets,
      ...observations.flatMap((observation) => [observation, ...observation.conflicting]),
    ]),
    direction: kpi.direction,
    ...(baseline === undefined ? {} : { baseline }),
    targets,
    observations,
  });
}

/** As the paper tells it: what counts too few people is said to be few. */
function withoutSmallCells(smallestCell: number | undefined, result: KpiResult): KpiResult {
  const told = <Said extends { readonly value: string }>(said: Said): Said => ({
    ...said,
    value: cellText({ value: decimal(said.value), smallestCell }),
  });
  const { baseline, targets, observations } = result;
  return {
    ...result,
    ...(baseline === undefined ? {} : { baseline: told(baseline) }),
    targets: targets.map((target) => toldTarget(target, smallestCell)),
    observations: observations.map((each) => ({ ...told(each), conflicting: each.conflicting.map(told) })),
  };
}

function toldTarget(target: SptTarget, smallestCell: number | undefined): SptTarget {
  const { verdict } = target;
  if (verdict?.observed === undefined) return target;
  const observed = cellText({ value: decimal(verdict.observed), smallestCell });
  return { ...target, verdict: { ...verdict, observed } };
}

function sptsOf(kpiId: string, { spts }: AgreementRecord): readonly [SptRecord, ...SptRecord[]] {
  const [first, ...others] = spts
    .filter(({ kpi }) => kpi.id === kpiId)
    .toSorted((a, b) => (a.testOn < b.testOn ? -1 : 1));
  return [present(first, `an SPT of ${kpiId}`), ...others];
}

function mostDecimals(values: readonly { readonly value: string }[]): number {
  return Math.max(0, ...values.map(({ value }) => decimal(value).decimalPlaces()));
}

/**
 * Of a baseline the agreement keeps the value, not the days it was measured over. They are those of the last report
 * before the first tested period, if it states this value.
 */
function baselineOf(
  spts: readonly SptRecord[],
  records: readonly ObservationRecord[],
): KpiBaseline | undefined {
  const spt = spts.find(({ baseline }) => baseline !== undefined);
  if (spt?.baseline === undefined) return undefined;
  const { baseline: value, periodStartOn: startOn, provenance } = spt;
  const before = records.find(({ period }) => period.endOn <= startOn);
  const isMeasured = before !== undefined && observedValue(before.events)?.eq(value) === true;
  return {
    value: canonicalDecimal(value),
    ...(isMeasured ? { period: periodOf(before) } : {}),
    provenance: statedProvenance(provenance),
  };
}

function judgedObservations(decisions: readonly RatchetDecisionFact[]): ReadonlySet<string> {
  const ids = decisions.flatMap(({ outcomes }) => outcomes.map(({ observationId }) => observationId));
  return new Set(ids.filter((id) => id !== null));
}

/** The decision that stands for a test date: the last one, which corrects those before it. */
function targetOf(spt: SptRecord, agreement: AgreementRecord, facts: KpiFacts): SptTarget {
  const decision = facts.decisions.findLast(({ testOn }) => testOn === spt.testOn);
  const verdict = decision === undefined ? silenceOn(spt, facts) : verdictOn(spt, decision, agreement);
  return {
    testOn: spt.testOn,
    period: { startOn: spt.periodStartOn, endOn: spt.periodEndOn },
    value: canonicalDecimal(spt.target),
    provenance: statedProvenance(spt.provenance),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

/** That nothing was reported in time is a fact, also before anyone has decided what it costs. */
function silenceOn(spt: SptRecord, { observations, seenUntil }: KpiFacts): ReportedVerdict | undefined {
  const isOverdue = spt.certificateDueOn < seenUntil;
  return isOverdue && reportsFor(spt, observations).length === 0 ? { outcome: "notReported" } : undefined;
}

function verdictOn(
  spt: SptRecord,
  decision: RatchetDecisionFact,
  agreement: AgreementRecord,
): ReportedVerdict | undefined {
  const decided = decision.outcomes.find(({ sptId }) => sptId === spt.id);
  if (decided === undefined) return undefined;
  const stepBp = ownStep(spt.kpi.id, decision, agreement);
  const { outcome, value, grade } = decided;
  return {
    outcome,
    ...(value === null ? {} : { observed: value }),
    ...(stepBp === undefined ? {} : { stepBp }),
    ...(grade === null ? {} : { grade }),
  };
}

/** Undefined where the KPIs share a step, or where the certificate does not count as arrived. */
function ownStep(
  kpiId: string,
  { outcomes, testOn }: RatchetDecisionFact,
  agreement: AgreementRecord,
): string | undefined {
  const ratchet = ratchetOn(agreement, testOn);
  const counted = countOutcomes(
    ratchet,
    outcomes.map(({ kpiId: kpi, outcome, fromBaseline }) => ({
      kpi,
      outcome,
      attainment: fromBaseline === null ? undefined : decimal(fromBaseline),
    })),
  );
  if (!counted.ok) return undefined;
  if (ratchet.notReported.rule !== "asMissed" && !reportsEveryKpi(counted.value)) return undefined;
  const step = aggregate(ratchet, counted.value);
  if (!step.ok || step.value.shared !== undefined) return undefined;
  const own = step.value.kpis.find(({ kpi }) => kpi.id === kpiId);
  return own === undefined ? undefined : basisPointsText(own.bp);
}
