/**
 * Agreements and new versions of their terms, as changes that a second person approves. What is written is exactly what
 * was asked for; the law book is asked again at approval.
 */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { agreeSustainability, type AgreedSpt } from "../../domain/loan/agreement-law-book.ts";
import { testedSpts } from "../../domain/loan/tested-spts.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { Asked, ChangeKind, ReckonedChange } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { declassifiedOn } from "../loan/agreement-terms.ts";
import type { AgreementRecord, LoanFacts, RatchetDecisionFact, SptRecord } from "../loan/ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { loanChanges, loanDigest, loansUnder, ownAgreement, shownLoans } from "./agreement-effect.ts";
import {
  agreementPayload,
  agreementRequestOf,
  newTermsPayload,
  newTermsRequestOf,
  type TermsRequest,
} from "./agreement-request.ts";
import { termsFacts } from "./terms-facts.ts";
import {
  domainTerms,
  kpisOf,
  pendingAgreement,
  provenanceOf,
  sptRecords,
  versionOf,
  withAgreedAgain,
  writeTerms,
  type AgreedTerms,
  type KpisById,
} from "./terms-records.ts";

export const agreementChange: ChangeKind = async (deps, asked, payload) => {
  const request = agreementRequestOf(payload);
  const { work, actor } = asked;
  const tranche = orNotFound(
    await work.agreements.findTranche(actor.organizationId, request.trancheId),
    "tranche",
  );
  if (tranche.agreementIds.length > 0) {
    const figures = { facility: tranche.facilityNumber };
    throw new Rejected({ code: "trancheHasAgreement", figures, pointer: "/trancheId" });
  }
  const kpis = await kpisOf(asked, request, tranche.projectId);
  orReject(agreeSustainability(domainTerms(request, kpis)));
  const loans = await loansUnder(
    asked,
    tranche.loans.map(({ id }) => id),
  );
  const agreement: AgreementRecord = {
    id: pendingAgreement,
    lenderId: actor.organizationId,
    borrowerId: tranche.borrowerId,
    trancheId: tranche.id,
    name: request.name,
    provenance: provenanceOf(request, asked),
    terms: [versionOf(request, asked)],
    events: [],
    spts: sptRecords(request, kpis, asked),
  };
  const { name } = request;
  const title = {
    ja: `${tranche.facilityNumber}：${name.ja}の締結`,
    en: `${tranche.facilityNumber}: making of ${name.en}`,
  };
  return reckoned(deps, asked, {
    subjectId: tranche.id,
    payload: agreementPayload(request),
    title,
    terms: request,
    agreement,
    loans,
    kpis,
    before: undefined,
    write: async (context, approval) => {
      const agreementId = context.newId();
      const provenance = provenanceOf(request, context);
      const { trancheId, agreedOn } = request;
      await context.work.agreements.addAgreement({ id: agreementId, trancheId, name, agreedOn, provenance });
      await writeTerms(context, approval, { agreementId, terms: request, kpis });
      return agreementId;
    },
  });
};

export const agreementTermsChange: ChangeKind = async (deps, asked, payload) => {
  const request = newTermsRequestOf(payload);
  const agreement = await ownAgreement(asked, request.agreementId);
  const { work, actor } = asked;
  const tranche = orNotFound(
    await work.agreements.findTranche(actor.organizationId, agreement.trancheId),
    "tranche",
  );
  mustBeLater(request, agreement);
  const decisions = await work.agreements.decisions([agreement.id], asked.now);
  mustLeaveDecided(request, agreement, decisions);
  const kpis = await kpisOf(asked, request, tranche.projectId);
  orReject(agreeSustainability(withStandingSpts(domainTerms(request, kpis), agreement)));
  const loans = await loansUnder(asked, await work.loans.idsOfAgreement(agreement.id));
  const terms = [...agreement.terms, versionOf(request, asked)];
  const spts = withAgreedAgain(agreement.spts, sptRecords(request, kpis, asked));
  const changed: AgreementRecord = { ...agreement, terms, spts: testedSpts(terms, spts) };
  return reckoned(deps, asked, {
    subjectId: agreement.id,
    payload: newTermsPayload(request),
    title: {
      ja: `${agreement.name.ja}：${request.effectiveOn} からの新しい条件`,
      en: `${agreement.name.en}: new terms from ${request.effectiveOn}`,
    },
    terms: request,
    agreement: changed,
    loans,
    kpis,
    before: agreement,
    write: async (context, approval) => {
      await writeTerms(context, approval, { agreementId: agreement.id, terms: request, kpis });
      return agreement.id;
    },
  });
};

/** Versions follow each other: what is in force already is not written over. */
function mustBeLater({ effectiveOn }: TermsRequest, agreement: AgreementRecord): void {
  const stopped = declassifiedOn(agreement);
  if (stopped !== undefined) {
    throw new Rejected({ code: "alreadyDeclassified", figures: { declassifiedOn: stopped } });
  }
  const latest = agreement.terms.at(-1)?.effectiveOn;
  if (latest === undefined || effectiveOn > latest) return;
  const figures = { effectiveOn, latestOn: latest };
  throw new Rejected({ code: "termsNotLater", figures, pointer: "/effectiveOn" });
}

