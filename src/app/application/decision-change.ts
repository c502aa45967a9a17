/**
 * Decision on an application, as a change of two people: whoever prepares it and whoever approves it, neither with a
 * conflict of interest. Both see the score, its coverage and both reviews; it advises, they decide.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate } from "../../domain/kernel/local-date.ts";
import {
  decideApplication,
  type ApplicationDecision,
  type DecisionKind,
} from "../../domain/programme/application-decision.ts";
import { readUses, type AskedUseJson } from "../../domain/programme/programme-json.ts";
import { reviewsComplete } from "../../domain/programme/review.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { orReject } from "../rejected.ts";
import { scoreOf } from "./review-view.ts";
import {
  boardOf,
  eligibilityOf,
  latestSubmission,
  loadFor,
  mustAllowStep,
  mustHaveNoConflict,
  type KnownApplication,
} from "./load-application.ts";

export interface WrittenDecision {
  readonly applicationId: string;
  readonly kind: DecisionKind;
  readonly reasons: string;
  readonly granted: { readonly tier: string; readonly uses: readonly AskedUseJson[] } | null;
  readonly conditions: readonly { readonly text: string; readonly dueOn?: string }[];
}

export const decisionChange: ChangeKind = async ({ sha256 }, asked, payload) => {
  const written = payload as unknown as WrittenDecision;
  const known = await loadFor("requestApproval", asked, written.applicationId);
  mustHaveNoConflict(known, asked.actor);
  mustAllowStep(known, stepOf(written.kind));
  orReject(reviewsComplete(boardOf(known.record)));
  const eligibility = await eligibilityOf(asked, known);
  const decision = orReject(decideApplication({ asked: eligibility, decision: decisionOf(written) }));
  const preview = previewOf(known, decision);
  const { steps, reviews, notes, conflicts } = known.record;
  const counts = { steps: steps.length, reviews: reviews.length, notes: notes.length };
  return {
    subjectId: written.applicationId,
    payload,
    preview: toCanonical(preview),
    factsDigest: sha256(
      canonicalJson(toCanonical({ payload, ...counts, conflicts: conflicts.length, score: scoreOf(known) })),
    ),
    differenceTo: () => counts,
    apply: (context, approval) => recordDecision(context, approval, { known, decision }),
  };
};

function stepOf(kind: DecisionKind): "approved" | "declined" {
  return kind === "decline" ? "declined" : "approved";
}

function decisionOf({ kind, reasons, granted, conditions }: WrittenDecision): ApplicationDecision {
  return {
    kind,
    reasons,
    granted: granted === null ? undefined : { tier: granted.tier, uses: readUses(granted.uses) },
    conditions: conditions.map(({ text, dueOn }) => ({
      text,
      dueOn: dueOn === undefined ? undefined : localDate(dueOn),
    })),
  };
}

const kindWords: Readonly<Record<DecisionKind, Bilingual>> = {
  approve: { ja: "承認", en: "approved" },
  conditional: { ja: "条件付承認", en: "approved with conditions" },
  decline: { ja: "謝絶", en: "declined" },
};

function previewOf(known: KnownApplication, decision: ApplicationDecision): ChangePreviewView {
  const { record } = known;
  const { kind, reasons, granted, conditions } = decision;
  const score = scoreOf(known);
  const text = (ja: string, en: string, after: string): FactChangeView => ({
    label: { ja, en },
    form: "text",
    before: null,
    after,
  });
  return {
    title: {
      ja: `${record.number} ${record.borrower.name.ja}：${kindWords[kind].ja}`,
      en: `${record.number} ${record.borrower.name.en}: ${kindWords[kind].en}`,
    },
    currency: "JPY",
    facts: [
      text("決定", "Decision", `${kindWords[kind].ja} / ${kindWords[kind].en}`),
      ...(granted?.uses ?? []).map(({ use, amount }): FactChangeView => ({
        label:
          use === "equipment"
            ? { ja: "設備資金", en: "Equipment" }
            : { ja: "運転資金", en: "Working capital" },
        form: "money",
        before: String(record.submissions.at(-1)?.content.uses.find((one) => one.use === use)?.amount ?? 0n),
        after: String(amount),
      })),
      ...(granted === undefined ? [] : [text("利率の区分", "Rate tier", granted.tier)]),
      ...(score === null
        ? []
        : [
            text("社会的意義スコア", "Significance score", `${score.score} (${score.band})`),
            text("評価済みの割合", "Coverage", `${score.coverage} %`),
            text("実現可能性", "Likelihood", score.likelihood),
          ]),
      text("理由", "Reasons", reasons),
      ...conditions.map(({ text: condition }, i) =>
        text(`実行前条件 ${String(i + 1)}`, `Condition precedent ${String(i + 1)}`, condition),
      ),
    ],
    loans: [],
    furtherLoans: 0,
    warnings: [scoreAdvises],
  };
}

const scoreAdvises: Bilingual = {
  ja: "スコアは参考です。決めるのは人です。",
  en: "The score advises; people decide.",
};

async function recordDecision(
  { work, actor, now, newId }: CommandContext,
  approval: ApprovalRecord,
  { known, decision }: { readonly known: KnownApplication; readonly decision: ApplicationDecision },
): Promise<void> {
  const applicationId = known.record.id;
  const effectiveOn = japanDay(now);
  const approvalId = approval.id;
  await work.applications.addDecision({
    id: newId(),
    applicationId,
    submissionId: latestSubmission(known.record).id,
    effectiveOn,
    kind: decision.kind,
    reasons: decision.reasons,
    granted: decision.granted,
    score: toCanonical(scoreOf(known) ?? {}),
    conditions: decision.conditions.map((condition, i) => ({ ...condition, id: newId(), number: i + 1 })),
    approvalId,
    requestedBy: approval.requestedBy.id,
    approvedBy: actor.personId,
  });
  const kind = stepOf(decision.kind);
  const step = { id: newId(), applicationId, kind, effectiveOn, reason: decision.reasons };
  await work.applications.addStep({ ...step, personId: actor.personId, approvalId });
  const payload = { number: known.record.number, decision: decision.kind };
  await work.outbox.add([{ id: newId(), kind: "application.decided", subjectId: applicationId, payload }]);
}

export function decisionPayload(written: object): CanonicalObject {
  return toCanonical(written);
}
