/** What a restated baseline would change: SPTs, verdicts and the yen behind them. It decides and reprices nothing. */
import { decideRestatement, turnedVerdicts, type RestatementCase } from "../../domain/impact/restatement.ts";
import { restateSpt } from "../../domain/impact/restated-spt.ts";
import { testSpt, type SptOutcome } from "../../domain/impact/spt-test.ts";
import { decimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { KpiRestatementPolicy } from "../../domain/loan/agreement-law-book.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { ReckoningDeps } from "../command.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import { observedValue } from "../../domain/impact/observation.ts";
import { termsOn } from "../loan/agreement-terms.ts";
import { domainSpt, observationFor } from "../loan/judge-spts.ts";
import type { AgreementRecord, LoanFacts, SptRecord } from "../loan/ports.ts";
import { orReject, Rejected } from "../rejected.ts";
import { loansUnder, ownAgreement } from "./agreement-effect.ts";
import { hypotheticalOutcome, lifeDifference, supposedEffect } from "./hypothetical.ts";

export interface RestatementRequest extends Pick<
  RestatementCase,
  "trigger" | "effectiveOn" | "earlierChanges"
> {
  readonly agreementId: string;
  readonly kpiId: string;
  readonly baselineAfter: Decimal;
  readonly reason: string;
  /** The day the borrower consented. */
  readonly consentedOn: LocalDate | undefined;
}

/** One SPT before and after, with its verdict on what was observed. */
export interface RestatedTest {
  readonly before: SptRecord;
  readonly after: SptRecord;
  readonly value: Decimal | undefined;
  readonly verdictBefore: SptOutcome | undefined;
  readonly verdictAfter: SptOutcome | undefined;
  readonly isTurned: boolean;
  readonly isDecided: boolean;
  /** What a new decision would move, loan by loan; minor units. */
  readonly stakes: readonly { readonly loan: LoanFacts["loan"]; readonly difference: bigint }[];
}

export interface RestatementEffects {
  readonly agreement: AgreementRecord;
  readonly policy: KpiRestatementPolicy;
  readonly baselineBefore: Decimal;
  readonly changePercent: Decimal | undefined;
  readonly tests: readonly RestatedTest[];
  readonly loans: readonly LoanFacts[];
}

export async function restatementEffects(
  deps: ReckoningDeps,
  asked: Asked,
  request: RestatementRequest,
): Promise<RestatementEffects> {
  const { work, actor, now } = asked;
  const agreement = await ownAgreement(asked, request.agreementId);
  const policy = policyOf(agreement, request);
  const spts = agreement.spts.filter(({ kpi }) => kpi.id === request.kpiId);
  const baselineBefore = spts.at(-1)?.baseline;
  if (baselineBefore === undefined) {
    throw new Rejected({ code: "baselineMissing", figures: { kpi: request.kpiId } });
  }
  const { trigger, effectiveOn, earlierChanges, baselineAfter } = request;
  const stated = { trigger, effectiveOn, earlierChanges, before: baselineBefore, after: baselineAfter };
  const { changePercent } = orReject(decideRestatement(stated, policy));
  const loans = await loansUnder(asked, await work.loans.idsOfAgreement(agreement.id));
  const observations = await work.impact.observationsOfKpis(actor.organizationId, [request.kpiId]);
  const pairs = spts.map((before) => ({
    before,
    after: restatedRecord(before, { baseline: baselineAfter, target: policy.target }),
  }));
  const read = pairs.map((pair) => restatedTest(pair, { loans, observations, now }));
  const tests = withStakes(read, (test) => stakesOf(deps, { now, test, loans }));
  return { agreement, policy, baselineBefore, changePercent, tests, loans };
}

function restatedRecord(
  spt: SptRecord,
  { baseline, target }: { readonly baseline: Decimal; readonly target: KpiRestatementPolicy["target"] },
): SptRecord {
  const level = orReject(restateSpt(domainSpt(spt), { baseline, target }));
  return { ...spt, baseline: level.baseline, target: level.target, neutralFrom: level.neutralFrom };
}

/** Only a verdict on something observed can turn; one that was decided has yen behind it. */
function withStakes(tests: readonly RestatedTest[], stakesOfTurned: StakesOf): readonly RestatedTest[] {
  const judged = tests.filter(({ value }) => value !== undefined);
  const sides = { before: "verdictBefore", after: "verdictAfter" } as const;
  const turned = turnedVerdicts(judged, sides, (test, side) => test[side] ?? "notReported");
  return tests.map((test) => {
    const isTurned = turned.some((one) => one.test === test);
    return { ...test, isTurned, stakes: isTurned && test.isDecided ? stakesOfTurned(test) : [] };
  });
}

type StakesOf = (test: RestatedTest) => RestatedTest["stakes"];

function policyOf(
  agreement: AgreementRecord,
  { kpiId, effectiveOn }: RestatementRequest,
): KpiRestatementPolicy {
  const policies = termsOn(agreement, effectiveOn).conditions?.restatement ?? [];
  const policy = policies.find((candidate) => candidate.kpiId === kpiId);
  if (policy !== undefined) return policy;
  throw new Rejected({ code: "restatementPolicyMissing", figures: { kpi: kpiId }, pointer: "/kpiId" });
}

interface TestFacts {
  readonly now: Asked["now"];
  readonly loans: readonly LoanFacts[];
  readonly observations: readonly ObservationRecord[];
}

/** A decided test is read as it was decided; one that is not, from the accepted observation. */
function restatedTest(
  { before, after }: { readonly before: SptRecord; readonly after: SptRecord },
  { loans, observations, now }: TestFacts,
): RestatedTest {
  const decided = loans[0]?.decisions
    .findLast(({ testOn }) => testOn === before.testOn)
    ?.outcomes.find(({ sptId }) => sptId === before.id);
  const observation = observationFor(before, observations, { knownAt: now });
  const reported = observation === undefined ? undefined : observedValue(observation.events);
  const value = decided?.value === null || decided === undefined ? reported : decimal(decided.value);
  const verdict = (spt: SptRecord) =>
    value === undefined ? undefined : testSpt(domainSpt(spt), value).outcome;
  return {
    before,
    after,
    value,
    verdictBefore: decided?.outcome ?? verdict(before),
    verdictAfter: verdict(after),
    isTurned: false,
    isDecided: decided !== undefined,
    stakes: [],
  };
}

interface Stake {
  readonly now: Asked["now"];
  readonly test: RestatedTest;
  readonly loans: readonly LoanFacts[];
}

/** As if the test were decided again today with the restated SPT, every other outcome as it was. */
function stakesOf({ calendar }: ReckoningDeps, { now, test, loans }: Stake): RestatedTest["stakes"] {
  const { after, value } = test;
  if (value === undefined) return [];
  const verdict = testSpt(domainSpt(after), value);
  const outcome = hypotheticalOutcome(after, { outcome: verdict.outcome, verdict }, value);
  return loans.map((facts) => {
    const decided = facts.decisions.findLast(({ testOn }) => testOn === after.testOn);
    const outcomes = (decided?.outcomes ?? []).map((one) => (one.sptId === after.id ? outcome : one));
    const { agreementId, testOn, certificateDueOn } = after;
    const supposed = { agreementId, testOn, certificateDueOn, outcomes };
    const effect = supposedEffect(facts, supposed, { calendar, asOf: japanDay(now), now });
    return { loan: facts.loan, difference: lifeDifference(effect) };
  });
}
