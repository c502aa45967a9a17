/** Agreements as they are read: for the lender and the borrower alike. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { ratchetClauses } from "../../domain/report/ratchet-clauses.ts";
import type { Actor } from "../actor.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import { agreementView, sptProgress, type AgreementView, type SptProgress } from "../loan/agreement-view.ts";
import { declassifiedOn, isSuspendedOn, termsOn } from "../loan/agreement-terms.ts";
import type { AgreementEventFact, AgreementRecord, AgreementTermsFact } from "../loan/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { AgreementHeading, RestatementFact } from "./ports.ts";
import { policyView, type PolicyView } from "./restatement-view.ts";

export type AgreementState = "inForce" | "suspended" | "declassified";

interface HeadingView {
  readonly agreedOn: string;
  readonly state: AgreementState;
  readonly lender: OrganizationRecord;
  readonly borrower: OrganizationRecord;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly facilityNumber: string;
  readonly loans: readonly { readonly id: string; readonly number: string }[];
}

export interface AgreementSummaryView extends HeadingView {
  readonly id: string;
  readonly name: Bilingual;
  readonly aggregation: string;
  readonly nextTestOn: string | null;
}

export interface VersionView {
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly ratchet: CanonicalObject;
  readonly clauses: readonly Bilingual[];
  readonly verifier: string | null;
  readonly premiumUse: string | null;
  readonly restatement: readonly PolicyView[];
}

export interface AgreementDetailView extends AgreementView, HeadingView {
  readonly versions: readonly VersionView[];
  readonly events: readonly Omit<AgreementEventFact, "id">[];
  readonly restatements: readonly RestatementFactView[];
  readonly calendar: readonly CalendarView[];
  readonly viewpoint: Viewpoint;
}

export interface RestatementFactView {
  readonly id: string;
  readonly kpiId: string;
  readonly trigger: RestatementFact["cause"];
  readonly effectiveOn: string;
  readonly baselineBefore: string;
  readonly baselineAfter: string;
  readonly reason: string;
  readonly consentedOn: string | null;
  readonly recordedAt: string;
}

export interface CalendarView {
  readonly on: string;
  readonly kind: "test" | "certificate";
  readonly testOn: string;
}

export async function listAgreements(
  work: Repositories,
  { actor, viewpoint }: { readonly actor: Actor; readonly viewpoint: Viewpoint },
  page: PageRequest,
): Promise<Page<AgreementSummaryView>> {
  const viewer = actor.organizationId;
  const { items, nextCursor } = await work.agreements.list(viewer, page);
  const headings = await work.agreements.headings(
    viewer,
    items.map(({ id }) => id),
  );
  const summaries: AgreementSummaryView[] = [];
  for (const heading of headings) {
    const agreement = await work.loans.findAgreement(viewer, heading.id, viewpoint.knownAt);
    if (agreement !== undefined) summaries.push(summaryView(agreement, heading, viewpoint.asOf));
  }
  return { items: summaries, nextCursor };
}

function summaryView(
  agreement: AgreementRecord,
  heading: AgreementHeading,
  asOf: LocalDate,
): AgreementSummaryView {
  return {
    id: agreement.id,
    name: agreement.name,
    ...headingView(agreement, heading, asOf),
    aggregation: termsOn(agreement, asOf).ratchet.aggregation,
    nextTestOn: agreement.spts.find(({ testOn }) => testOn >= asOf)?.testOn ?? null,
  };
}

export async function readAgreement(
  work: Repositories,
  { actor, viewpoint }: { readonly actor: Actor; readonly viewpoint: Viewpoint },
  agreementId: string,
): Promise<AgreementDetailView> {
  const viewer = actor.organizationId;
  const { knownAt, asOf } = viewpoint;
  const agreement = orNotFound(await work.loans.findAgreement(viewer, agreementId, knownAt), "agreement");
  const [found] = await work.agreements.headings(viewer, [agreementId]);
  const heading = orNotFound(found, "agreement");
  const restatements = await work.agreements.restatements(agreementId, knownAt);
  const [progress] = await progressOf(work, { actor, viewpoint }, [agreement]);
  return {
    ...agreementView(agreement, progress ?? [], asOf),
    ...headingView(agreement, heading, asOf),
    versions: agreement.terms.map((terms) => versionView(terms, agreement)),
    events: agreement.events.map(({ kind, effectiveOn, reason, recordedAt }) => ({
      kind,
      effectiveOn,
      reason,
      recordedAt,
    })),
    restatements: restatements.map(restatementView),
    calendar: calendarOf(agreement),
    viewpoint,
  };
}

/** How far every SPT of each agreement has come. */
export async function progressOf(
  { impact, agreements, approvals }: Repositories,
  { actor, viewpoint }: { readonly actor: Actor; readonly viewpoint: Viewpoint },
  records: readonly AgreementRecord[],
): Promise<readonly (readonly SptProgress[])[]> {
  const viewer = actor.organizationId;
  const ids = records.map(({ id }) => id);
  const kpiIds = [...new Set(records.flatMap(({ spts }) => spts.map(({ kpi }) => kpi.id)))];
  const observations = await impact.observationsOfKpis(viewer, kpiIds);
  const decisions = await agreements.decisions(ids, viewpoint.knownAt);
  const waiting = await approvals.waitingFor(viewer, ids);
  return records.map(({ id, spts }) =>
    sptProgress(spts, {
      observations,
      decisions: decisions.filter(({ agreementId }) => agreementId === id),
      pendingTests: waiting
        .filter(({ kind, subjectId }) => kind === "ratchetDecision" && subjectId === id)
        .map(({ payload }) => (payload as { readonly testOn: string }).testOn),
      viewpoint,
    }),
  );
}

