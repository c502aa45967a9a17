import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Empty } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { KpiTable } from "../projects/project.tsx";
import type { FundAnswer, Investment } from "./fund-answer.ts";

/** What the companies' projects have brought about: KPIs as the projects report them, without any term of a loan. */
export function FundImpact({ fund }: { readonly fund: FundAnswer }): ReactNode {
  const { t } = useTranslation();
  const projectIds = [...new Set(fund.investments.flatMap(({ project }) => project?.id ?? []))];
  if (projectIds.length === 0) return <Empty title={t("funds.noImpact")} next={t("funds.noImpactNext")} />;
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t("funds.impactLead")}</Text>
      {projectIds.map((projectId) => (
        <ProjectImpact
          key={projectId}
          projectId={projectId}
          investments={fund.investments.filter(({ project }) => project?.id === projectId)}
        />
      ))}
    </Stack>
  );
}

interface ImpactProps {
  readonly projectId: string;
  readonly investments: readonly Investment[];
}

function ProjectImpact({ projectId, investments }: ImpactProps): ReactNode {
  const { pick } = useFormat();
  const project = useAnswer(projectRoutes.getProject, { params: { projectId } });
  return (
    <AnswerGate answer={project}>
      {(data) => (
        <div>
          <Text mb="xs">
            <Anchor component={Link} to={`/projects/${projectId}`} fw={700}>
              {pick(data.name)}
            </Anchor>{" "}
            <Text component="span" size="sm" c="dimmed">
              {investments.map(({ company }) => pick(company.name)).join(" · ")}
            </Text>
          </Text>
          <KpiTable project={data} />
        </div>
      )}
    </AnswerGate>
  );
}
