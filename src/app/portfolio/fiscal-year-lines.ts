/**
 * The lines of a fiscal year: for each test date of an agreement the verdict that its evidence gives, or why it is left
 * out. A verdict on evidence that has not come is a decision of its own and never one of many.
 */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import type { Actor } from "../actor.ts";
import { toCanonical } from "../canonical.ts";
import type { ReckoningDeps } from "../command.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import { isSuspendedOn } from "../loan/agreement-terms.ts";
import { observationFor, reportsFor } from "../loan/judge-spts.ts";
import { loanFactIds } from "../loan/loan-fact-ids.ts";
import { rateOn } from "../loan/loan-position.ts";
import type { LoanFacts } from "../loan/ports.ts";
import { reckonRatchet } from "../loan/ratchet-preview.ts";
import type { RatchetCase, RatchetRequest, ReckonedRatchet } from "../loan/reckoned-ratchet.ts";
import type { Repositories } from "../ports.ts";
import { Rejected } from "../rejected.ts";
import type {
  AgreementCase,
  EvidenceState,
  LeftOut,
  NewPortfolioLine,
  PortfolioLine,
  TestCandidate,
} from "./ports.ts";
import { yenEffect } from "./yen-effect.ts";

export interface LineAsked {
  readonly work: Repositories;
  readonly actor: Actor;
  readonly now: Instant;
}

/** Everything known of the agreements of a range. */
export interface YearKnowledge {
  readonly cases: ReadonlyMap<string, AgreementCase>;
  readonly facts: ReadonlyMap<string, LoanFacts>;
  readonly observations: readonly ObservationRecord[];
  /** Agreements about which somebody has been asked already. */
  readonly waiting: ReadonlySet<string>;
  readonly now: Instant;
}

export async function yearKnowledge(
  { work, actor, now }: LineAsked,
  agreementIds: readonly string[],
): Promise<YearKnowledge> {
  const { organizationId } = actor;
  const cases = await work.portfolio.cases(organizationId, agreementIds, now);
  const loanIds = [...new Set(cases.flatMap((one) => one.loanIds))];
  const kpiIds = new Set(cases.flatMap(({ agreement }) => agreement.spts.map(({ kpi }) => kpi.id)));
  const waiting = await work.approvals.waitingFor(organizationId, agreementIds);
  return {
    cases: new Map(cases.map((one) => [one.agreement.id, one])),
    facts: new Map((await work.loans.facts(organizationId, loanIds, now)).map((one) => [one.loan.id, one])),
    observations: await work.impact.observationsOfKpis(organizationId, [...kpiIds]),
    waiting: new Set(waiting.filter(({ kind }) => kind === "ratchetDecision").map((one) => one.subjectId)),
    now,
  };
}

/** The verdict of a line as it would be taken now, or why it is not. */
export type YearVerdict =
  | { readonly kind: "verdict"; readonly reckoned: ReckonedRatchet; readonly digest: string }
  | { readonly kind: "leftOut"; readonly because: LeftOut; readonly refusal: PortfolioLine["refusal"] };

export function yearVerdict(deps: ReckoningDeps, known: YearKnowledge, request: RatchetRequest): YearVerdict {
  const found = caseOf(known, request);
  const because = found === undefined ? "agreementWithoutLoan" : obstacleOf(known, found, request);
  if (found === undefined || because !== undefined) {
    return { kind: "leftOut", because: because ?? "agreementWithoutLoan", refusal: null };
  }
  try {
    const reckoned = reckonRatchet(request, found, deps);
    return { kind: "verdict", reckoned, digest: deps.sha256(canonicalJson(digestFacts(found, reckoned))) };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const { code, figures = {} } = error.rejection;
    const isWeak = code === "evidenceGradeTooLow";
    return {
      kind: "leftOut",
      because: isWeak ? "evidenceGradeTooLow" : "refused",
      refusal: { code, figures },
    };
  }
}

export function yearLine(
  deps: ReckoningDeps,
  known: YearKnowledge,
  { candidate, seq }: { readonly candidate: TestCandidate; readonly seq: number },
): NewPortfolioLine {
  const { agreementId, testOn } = candidate;
  const verdict = yearVerdict(deps, known, { agreementId, testOn, certificateReceivedOn: undefined });
  const heading = headingOf(known, candidate);
  const place = { seq, subjectId: agreementId };
  if (verdict.kind === "leftOut") {
    const { because: leftOut, refusal } = verdict;
    const line = { ...heading, evidence: evidenceOf(leftOut), leftOut, refusal };
    return { ...place, included: false, digest: "", line };
  }
  const { digest, reckoned } = verdict;
  return { ...place, included: true, digest, line: { ...heading, ...verdictFigures(reckoned, known.now) } };
}

