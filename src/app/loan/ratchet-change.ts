/** The verdict on the SPTs of a test date, as a change that a second person approves. */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import { ratchetPreviewOf } from "../approval/approval-view.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import { toCanonical } from "../canonical.ts";
import { applyRatchetDecisions } from "./apply-ratchet-decision.ts";
import { previewRatchet } from "./preview-ratchet.ts";
import { previewView } from "./ratchet-preview-view.ts";
import type { RatchetRequest } from "./reckoned-ratchet.ts";

export const ratchetChange: ChangeKind = async (deps, asked, payload) => {
  const request = ratchetRequestOf(payload);
  const reckoned = await previewRatchet(asked.work, deps, asked, request);
  const { factsDigest, stepBp, decision } = reckoned;
  return {
    subjectId: request.agreementId,
    payload: ratchetPayload({ ...request, certificateReceivedOn: decision.certificateReceivedOn }),
    preview: toCanonical(previewView(reckoned)),
    factsDigest,
    differenceTo: (then) => ({
      stepBpThen: ratchetPreviewOf(then).stepBpAfter,
      stepBpNow: stepBp.after,
    }),
    apply: (context, approval) => {
      const people = {
        requestedBy: approval.requestedBy.id,
        approvedBy: context.actor.personId,
        approvalId: approval.id,
      };
      return applyRatchetDecisions(context, [{ reckoned, people, keeps: "whole" }]);
    },
  };
};

export function ratchetPayload(request: RatchetRequest): CanonicalObject {
  const { agreementId, testOn, certificateReceivedOn } = request;
  return { agreementId, testOn, certificateReceivedOn: certificateReceivedOn ?? null };
}

/** The request as it was asked for, read back from its payload. */
export function ratchetRequestOf(payload: CanonicalObject): RatchetRequest {
  const { agreementId, testOn, certificateReceivedOn } = payload as {
    readonly agreementId: string;
    readonly testOn: string;
    readonly certificateReceivedOn: string | null;
  };
  return {
    agreementId,
    testOn: localDate(testOn),
    certificateReceivedOn: certificateReceivedOn === null ? undefined : localDate(certificateReceivedOn),
  };
}
