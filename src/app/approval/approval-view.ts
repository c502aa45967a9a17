import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { mayDo } from "../../domain/party/role.ts";
import type { Actor } from "../actor.ts";
import type { RatchetPreviewView } from "../loan/ratchet-preview-view.ts";
import type { ApprovalRecord, ApprovalState, PersonRef } from "./ports.ts";

export interface ApprovalView {
  readonly id: string;
  readonly kind: "ratchetDecision";
  readonly state: ApprovalState;
  readonly title: Bilingual;
  readonly requestedBy: PersonRef;
  readonly requestedAt: string;
  readonly decidedBy: PersonRef | null;
  readonly decidedAt: string | null;
  readonly reason: string;
  readonly preview: RatchetPreviewView;
  readonly stale: boolean;
  readonly allowed: readonly ("approve" | "reject" | "withdraw")[];
}

/** `factsDigestNow` tells whether the facts behind the preview still stand; undefined when it was not asked. */
export function approvalView(
  approval: ApprovalRecord,
  { actor, factsDigestNow }: { readonly actor: Actor; readonly factsDigestNow: string | undefined },
): ApprovalView {
  const preview = previewOf(approval);
  const stale =
    approval.state === "waiting" && factsDigestNow !== undefined && factsDigestNow !== approval.factsDigest;
  const numbers = preview.loans.map(({ number }) => number).join(", ");
  return {
    id: approval.id,
    kind: approval.kind,
    state: approval.state,
    title: {
      ja: `${numbers}：${preview.testOn} 判定による金利ステップ`,
      en: `${numbers}: interest step of the test of ${preview.testOn}`,
    },
    requestedBy: approval.requestedBy,
    requestedAt: approval.requestedAt,
    decidedBy: approval.decidedBy,
    decidedAt: approval.decidedAt,
    reason: approval.reason,
    preview,
    stale,
    allowed: allowedSteps(approval, actor, stale),
  };
}

/** The preview as it was kept; its shape is that of the program which wrote it. */
export function previewOf({ preview }: ApprovalRecord): RatchetPreviewView {
  return preview as unknown as RatchetPreviewView;
}

function allowedSteps(approval: ApprovalRecord, actor: Actor, stale: boolean): ApprovalView["allowed"] {
  if (approval.state !== "waiting") return [];
  if (approval.requestedBy.id === actor.personId) return ["withdraw"];
  if (!mayDo(actor.roles, "approve")) return [];
  return stale ? ["reject"] : ["approve", "reject"];
}
