import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { RatchetPreviewView } from "../loan/ratchet-preview-view.ts";
import type { ChangePreviewView } from "./change-preview.ts";
import type { ApprovalKind, ApprovalRecord, ApprovalState, PersonRef } from "./ports.ts";
import { expiresAt, isExpired } from "./request-life.ts";

interface RequestView {
  readonly id: string;
  /** A request that nobody has decided in time has expired. */
  readonly state: ApprovalState | "expired";
  readonly title: Bilingual;
  readonly requestedBy: PersonRef;
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly decidedBy: PersonRef | null;
  readonly decidedAt: string | null;
  readonly reason: string;
  readonly stale: boolean;
  readonly allowed: readonly ("approve" | "reject" | "withdraw" | "renew")[];
}

/** A verdict shows its outcomes; every other change shows what is before and after in one form. */
export type ApprovalView = RequestView &
  (
    | { readonly kind: "ratchetDecision"; readonly preview: RatchetPreviewView }
    | { readonly kind: Exclude<ApprovalKind, "ratchetDecision">; readonly preview: ChangePreviewView }
  );

/** `factsDigestNow` tells whether the facts behind the preview still stand; undefined when it was not asked. */
export function approvalView(
  approval: ApprovalRecord,
  {
    actor,
    now,
    factsDigestNow,
  }: { readonly actor: Actor; readonly now: Instant; readonly factsDigestNow: string | undefined },
): ApprovalView {
  const { id, requestedBy, requestedAt, decidedBy, decidedAt, reason } = approval;
  const state = isExpired(approval, now) ? ("expired" as const) : approval.state;
  const stale =
    state === "waiting" && factsDigestNow !== undefined && factsDigestNow !== approval.factsDigest;
  const allowed = state === "expired" ? afterExpiry(approval, actor) : allowedSteps(approval, actor, stale);
  const request = {
    id,
    state,
    requestedBy,
    requestedAt,
    expiresAt: expiresAt(approval),
    decidedBy,
    decidedAt,
    reason,
    stale,
    allowed,
  };
  if (approval.kind === "ratchetDecision") {
    const preview = ratchetPreviewOf(approval);
    return { ...request, kind: approval.kind, title: titleOfVerdict(preview), preview };
  }
  const preview = changePreviewOf(approval);
  return { ...request, kind: approval.kind, title: preview.title, preview };
}

function titleOfVerdict({ loans, testOn }: RatchetPreviewView): Bilingual {
  const numbers = loans.map(({ number }) => number).join(", ");
  return {
    ja: `${numbers}：${testOn} 判定による金利ステップ`,
    en: `${numbers}: interest step of the test of ${testOn}`,
  };
}

/** The preview as it was kept; its shape is that of the program which wrote it. */
export function ratchetPreviewOf({ preview }: Pick<ApprovalRecord, "preview">): RatchetPreviewView {
  return preview as unknown as RatchetPreviewView;
}

export function changePreviewOf({ preview }: Pick<ApprovalRecord, "preview">): ChangePreviewView {
  return preview as unknown as ChangePreviewView;
}

function allowedSteps(approval: ApprovalRecord, actor: Actor, stale: boolean): ApprovalView["allowed"] {
  if (approval.state !== "waiting") return [];
  if (approval.requestedBy.id === actor.personId) return stale ? ["renew", "withdraw"] : ["withdraw"];
  if (!mayDo(actor.roles, "approve")) return [];
  return stale ? ["reject"] : ["approve", "reject"];
}

function afterExpiry({ requestedBy }: ApprovalRecord, { personId }: Actor): ApprovalView["allowed"] {
  return requestedBy.id === personId ? ["renew"] : [];
}
