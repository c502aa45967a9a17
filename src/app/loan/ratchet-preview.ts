/**
 * What deciding the SPTs of a test date would change, reckoned by the functions that later do it. The preview is kept
 * with the approval request, so that the second person approves what he sees.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { basisPointsText } from "../../domain/kernel/rate.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import type { ExplanationNode } from "../../domain/loan/explanation.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import { Rejected } from "../rejected.ts";
import { isSuspendedOn } from "./agreement-terms.ts";
import { judgeSpts, type JudgedSpt } from "./judge-spts.ts";
import { rateOn } from "./loan-position.ts";
import type { LoanFacts } from "./ports.ts";
import type { EffectiveDayNode, RatchetCase, RatchetRequest, ReckonedRatchet } from "./reckoned-ratchet.ts";
import { ratchetEffect, type RatchetEffect } from "./ratchet-effect.ts";

export function reckonRatchet(
  request: RatchetRequest,
  ratchetCase: RatchetCase,
  { calendar, sha256 }: { readonly calendar: HolidayCalendar; readonly sha256: Sha256 },
): ReckonedRatchet {
  const { agreement, loans, observations, viewpoint } = ratchetCase;
  const spts = agreement.spts.filter(({ testOn }) => testOn === request.testOn);
  const [first] = spts;
  if (first === undefined) {
    throw new Rejected({ code: "noSptOnDay", figures: { agreement: agreement.id, testOn: request.testOn } });
  }
  const isSuspended = isSuspendedOn(agreement, request.testOn);
  const judged = judgeSpts(spts, observations, { ...viewpoint, isSuspended });
  const decision = {
    agreementId: agreement.id,
    testOn: request.testOn,
    certificateDueOn: first.certificateDueOn,
    certificateReceivedOn: certificateDay(request, judged, viewpoint),
    outcomes: judged.map(({ outcome }) => outcome),
    correctsId: correctedBy(request.testOn, loans),
  };
  const fact = { ...decision, id: pendingDecision, recordedAt: viewpoint.knownAt, approvedBy: "" };
  const effects = loans.map((facts) => ratchetEffect(facts, fact, { calendar, asOf: viewpoint.asOf }));
  const anEffect = present(effects[0], "a loan under the agreement");
  const effective = effectiveDayOf(anEffect, decision.certificateReceivedOn);
  const factsDigest = sha256(canonicalJson(factIds(ratchetCase, decision)));
  const stepBp = steps(anEffect, effective.figures.on);
  return { decision, judged, effects, effective, factsDigest, stepBp };
}

/** Stands for the id of a decision that nobody has taken yet. */
export const pendingDecision = "00000000-0000-0000-0000-000000000000";

/**
 * The day the certificate arrived: as the officer states it, else the day the last of the reports was submitted. It
 * cannot lie after today, and not before the day the test looks at.
 */
function certificateDay(
  { certificateReceivedOn, testOn }: RatchetRequest,
  judged: readonly JudgedSpt[],
  { asOf }: Viewpoint,
): LocalDate {
  const submitted = judged.flatMap(({ observation }) => submissionDays(observation));
  const day = certificateReceivedOn ?? submitted.toSorted().at(-1) ?? asOf;
  if (day > asOf)
    throw new Rejected({ code: "certificateInFuture", figures: { certificateReceivedOn: day, asOf } });
  if (day < testOn) {
    throw new Rejected({ code: "certificateBeforeTest", figures: { certificateReceivedOn: day, testOn } });
  }
  return day;
}

function submissionDays(observation: ObservationRecord | undefined): readonly LocalDate[] {
  const last = observation?.events.findLast(({ kind }) => kind === "submitted");
  return last === undefined ? [] : [japanDay(last.recordedAt)];
}

/** A second decision on the same test date corrects the one before it. */
function correctedBy(testOn: LocalDate, loans: readonly LoanFacts[]): string | undefined {
  return loans[0]?.decisions.findLast((decision) => decision.testOn === testOn)?.id;
}

/** Read from the explanation of the rate itself, so that the day shown is the day reckoned with. */
function effectiveDayOf(
  { after }: RatchetEffect,
  certificateReceivedOn: LocalDate | undefined,
): EffectiveDayNode {
  for (const row of after.timeline) {
    const found = effectiveDayBelow(row.explanation);
    if (found !== undefined) return found;
  }
  const figures = { loan: after.facts.loan.number, certificateReceivedOn: certificateReceivedOn ?? null };
  throw new Rejected({ code: "noPeriodLeft", figures });
}

/** The effective day beside the nearest mention of the pending decision. */
function effectiveDayBelow(tree: ExplanationNode): EffectiveDayNode | undefined {
  if (!mentions(tree, pendingDecision)) return undefined;
  for (const child of tree.children) {
    const found = effectiveDayBelow(child);
    if (found !== undefined) return found;
  }
  return tree.children.find((child) => child.kind === "effectiveDay");
}

function mentions(tree: ExplanationNode, id: string): boolean {
  return (
    Object.values<unknown>(tree.figures).includes(id) || tree.children.some((child) => mentions(child, id))
  );
}

function steps(
  { before, after }: RatchetEffect,
  on: LocalDate,
): { readonly before: string; readonly after: string } {
  return {
    before: basisPointsText(rateOn(before, on).stepBp),
    after: basisPointsText(rateOn(after, on).stepBp),
  };
}

/** Every fact the figures rest on. When one is added before approval, the request is stale. */
function factIds({ agreement, loans }: RatchetCase, decision: ReckonedRatchet["decision"]) {
  return {
    agreement: agreement.id,
    terms: agreement.terms.map(({ recordedAt, effectiveOn }) => `${effectiveOn}/${recordedAt}`),
    events: agreement.events.map(({ id }) => id),
    certificateReceivedOn: decision.certificateReceivedOn ?? null,
    outcomes: decision.outcomes.map(
      ({ sptId, outcome, value, observationId, observationVersion, evidence }) => ({
        sptId,
        outcome,
        value,
        observationId,
        observationVersion,
        evidence: evidence.map(({ sha256 }) => sha256),
      }),
    ),
    loans: loans.map(({ loan, pricing, fixings, decisions, postings, repayments, ...others }) => ({
      loan: loan.id,
      pricing: pricing.length,
      fixings: fixings.map(({ id }) => id),
      decisions: decisions.map(({ id }) => id),
      postings: postings.map(({ id }) => id),
      repayments: repayments.map(({ id }) => id),
      events: others.events.map(({ id }) => id),
      accounts: others.accounts.map(({ id }) => id),
      covenants: others.covenants.flatMap((covenant) => covenant.events.map(({ id }) => id)),
    })),
  };
}
