/**
 * New terms of a covenant for its tests from a day on, as a change that a second person approves. He sees what differs,
 * and how near the figures known would come to the limits before and after. Tests recorded keep their terms.
 */
import { agreeAmendment, agreedFor } from "../../domain/covenant/amendment.ts";
import { agreedJson, readAgreed, type AgreedJson } from "../../domain/covenant/covenant-json.ts";
import type { Covenant } from "../../domain/covenant/covenant-terms.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import { toCanonical } from "../canonical.ts";
import { orReject } from "../rejected.ts";
import type { CovenantFacts } from "./ports.ts";
import { onKnown, type CovenantPreview } from "./preview-covenant.ts";
import { eventsOf, ofLender } from "./record-covenant-event.ts";
import { termsFacts } from "./terms-facts.ts";

export interface AmendmentRequest {
  readonly covenantId: string;
  /** Its first test is the first that the new terms apply to. */
  readonly agreed: Covenant;
  readonly clause: string;
  readonly reason: string;
}

export const amendmentChange: ChangeKind = async (deps, asked, payload) => {
  const { covenantId, agreed, clause, reason } = amendmentRequestOf(payload);
  const { facts, viewpoint } = await ofLender(asked, covenantId);
  const standing = standingTerms(facts, agreed.schedule.firstTestOn);
  const amendment = orReject(agreeAmendment(agreed, { standing, recordedTests: recordedTests(facts) }));
  const preview = previewOf(facts, { standing, agreed, clause, reason }, viewpoint);
  const digested = {
    payload,
    amendments: facts.amendments.map(({ id }) => id),
    events: eventsOf(facts).map(({ id }) => id),
    statements: facts.statements.map(({ id }) => id),
  };
  return {
    subjectId: covenantId,
    payload,
    preview: toCanonical(preview),
    factsDigest: deps.sha256(canonicalJson(toCanonical(digested))),
    differenceTo: () => ({ amendmentsNow: facts.amendments.length }),
    apply: async ({ work, actor, newId }, approval) => {
      await work.covenants.addAmendment({
        ...amendment,
        id: newId(),
        covenantId,
        effectiveOn: viewpoint.asOf,
        clause,
        reason,
        requestedBy: approval.requestedBy.id,
        approvedBy: actor.personId,
        approvalId: approval.id,
      });
      const told = { covenant: facts.covenant.code, fromTestOn: amendment.fromTestOn };
      await work.outbox.add([
        { id: newId(), kind: "covenant.termsAmended", subjectId: covenantId, payload: told },
      ]);
    },
  };
};

function standingTerms({ covenant, amendments }: CovenantFacts, on: LocalDate): Covenant {
  return agreedFor(covenant.agreed, amendments, on);
}

function recordedTests(facts: CovenantFacts): readonly LocalDate[] {
  return eventsOf(facts).map(({ testOn }) => testOn);
}

interface Amended extends Omit<AmendmentRequest, "covenantId"> {
  readonly standing: Covenant;
}

function previewOf(
  { covenant, statements }: CovenantFacts,
  { standing, agreed, clause, reason }: Amended,
  viewpoint: Viewpoint,
): ChangePreviewView {
  const { firstTestOn } = agreed.schedule;
  const said = (label: FactChangeView["label"], after: string): FactChangeView => ({
    label,
    form: "text",
    before: null,
    after,
  });
  return {
    title: {
      ja: `${covenant.name.ja}：${firstTestOn} の判定からの変更`,
      en: `${covenant.name.en}: new terms from the test of ${firstTestOn}`,
    },
    currency: covenant.facility.currency,
    facts: [
      ...termsFacts(standing, agreed),
      ...headroomFacts(onKnown(standing, statements, viewpoint), onKnown(agreed, statements, viewpoint)),
      ...(clause === "" ? [] : [said({ ja: "条項", en: "Clause" }, clause)]),
      said({ ja: "理由", en: "Reason" }, reason),
    ],
    loans: [],
    furtherLoans: 0,
    warnings: [],
  };
}

function headroomFacts(
  before: CovenantPreview["known"],
  after: CovenantPreview["known"],
): readonly FactChangeView[] {
  const headroomOn = (known: CovenantPreview["known"], day: LocalDate) =>
    known.find(({ termEndOn }) => termEndOn === day)?.figures.headroom ?? null;
  return after.map(({ termEndOn }) => ({
    label: { ja: `余裕度（${termEndOn} の数値）`, en: `Headroom on the figures of ${termEndOn}` },
    form: "text",
    before: headroomOn(before, termEndOn),
    after: headroomOn(after, termEndOn),
  }));
}

export function amendmentPayload({ covenantId, agreed, clause, reason }: AmendmentRequest): CanonicalObject {
  return { covenantId, agreed: agreedJson(agreed), clause, reason };
}

function amendmentRequestOf(payload: CanonicalObject): AmendmentRequest {
  const { agreed, ...request } = payload as unknown as Omit<AmendmentRequest, "agreed"> & {
    readonly agreed: AgreedJson;
  };
  return { ...request, agreed: readAgreed(agreed) };
}
