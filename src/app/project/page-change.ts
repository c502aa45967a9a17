/** Publishing a page about a project: asked for by one person of the organizer, approved by a second one. */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import type { PageContent, PageRecord } from "./fact-ports.ts";
import { ownProject } from "./own-project.ts";
import type { ProjectRecord } from "./ports.ts";

export interface PagePayload {
  readonly projectId: string;
  readonly plainWords: Bilingual;
  readonly kpis: PageContent["kpis"];
  readonly showsRollOut?: boolean | undefined;
}

export const pageChange: ChangeKind = async ({ sha256 }, { work, actor }, payload) => {
  const { projectId, plainWords, kpis, showsRollOut = false } = payload as unknown as PagePayload;
  const project = await ownProject(work, actor, projectId);
  const foreign = kpis.find(({ kpiId }) => !project.kpiIds.includes(kpiId));
  if (foreign !== undefined) {
    throw new Rejected({ code: "kpiOfOtherProject", figures: { kpi: foreign.kpiId } });
  }
  const [planned] = await work.projectFacts.plansOf(actor.organizationId, [projectId]);
  const before = await work.projectFacts.page(projectId);
  const mission = planned?.plan.mission ?? { ja: "", en: "" };
  const content: PageContent = { challenge: project.challenge, mission, plainWords, kpis, showsRollOut };
  return {
    subjectId: projectId,
    payload,
    preview: toCanonical(previewOf(project, content, before)),
    factsDigest: sha256(canonicalJson(toCanonical({ content, version: before?.version ?? 0 }))),
    differenceTo: () => ({ version: before?.version ?? 0 }),
    apply: (context, approval) => publish(context, approval, { projectId, content, before }),
  };
};

interface Publication {
  readonly projectId: string;
  readonly content: PageContent;
  readonly before: PageRecord | undefined;
}

async function publish(
  { work, now, newId, actor }: CommandContext,
  approval: ApprovalRecord,
  { projectId, content, before }: Publication,
): Promise<void> {
  await work.projectFacts.addPage({
    id: newId(),
    projectId,
    version: (before?.version ?? 0) + 1,
    state: "published",
    content: toCanonical(content),
    effectiveOn: japanDay(now),
    approvalId: approval.id,
    requestedBy: approval.requestedBy.id,
    approvedBy: actor.personId,
  });
  const payload = { project: projectId };
  await work.outbox.add([{ id: newId(), kind: "project.pagePublished", subjectId: projectId, payload }]);
}

function previewOf(
  { name }: ProjectRecord,
  content: PageContent,
  before: PageRecord | undefined,
): ChangePreviewView {
  const shown = before?.state === "published" ? before.content : undefined;
  const words = (label: Bilingual, pick: (of: PageContent) => Bilingual): FactChangeView => ({
    label,
    form: "text",
    before: shown === undefined ? null : pick(shown).ja,
    after: pick(content).ja,
  });
  return {
    title: { ja: `公開ページ：${name.ja}`, en: `Public page: ${name.en}` },
    currency: null,
    facts: [
      words({ ja: "地域の課題", en: "Challenge" }, ({ challenge }) => challenge),
      words({ ja: "使命", en: "Mission" }, ({ mission }) => mission),
      words({ ja: "住民への説明", en: "In plain words" }, ({ plainWords }) => plainWords),
      {
        label: { ja: "公開する KPI の数", en: "KPIs shown" },
        form: "count",
        before: shown === undefined ? null : String(shown.kpis.length),
        after: String(content.kpis.length),
      },
      {
        label: { ja: "横展開の合計", en: "Totals of the roll-out" },
        form: "code",
        before: shown === undefined ? null : rollOutCode(shown),
        after: rollOutCode(content),
      },
    ],
    loans: [],
    furtherLoans: 0,
    warnings: [
      {
        ja: "承認すると、だれでも読めるページになります。いつでも取り下げられます。",
        en: "Once approved, everybody can read the page. It can be withdrawn at any time.",
      },
    ],
  };
}

function rollOutCode({ showsRollOut = false }: PageContent): string {
  return showsRollOut ? "shown" : "notShown";
}

/** One person is enough to take it down. */
export async function withdrawPage(context: CommandContext, projectId: string): Promise<void> {
  const { work, actor, now, newId } = context;
  await ownProject(work, actor, projectId);
  const page = await work.projectFacts.page(projectId);
  if (page?.state !== "published") throw new Rejected({ code: "pageNotPublished" });
  await work.projectFacts.addPage({
    id: newId(),
    projectId,
    version: page.version + 1,
    state: "withdrawn",
    content: toCanonical(page.content),
    effectiveOn: japanDay(now),
    approvalId: null,
    requestedBy: actor.personId,
    approvedBy: null,
  });
  const payload = { project: projectId };
  await work.outbox.add([{ id: newId(), kind: "project.pageWithdrawn", subjectId: projectId, payload }]);
}