/** A test that was decided stays as it was decided: its SPTs and its KPIs are not agreed again. */
function mustLeaveDecided(
  { effectiveOn, ratchet, spts }: TermsRequest,
  agreement: AgreementRecord,
  decisions: readonly RatchetDecisionFact[],
): void {
  const decidedOn = new Set(decisions.map(({ testOn }) => testOn));
  const at = spts.findIndex(({ testOn }) => decidedOn.has(testOn));
  const spt = spts[at];
  if (spt !== undefined) {
    const figures = { kpi: spt.kpiId, testOn: spt.testOn };
    throw new Rejected({ code: "testDecidedBefore", figures, pointer: `/spts/${at}/testOn` });
  }
  const lost = agreement.spts.find(
    ({ testOn, kpi }) =>
      testOn >= effectiveOn && decidedOn.has(testOn) && !ratchet.kpis.some(({ id }) => id === kpi.id),
  );
  if (lost === undefined) return;
  const figures = { kpi: lost.kpi.id, testOn: lost.testOn };
  throw new Rejected({ code: "testDecidedBefore", figures, pointer: "/effectiveOn" });
}

/** SPTs agreed before stand unless they are agreed again or their KPI is let go; what is tested must fit together. */
function withStandingSpts(terms: AgreedTerms, agreement: AgreementRecord): AgreedTerms {
  const early = terms.spts.findIndex(({ testOn }) => testOn < terms.effectiveOn);
  const spt = terms.spts[early];
  if (spt !== undefined) {
    const figures = { kpi: spt.kpiId, testOn: spt.testOn, effectiveOn: terms.effectiveOn };
    throw new Rejected({ code: "sptBeforeTerms", figures, pointer: `/spts/${early}/testOn` });
  }
  const known = agreement.spts
    .filter(({ testOn }) => testOn >= terms.effectiveOn)
    .filter(({ kpi }) => terms.ratchet.kpis.some(({ id }) => id === kpi.id))
    .filter(({ kpi, testOn }) => !terms.spts.some((one) => one.kpiId === kpi.id && one.testOn === testOn))
    .map(agreedSpt);
  return { ...terms, spts: [...terms.spts, ...known] };
}

function agreedSpt(record: SptRecord): AgreedSpt {
  return {
    sptId: record.id,
    kpiId: record.kpi.id,
    direction: record.kpi.direction,
    testOn: record.testOn,
    periodStartOn: record.periodStartOn,
    periodEndOn: record.periodEndOn,
    certificateDueOn: record.certificateDueOn,
    baseline: record.baseline,
    target: record.target,
    neutralFrom: record.neutralFrom,
    strict: record.strict,
    gradeNeeded: record.gradeNeeded,
  };
}

interface Case {
  readonly subjectId: string;
  readonly payload: CanonicalObject;
  readonly title: ChangePreviewView["title"];
  readonly terms: TermsRequest;
  readonly agreement: AgreementRecord;
  readonly loans: readonly LoanFacts[];
  readonly kpis: KpisById;
  /** The agreement as it stands; absent for a new one. */
  readonly before: AgreementRecord | undefined;
  /** Answers the id of the agreement written. */
  readonly write: (context: CommandContext, approval: ApprovalRecord) => Promise<string>;
}

function reckoned(deps: ReckoningDeps, asked: Asked, change: Case): ReckonedChange {
  const { subjectId, payload, title, terms, agreement, loans, kpis, before, write } = change;
  const preview: ChangePreviewView = {
    title,
    currency: loans[0]?.loan.currency ?? null,
    facts: termsFacts(terms, kpis, before),
    loans: loanChanges(deps, { loans, now: asked.now }, agreement),
    furtherLoans: Math.max(loans.length - shownLoans, 0),
    warnings: [],
  };
  return {
    subjectId,
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson(toCanonical({ payload, before: standingFacts(before), loans: loanDigest(loans) })),
    ),
    differenceTo: (then) => ({
      loansThen: changePreviewOf(then).loans.length,
      loansNow: preview.loans.length,
    }),
    apply: async (context, approval) => {
      const agreementId = await write(context, approval);
      const { effectiveOn } = terms;
      await context.work.outbox.add([
        {
          id: context.newId(),
          kind: "agreement.agreed",
          subjectId: agreementId,
          payload: { agreement: agreementId, effectiveOn, loans: loans.length },
        },
      ]);
    },
  };
}

/** What new terms rest on: a version, an event or an SPT more makes them stale. */
function standingFacts(agreement: AgreementRecord | undefined): object | null {
  if (agreement === undefined) return null;
  const { terms, events, spts } = agreement;
  return {
    versions: terms.length,
    events: events.map(({ id }) => id),
    spts: spts.map(({ id, target }) => `${id} ${canonicalDecimal(target)}`),
  };
}