function headingView(agreement: AgreementRecord, heading: AgreementHeading, asOf: LocalDate): HeadingView {
  const { agreedOn, lender, borrower, project, tranche } = heading;
  const { facilityNumber, loans } = tranche;
  return { agreedOn, state: stateOn(agreement, asOf), lender, borrower, project, facilityNumber, loans };
}

function stateOn(agreement: AgreementRecord, asOf: LocalDate): AgreementState {
  const stoppedOn = declassifiedOn(agreement);
  if (stoppedOn !== undefined && stoppedOn <= asOf) return "declassified";
  return isSuspendedOn(agreement, asOf) ? "suspended" : "inForce";
}

function versionView(terms: AgreementTermsFact, { spts }: AgreementRecord): VersionView {
  const names = new Map(spts.map(({ kpi }) => [kpi.id, kpi.name]));
  const { effectiveOn, recordedAt, written, conditions } = terms;
  return {
    effectiveOn,
    recordedAt,
    ratchet: written,
    clauses: ratchetClauses(terms.ratchet, (id) => names.get(id) ?? { ja: id, en: id }).all,
    verifier: conditions?.verifier ?? null,
    premiumUse: conditions?.premiumUse ?? null,
    restatement: (conditions?.restatement ?? []).map(policyView),
  };
}

function restatementView(fact: RestatementFact): RestatementFactView {
  return {
    id: fact.id,
    kpiId: fact.kpiId,
    trigger: fact.cause,
    effectiveOn: fact.effectiveOn,
    baselineBefore: canonicalDecimal(fact.baselineBefore),
    baselineAfter: canonicalDecimal(fact.baselineAfter),
    reason: fact.reason,
    consentedOn: fact.consentedOn ?? null,
    recordedAt: fact.recordedAt,
  };
}

function calendarOf({ spts }: AgreementRecord): readonly CalendarView[] {
  const tests = new Map(spts.map(({ testOn, certificateDueOn }) => [testOn, certificateDueOn]));
  return [...tests]
    .flatMap(([testOn, dueOn]): readonly CalendarView[] => [
      { on: testOn, kind: "test", testOn },
      { on: dueOn, kind: "certificate", testOn },
    ])
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
