import { Anchor, Button, Group, Paper, SimpleGrid, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { projectRoutes, type projectAnswer } from "../../../contract/project/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { MoreButton } from "../../parts/data-table.tsx";
import { Page } from "../../parts/page.tsx";
import { ProvenanceBadge } from "../../parts/provenance.tsx";
import { Empty } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

export type ProjectAnswer = z.output<typeof projectAnswer>;

export function Projects(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const projects = usePages(projectRoutes.listProjects);
  return (
    <Page
      title={t("projects.title")}
      actions={
        <>
          {may("manageProject") && (
            <Button component={Link} to="/projects/new">
              {t("planning.new")}
            </Button>
          )}
          <Button component={Link} to="/area" variant="default">
            {t("planning.area")}
          </Button>
          <Button component={Link} to="/organizations" variant="default">
            {t("parties.organizations")}
          </Button>
        </>
      }
    >
      <AnswerGate answer={{ ...projects, data: projects.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("projects.empty")} next={t("projects.emptyNext")} />
          ) : (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              {items.map((project) => (
                <ProjectCard key={project.id} project={project} />
              ))}
            </SimpleGrid>
          )
        }
      </AnswerGate>
      <MoreButton onClick={projects.showMore} busy={projects.isFetching} />
    </Page>
  );
}

function ProjectCard({ project }: { readonly project: ProjectAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Paper withBorder p="lg" component="article">
      <Group gap="xs">
        <Anchor component={Link} to={`/projects/${project.id}`} fw={700} size="lg">
          {pick(project.name)}
        </Anchor>
        <ProvenanceBadge fictional={project.provenance.fictional} />
      </Group>
      <Text size="sm" c="dimmed">
        {pick(project.region)} · {pick(project.organizer.name)}
      </Text>
      <Text mt="sm">{pick(project.challenge)}</Text>
      <Text mt="sm" size="sm" c="dimmed">
        {t("projects.kpis")}: {project.kpis.map(({ name }) => pick(name)).join("、")}
      </Text>
    </Paper>
  );
}
