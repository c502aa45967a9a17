/** What-if: KPI values of a test date in several cases side by side, each with step, rate and yen to maturity. */
import { judgeSpt, testSpt } from "../../domain/impact/spt-test.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { ReckoningDeps } from "../command.ts";
import { isSuspendedOn } from "../loan/agreement-terms.ts";
import { domainSpt } from "../loan/judge-spts.ts";
import { maturityOf, rateOn } from "../loan/loan-position.ts";
import type { AgreementRecord, LoanFacts, SptRecord } from "../loan/ports.ts";
import type { RatchetEffect } from "../loan/ratchet-effect.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { hypotheticalOutcome, lifeDifference, supposedEffect } from "./hypothetical.ts";

export interface SimulationRequest {
  readonly agreementId: string;
  readonly testOn: LocalDate;
  readonly cases: readonly {
    readonly name: string;
    /** A KPI left out counts as not reported. */
    readonly values: readonly { readonly kpiId: string; readonly value: Decimal }[];
  }[];
}

export interface SimulatedLoan {
  readonly loanId: string;
  readonly number: string;
  readonly currency: string;
  readonly rateBefore: string;
  readonly rateAfter: string;
  readonly stepBp: string;
  /** The day the rate is another one; null where it stays. */
  readonly effectiveOn: string | null;
  readonly maturityOn: string;
  /** Interest to maturity against that of today's terms: paid more (+) or less (−). */
  readonly difference: string;
}

export interface SimulatedCase {
  readonly name: string;
  readonly outcomes: readonly {
    readonly kpiId: string;
    readonly value: string | null;
    readonly outcome: "achieved" | "neutral" | "missed" | "notReported" | "suspended";
    readonly plain: string | null;
    readonly fromBaseline: string | null;
  }[];
  readonly loans: readonly SimulatedLoan[];
}

export interface Simulation {
  readonly agreementId: string;
  readonly testOn: string;
  readonly cases: readonly SimulatedCase[];
}

export async function simulate(
  { calendar }: Pick<ReckoningDeps, "calendar">,
  { work, actor, now }: Asked,
  request: SimulationRequest,
): Promise<Simulation> {
  const { agreementId, testOn } = request;
  const viewer = actor.organizationId;
  const agreement = orNotFound(await work.loans.findAgreement(viewer, agreementId, now), "agreement");
  const spts = agreement.spts.filter((spt) => spt.testOn === testOn);
  if (spts.length === 0)
    throw new Rejected({ code: "noSptOnDay", figures: { agreement: agreementId, testOn } });
  mustKnowKpis(request, spts);
  const loans = await work.loans.facts(viewer, await work.loans.idsOfAgreement(agreementId), now);
  const moment = { calendar, asOf: japanDay(now), now };
  const cases = request.cases.map(({ name, values }) => {
    const known = new Map(values.map(({ kpiId, value }) => [kpiId, value]));
    return simulatedCase({ name, known }, { agreement, spts, loans }, moment);
  });
  return { agreementId, testOn, cases };
}

function mustKnowKpis({ cases, testOn }: SimulationRequest, spts: readonly SptRecord[]): void {
  for (const [i, { values }] of cases.entries()) {
    const at = values.findIndex(({ kpiId }) => !spts.some(({ kpi }) => kpi.id === kpiId));
    const stray = values[at];
    if (stray === undefined) continue;
    const pointer = `/cases/${i}/values/${at}/kpiId`;
    throw new Rejected({ code: "sptKpiUnknown", figures: { kpi: stray.kpiId, testOn }, pointer });
  }
}

interface Scene {
  readonly agreement: AgreementRecord;
  readonly spts: readonly SptRecord[];
  readonly loans: readonly LoanFacts[];
}

function simulatedCase(
  { name, known }: { readonly name: string; readonly known: ReadonlyMap<string, Decimal> },
  { agreement, spts, loans }: Scene,
  moment: Parameters<typeof supposedEffect>[2],
): SimulatedCase {
  const isSuspended = spts.some(({ testOn }) => isSuspendedOn(agreement, testOn));
  const outcomes = spts.map((spt) => {
    const value = known.get(spt.kpi.id);
    return hypotheticalOutcome(spt, resultOf(spt, value, isSuspended), value);
  });
  return {
    name,
    outcomes: outcomes.map(({ kpiId, value, outcome, plain, fromBaseline }) => ({
      kpiId,
      value,
      outcome,
      plain,
      fromBaseline,
    })),
    loans: loans.map((facts) => {
      const supposed = spts.map(({ agreementId, testOn, certificateDueOn }) => ({
        agreementId,
        testOn,
        certificateDueOn,
        outcomes,
      }))[0];
      return loanView(supposedEffect(facts, orNotFound(supposed, "test"), moment), moment.asOf);
    }),
  };
}

function resultOf(
  spt: SptRecord,
  value: Decimal | undefined,
  isSuspended: boolean,
): Parameters<typeof hypotheticalOutcome>[1] {
  const level = domainSpt(spt);
  if (isSuspended) return orReject(judgeSpt(level, { kind: "suspended" }));
  if (value === undefined) return orReject(judgeSpt(level, { kind: "notReported" }));
  const verdict = testSpt(level, value);
  return { outcome: verdict.outcome, verdict };
}

/** The rate once the test counts: in the row that is the first to differ. */
function loanView(effect: RatchetEffect, asOf: LocalDate): SimulatedLoan {
  const { before, after } = effect;
  const { loan } = after.facts;
  const changed = after.timeline.find(
    ({ effectiveOn, annualRate }) => rateOn(before, effectiveOn).annualRate !== annualRate,
  );
  const shown = changed ?? after.timeline.at(-1) ?? rateOn(after, asOf);
  return {
    loanId: loan.id,
    number: loan.number,
    currency: loan.currency,
    rateBefore: rateText(rateOn(before, shown.effectiveOn).annualRate),
    rateAfter: rateText(shown.annualRate),
    stepBp: basisPointsText(shown.stepBp),
    effectiveOn: changed?.effectiveOn ?? null,
    maturityOn: maturityOf(after),
    difference: moneyText(money(lifeDifference(effect), loan.currency)),
  };
}