function caseOf(known: YearKnowledge, { agreementId }: RatchetRequest): RatchetCase | undefined {
  const { agreement, loanIds } = present(known.cases.get(agreementId), "an agreement of the lender");
  const loans = loanIds.flatMap((id) => known.facts.get(id) ?? []);
  if (loans.length === 0) return undefined;
  const kpis = new Set(agreement.spts.map(({ kpi }) => kpi.id));
  return {
    agreement,
    loans,
    observations: known.observations.filter(({ kpiId }) => kpis.has(kpiId)),
    viewpoint: { asOf: japanDay(known.now), knownAt: known.now },
  };
}

function obstacleOf(
  known: YearKnowledge,
  { agreement, loans, observations }: RatchetCase,
  { testOn }: RatchetRequest,
): LeftOut | undefined {
  if (loans.some(({ decisions }) => decisions.some((decision) => decision.testOn === testOn)))
    return "alreadyDecided";
  if (known.waiting.has(agreement.id)) return "requestWaiting";
  if (isSuspendedOn(agreement, testOn)) return undefined;
  for (const spt of agreement.spts.filter((one) => one.testOn === testOn)) {
    if (observationFor(spt, observations, { knownAt: known.now }) !== undefined) continue;
    return reportsFor(spt, observations).length > 0 ? "evidenceInReview" : "evidenceMissing";
  }
  return undefined;
}

function evidenceOf(leftOut: LeftOut): EvidenceState {
  if (leftOut === "evidenceMissing" || leftOut === "agreementWithoutLoan") return "missing";
  if (leftOut === "evidenceInReview") return "inReview";
  return leftOut === "evidenceGradeTooLow" ? "gradeTooLow" : "in";
}

/** All that a verdict rests on but what was posted: interest goes on being posted while a run waits. */
function digestFacts({ agreement, loans }: RatchetCase, { decision }: ReckonedRatchet) {
  return toCanonical({
    decision,
    terms: agreement.terms.map(({ recordedAt, effectiveOn }) => `${effectiveOn}/${recordedAt}`),
    events: agreement.events.map(({ id }) => id),
    loans: loans.map(loanFactIds),
  });
}

function headingOf(known: YearKnowledge, { agreementId, testOn }: TestCandidate): PortfolioLine {
  const { agreement, borrower, loanIds } = present(known.cases.get(agreementId), "an agreement");
  const loans = loanIds.flatMap((id) => known.facts.get(id) ?? []);
  return {
    ...emptyLine,
    agreement: { id: agreement.id, name: agreement.name },
    testOn,
    borrower,
    loans: loans.map(({ loan: { id, number } }) => ({ id, number })),
  };
}

export const emptyLine: PortfolioLine = {
  agreement: null,
  testOn: null,
  borrower: null,
  loans: [],
  evidence: "notNeeded",
  outcomes: [],
  certificateReceivedOn: null,
  effectiveOn: null,
  stepBpBefore: null,
  stepBpAfter: null,
  rateBefore: null,
  rateAfter: null,
  currency: null,
  toMaturity: null,
  thisYear: null,
  leftOut: null,
  refusal: null,
};

function verdictFigures(
  { judged, decision, effects, effective, stepBp }: ReckonedRatchet,
  now: Instant,
): Partial<PortfolioLine> {
  const { before, after } = present(effects[0], "a loan under the agreement");
  const { on } = effective.figures;
  const { currency } = after.facts.loan;
  const yen = yenEffect(effects, japanDay(now));
  return {
    evidence: judged.some(({ observation }) => observation === undefined) ? "notNeeded" : "in",
    outcomes: judged.map(({ spt, outcome: { outcome } }) => ({ kpi: spt.kpi.name, outcome })),
    certificateReceivedOn: decision.certificateReceivedOn ?? null,
    effectiveOn: on,
    stepBpBefore: stepBp.before,
    stepBpAfter: stepBp.after,
    rateBefore: rateText(rateOn(before, on).annualRate),
    rateAfter: rateText(rateOn(after, on).annualRate),
    currency,
    toMaturity: moneyText(money(yen.toMaturity, currency)),
    thisYear: moneyText(money(yen.thisYear, currency)),
  };
}
