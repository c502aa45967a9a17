/** What is planned and agreed about a project: pictures, plan, money, participants, agreements, totals, public page. */
import { Anchor, Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { fillPath, queryText } from "../../api/path.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Empty, Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { PagePanel } from "./page-panel.tsx";
import { ParticipantPanel } from "./participant-panel.tsx";
import { PartnershipPanel } from "./partnership-panel.tsx";
import type { PlanAnswer } from "./plan-draft.ts";
import type { ProjectAnswer } from "./projects.tsx";
import { RollOuts } from "./roll-outs.tsx";
import { SceneView } from "./scene-view.tsx";

export function PlanSections({ project }: { readonly project: ProjectAnswer }): ReactNode {
  const answer = useAnswer(projectPlanRoutes.getProjectPlan, { params: { projectId: project.id } });
  return (
    <>
      <Diagrams projectId={project.id} />
      <AnswerGate answer={answer} lines={8}>
        {(plan) => (
          <Stack gap="lg">
            <Plan answer={plan} />
            <Funding answer={plan} />
            <RollOuts answer={plan} />
            <ParticipantPanel answer={plan} />
            <PartnershipPanel answer={plan} />
            <PagePanel answer={plan} project={project} />
          </Stack>
        )}
      </AnswerGate>
    </>
  );
}

function Diagrams({ projectId }: { readonly projectId: string }): ReactNode {
  const { t, i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "ja";
  const answer = useAnswer(projectPlanRoutes.getProjectDiagrams, {
    params: { projectId },
    query: { language },
  });
  const { getProjectSheet, getProjectCids } = projectPlanRoutes;
  return (
    <AnswerGate answer={answer} lines={6}>
      {({ relation, logicModel }) => (
        <>
          <Section title={t("planning.relation")}>
            <SceneView scene={relation} />
            <Group>
              <Anchor href={fillPath(getProjectSheet.path, { projectId }) + queryText({ language })}>
                {t("planning.sheet")}
              </Anchor>
              <Anchor href={fillPath(getProjectCids.path, { projectId })}>{t("planning.data")}</Anchor>
            </Group>
          </Section>
          {logicModel !== null && (
            <Section title={t("planning.logicModel")}>
              <SceneView scene={logicModel} />
            </Section>
          )}
        </>
      )}
    </AnswerGate>
  );
}

function Plan({
  answer: { plan, version, effectiveOn, fictional },
}: {
  readonly answer: PlanAnswer;
}): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  if (plan === null) return <Empty title={t("planning.noPlan")} next={t("planning.noPlanNext")} />;
  const shown = [
    { label: t("planning.mission"), value: pick(plan.mission) },
    { label: t("planning.activityPlan"), value: pick(plan.activityPlan) },
    {
      label: t("planning.places"),
      value: plan.places
        .map(({ kind, name }) => `${pick(name)} (${t(`planning.placeKinds.${kind}`)})`)
        .join(" / "),
    },
    { label: t("planning.municipalityCodes"), value: plan.municipalityCodes.join(", ") },
    { label: t("planning.sdgCodes"), value: plan.sdgCodes.join(", ") },
    { label: t("planning.irisCodes"), value: plan.irisCodes.join(", ") },
  ];
  return (
    <Section
      title={t("planning.activityPlan")}
      lead={t("planning.version", { version, day: effectiveOn === null ? "" : day(effectiveOn) })}
      marks={fictional ? <FictionalBadge /> : undefined}
    >
      <Facts items={shown.filter(({ value }) => value !== "")} />
    </Section>
  );
}

function Funding({ answer: { plan } }: { readonly answer: PlanAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (plan === null || plan.funding.length === 0) return null;
  return (
    <Section title={t("planning.funding")}>
      <DataTable
        caption={t("planning.fundingCaption")}
        rows={plan.funding.map((source, i) => ({ ...source, id: String(i) }))}
        rowKey={({ id }) => id}
        columns={[
          { id: "from", header: t("planning.from"), names: true, cell: ({ from }) => pick(from) },
          { id: "kind", header: t("planning.kind"), cell: ({ kind }) => t(`planning.fundingKinds.${kind}`) },
          { id: "amount", header: t("planning.amount"), figure: true, cell: ({ amount }) => grouped(amount) },
          {
            id: "share",
            header: t("planning.share"),
            figure: true,
            cell: ({ perMille }) => `${(perMille / 10).toFixed(1)} %`,
          },
          { id: "source", header: t("planning.source"), cell: ({ source }) => source },
        ]}
      />
    </Section>
  );
}
