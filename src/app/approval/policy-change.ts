/** Whether changes of a kind need a second person, as a change that itself always needs one. */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { ChangeKind } from "./change-kind.ts";
import { toCanonical } from "../canonical.ts";
import { Rejected } from "../rejected.ts";
import { changePreviewOf } from "./approval-view.ts";
import type { ChangePreviewView } from "./change-preview.ts";
import { isWaivable, waivableKinds } from "./policy.ts";
import { approvalKinds, type ApprovalKind } from "./ports.ts";

export interface PolicyRequest {
  readonly kind: ApprovalKind;
  readonly needsSecondPerson: boolean;
}

export const policyChange: ChangeKind = async ({ sha256 }, { work, actor }, payload) => {
  const { kind, needsSecondPerson } = policyRequestOf(payload);
  if (!isWaivable(kind)) {
    throw new Rejected({ code: "kindNotWaivable", figures: { kind, waivable: waivableKinds.join(" ") } });
  }
  const now = await work.approvals.needsSecondPerson(actor.organizationId, kind);
  if (now === needsSecondPerson) throw new Rejected({ code: "policyUnchanged", figures: { kind } });
  const preview = previewOf(kind, { before: now, after: needsSecondPerson });
  return {
    subjectId: kind,
    payload: policyPayload({ kind, needsSecondPerson }),
    preview: toCanonical(preview),
    factsDigest: sha256(canonicalJson({ kind, needsSecondPerson, now })),
    differenceTo: (then) => ({ before: changePreviewOf(then).facts[0]?.before ?? null }),
    apply: ({ newId, work: { approvals } }) => approvals.setPolicy({ id: newId(), kind, needsSecondPerson }),
  };
};

function previewOf(
  kind: ApprovalKind,
  { before, after }: { readonly before: boolean; readonly after: boolean },
): ChangePreviewView {
  const people = (needsSecond: boolean) => (needsSecond ? "2" : "1");
  return {
    title: {
      ja: `承認の方針：${kind} は ${people(after)} 人で決定`,
      en: `Approval policy: ${kind} is decided by ${people(after)}`,
    },
    currency: null,
    facts: [
      {
        label: { ja: "決定に必要な人数", en: "People who decide" },
        form: "count",
        before: people(before),
        after: people(after),
      },
    ],
    loans: [],
    furtherLoans: 0,
    warnings: after
      ? []
      : [
          {
            ja: "この種類の変更は、依頼した時点で一人で確定します。",
            en: "A change of this kind will be final as soon as one person asks for it.",
          },
        ],
  };
}

export function policyPayload({ kind, needsSecondPerson }: PolicyRequest): CanonicalObject {
  return { kind, needsSecondPerson };
}

function policyRequestOf(payload: CanonicalObject): PolicyRequest {
  const { kind, needsSecondPerson } = payload as {
    readonly kind: string;
    readonly needsSecondPerson: boolean;
  };
  const known = approvalKinds.find((one) => one === kind);
  if (known === undefined) throw new Rejected({ code: "kindNotWaivable", figures: { kind } });
  return { kind: known, needsSecondPerson };
}
