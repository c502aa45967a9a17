/**
 * Steps that stop: declassification for good, suspension after an amendment event (merger, disposal, change of method)
 * until the KPIs are agreed again. Both are decided by two people, who see first what the loans cost without steps.
 */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { agreeStop } from "../../domain/loan/agreement-law-book.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { ReckoningDeps } from "../command.ts";
import { declassifiedOn, suspensionsOf } from "../loan/agreement-terms.ts";
import type { AgreementEventFact, AgreementEventKind, AgreementRecord, LoanFacts } from "../loan/ports.ts";
import { orReject, Rejected } from "../rejected.ts";
import {
  dayFact,
  loanChanges,
  loanDigest,
  loansUnder,
  ownAgreement,
  shownLoans,
  textFact,
} from "./agreement-effect.ts";

export interface StopRequest {
  readonly agreementId: string;
  readonly kind: AgreementEventKind;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
}

/** Both kinds of approval request are reckoned alike; the payload names the event. */
export const stopChange: ChangeKind = async (deps, asked, payload) => {
  const request = stopRequestOf(payload);
  const agreement = await ownAgreement(asked, request.agreementId);
  mustBePossible(request, agreement);
  const loans = await loansUnder(asked, await asked.work.loans.idsOfAgreement(agreement.id));
  const preview = previewOf(deps, asked, { request, agreement, loans });
  const { agreementId, kind, effectiveOn, reason } = request;
  return {
    subjectId: agreementId,
    payload: stopPayload(request),
    preview: toCanonical(preview),
    factsDigest: deps.sha256(
      canonicalJson(
        toCanonical({
          payload: stopPayload(request),
          versions: agreement.terms.length,
          events: agreement.events.map(({ id }) => id),
          loans: loanDigest(loans),
        }),
      ),
    ),
    differenceTo: (then) => ({
      factsThen: changePreviewOf(then).loans.length,
      factsNow: preview.loans.length,
    }),
    apply: async ({ work, actor, newId }, approval) => {
      const id = newId();
      const approved = {
        approvalId: approval.id,
        requestedBy: approval.requestedBy.id,
        approvedBy: actor.personId,
      };
      await work.agreements.addEvent({ id, agreementId, kind, effectiveOn, reason, ...approved });
      await work.outbox.add([
        {
          id: newId(),
          kind: `agreement.${outboxWords[kind]}`,
          subjectId: agreementId,
          payload: { agreement: agreementId, effectiveOn },
        },
      ]);
    },
  };
};

const outboxWords = {
  declassification: "declassified",
  suspension: "suspended",
  resumption: "resumed",
} as const satisfies Readonly<Record<AgreementEventKind, string>>;

function mustBePossible({ kind, effectiveOn }: StopRequest, agreement: AgreementRecord): void {
  const firstOn = present(agreement.terms[0], "ratchet terms").effectiveOn;
  orReject(agreeStop(effectiveOn, { firstOn, declassifiedOn: declassifiedOn(agreement) }));
  const open = suspensionsOf(agreement).find(({ endOn }) => endOn === undefined);
  if (kind === "suspension" && open !== undefined) {
    throw new Rejected({ code: "alreadySuspended", figures: { startOn: open.startOn } });
  }
  if (kind !== "resumption") return;
  if (open === undefined) throw new Rejected({ code: "notSuspended", figures: { effectiveOn } });
  if (effectiveOn > open.startOn) return;
  const figures = { startOn: open.startOn, effectiveOn };
  throw new Rejected({ code: "resumptionBeforeSuspension", figures, pointer: "/effectiveOn" });
}

interface Case {
  readonly request: StopRequest;
  readonly agreement: AgreementRecord;
  readonly loans: readonly LoanFacts[];
}

function previewOf(
  deps: ReckoningDeps,
  { now }: Asked,
  { request, agreement, loans }: Case,
): ChangePreviewView {
  const { kind, effectiveOn, reason } = request;
  const event: AgreementEventFact = { id: kind, kind, effectiveOn, reason, recordedAt: now };
  const events = [...agreement.events, event].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  const words = eventWords[kind];
  return {
    title: { ja: `${agreement.name.ja}：${words.ja}`, en: `${agreement.name.en}: ${words.en}` },
    currency: loans[0]?.loan.currency ?? null,
    facts: [
      dayFact({ ja: "効力発生日", en: "Effective from" }, effectiveOn),
      textFact({ ja: "理由", en: "Reason" }, reason),
    ],
    loans: loanChanges(deps, { loans, now }, { ...agreement, events }),
    furtherLoans: Math.max(loans.length - shownLoans, 0),
    warnings: kind === "declassification" ? [oneWay] : [],
  };
}

const eventWords: Readonly<Record<AgreementEventKind, Bilingual>> = {
  declassification: { ja: "SLLの分類解除", en: "declassification" },
  suspension: { ja: "金利ステップの停止", en: "suspension of interest steps" },
  resumption: { ja: "金利ステップの再開", en: "resumption of interest steps" },
};

const oneWay: Bilingual = {
  ja: "分類解除は取り消せません。金利ステップはこの日からなくなり、スプレッドは変わりません。",
  en: "A declassification cannot be taken back. Steps stop from that day; the credit margin stays.",
};

export function stopPayload({ agreementId, kind, effectiveOn, reason }: StopRequest): CanonicalObject {
  return { agreementId, kind, effectiveOn, reason };
}

function stopRequestOf(payload: CanonicalObject): StopRequest {
  const { agreementId, kind, effectiveOn, reason } = payload as {
    readonly agreementId: string;
    readonly kind: AgreementEventKind;
    readonly effectiveOn: string;
    readonly reason: string;
  };
  return { agreementId, kind, effectiveOn: localDate(effectiveOn), reason };
}
