/** What an observation would do to the rate of each loan that tests it: a forecast, before anyone has judged it. */
import { observedValue } from "../../domain/impact/observation.ts";
import { testSpt, type SptVerdict } from "../../domain/impact/spt-test.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import { isSamePeriod } from "../../domain/impact/kpi.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import { orNotFound } from "../rejected.ts";
import { domainSpt } from "./judge-spts.ts";
import { rateOn } from "./loan-position.ts";
import type { LoanFacts, RatchetDecisionFact, SptRecord } from "./ports.ts";
import { pendingDecision } from "./ratchet-preview.ts";
import { ratchetEffect } from "./ratchet-effect.ts";
import type { LoanReader } from "./read-loan.ts";

export interface RateEffectView {
  readonly agreementId: string;
  readonly loanId: string;
  readonly loanNumber: string;
  readonly testOn: string;
  readonly outcome: SptVerdict["outcome"];
  readonly stepBp: string;
  readonly rateBefore: string;
  readonly rateAfter: string;
  readonly effectiveOn: string;
}

export async function readRateEffects(
  reader: LoanReader,
  observationId: string,
  now: Instant,
): Promise<readonly RateEffectView[]> {
  const { repositories, actor } = reader;
  const viewer = actor.organizationId;
  const observation = orNotFound(
    await repositories.impact.findObservation(viewer, observationId),
    "observation",
  );
  const agreementIds = await repositories.loans.agreementsTestingKpi(viewer, observation.kpiId);
  const effects: RateEffectView[] = [];
  for (const agreementId of agreementIds) {
    const loanIds = await repositories.loans.idsOfAgreement(agreementId);
    for (const facts of await repositories.loans.facts(viewer, loanIds, now)) {
      effects.push(...effectsOn(reader, { facts, observation, now }));
    }
  }
  return effects;
}

interface Forecast {
  readonly facts: LoanFacts;
  readonly observation: ObservationRecord;
  readonly now: Instant;
}

function effectsOn(reader: LoanReader, { facts, observation, now }: Forecast): readonly RateEffectView[] {
  const tested = (facts.agreement?.spts ?? []).filter(
    (spt) =>
      spt.kpi.id === observation.kpiId &&
      isSamePeriod({ startOn: spt.periodStartOn, endOn: spt.periodEndOn, label: "" }, observation.period),
  );
  return tested.map((spt) => forecast(reader, { facts, observation, now, spt }));
}

function forecast(
  { calendar }: LoanReader,
  { facts, observation, now, spt }: Forecast & { readonly spt: SptRecord },
): RateEffectView {
  const asOf = japanDay(now);
  const value = observedValue(observation.events) ?? observation.draftValue;
  const verdict = testSpt(domainSpt(spt), value);
  const fromBaseline = verdict.attainment.fromBaseline;
  const decision: RatchetDecisionFact = {
    id: pendingDecision,
    agreementId: spt.agreementId,
    testOn: spt.testOn,
    certificateDueOn: spt.certificateDueOn,
    certificateReceivedOn: asOf,
    outcomes: [
      {
        sptId: spt.id,
        kpiId: spt.kpi.id,
        outcome: verdict.outcome,
        value: canonicalDecimal(value),
        target: canonicalDecimal(spt.target),
        baseline: null,
        plain: null,
        fromBaseline: fromBaseline === undefined ? null : canonicalDecimal(fromBaseline),
        grade: null,
        observationId: null,
        observationVersion: null,
        evidence: [],
      },
    ],
    correctsId: facts.decisions.findLast(({ testOn }) => testOn === spt.testOn)?.id,
    recordedAt: now,
    approvedBy: "",
  };
  const { before, after } = ratchetEffect(facts, decision, { calendar, asOf });
  const changed = after.timeline.find((row) => row.effectiveOn > asOf) ?? rateOn(after, asOf);
  return {
    agreementId: spt.agreementId,
    loanId: facts.loan.id,
    loanNumber: facts.loan.number,
    testOn: spt.testOn,
    outcome: verdict.outcome,
    stepBp: basisPointsText(changed.stepBp),
    rateBefore: rateText(rateOn(before, asOf).annualRate),
    rateAfter: rateText(changed.annualRate),
    effectiveOn: changed.effectiveOn,
  };
}
