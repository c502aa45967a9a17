import { Anchor, Text } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { grouped } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProvenanceBadge, ProvenanceLine } from "../../parts/provenance.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { ImpactLink } from "../impact/impact-link.tsx";
import type { ProjectAnswer } from "./projects.tsx";

const route = getRouteApi("/signed-in/projects/$projectId");

export function Project(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { projectId } = route.useParams();
  const project = useAnswer(projectRoutes.getProject, { params: { projectId } });
  return (
    <AnswerGate answer={project} lines={8}>
      {(data) => (
        <Page
          title={pick(data.name)}
          back={{ to: "/projects", label: t("projects.title") }}
          marks={<ProvenanceBadge fictional={data.provenance.fictional} />}
          actions={<ImpactLink projectId={data.id} />}
        >
          <Section title={t("projects.challenge")}>
            <Text>{pick(data.challenge)}</Text>
            <Facts
              items={[
                { label: t("projects.region"), value: pick(data.region) },
                { label: t("projects.organizer"), value: pick(data.organizer.name) },
              ]}
            />
            <ProvenanceLine provenance={data.provenance} />
          </Section>
          <KpiTable project={data} />
          <Participants project={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

export function KpiTable({ project }: { readonly project: ProjectAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <Section title={t("projects.kpis")}>
      <DataTable
        caption={t("projects.kpiCaption")}
        rows={project.kpis}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "name",
            header: t("preview.kpi"),
            names: true,
            cell: ({ id, name }) => (
              <Anchor component={Link} to={`/kpis/${id}`} fw={700}>
                {pick(name)}
              </Anchor>
            ),
          },
          {
            id: "direction",
            header: t("kpi.direction"),
            cell: ({ direction }) => t(`codes.direction.${direction}`),
          },
          {
            id: "latest",
            header: t("projects.latest"),
            figure: true,
            cell: ({ latest, unit }) =>
              latest === null
                ? t("common.unknown")
                : `${grouped(latest.value)} ${pick(unit)} (${latest.periodLabel})`,
          },
          {
            id: "target",
            header: t("projects.target"),
            figure: true,
            cell: ({ target, unit }) =>
              target === null
                ? t("common.unknown")
                : `${grouped(target.value)} ${pick(unit)} (${day(target.testOn)})`,
          },
        ]}
      />
    </Section>
  );
}

function Participants({ project }: { readonly project: ProjectAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t("projects.participants")}>
      <Facts
        items={project.participants.map(({ organization, role }) => ({
          label: t(`codes.participantRole.${role}`),
          value: pick(organization.name),
        }))}
      />
    </Section>
  );
}
