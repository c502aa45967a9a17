import { Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { ProvenanceBadge } from "../../parts/provenance.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { FinanceTab } from "./finance-tab.tsx";
import type { Project } from "./impact-answer.ts";
import { OutcomesTab } from "./outcomes-tab.tsx";
import { ProfileTab } from "./profile-tab.tsx";
import { ValueTab } from "./value-tab.tsx";

const route = getRouteApi("/signed-in/projects/$projectId/impact");

/** What the outcomes of a project are worth, how sure that is, what is paid for them and what they cost. */
export function Impact(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { projectId } = route.useParams();
  const project = useAnswer(projectRoutes.getProject, { params: { projectId } });
  return (
    <AnswerGate answer={project} lines={8}>
      {(data) => (
        <Page
          title={`${pick(data.name)}：${t("impactValue.title")}`}
          back={{ to: `/projects/${data.id}`, label: pick(data.name) }}
          lead={t("impactValue.lead")}
          marks={<ProvenanceBadge fictional={data.provenance.fictional} />}
        >
          <ImpactTabs project={data} />
        </Page>
      )}
    </AnswerGate>
  );
}

function ImpactTabs({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { tab: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const tabs = ["value", "profile", "outcomes", ...(may("readLoans") ? (["finance"] as const) : [])] as const;
  const tab = tabs.find((name) => name === asked) ?? "value";
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(chosen) => {
        void navigate({ search: { tab: tabs.find((name) => name === chosen) } });
      }}
    >
      <Tabs.List mb="md">
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`impactValue.tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="value">
        <ValueTab project={project} />
      </Tabs.Panel>
      <Tabs.Panel value="profile">
        <ProfileTab projectId={project.id} />
      </Tabs.Panel>
      <Tabs.Panel value="outcomes">
        <OutcomesTab project={project} />
      </Tabs.Panel>
      <Tabs.Panel value="finance">
        <FinanceTab projectId={project.id} />
      </Tabs.Panel>
    </Tabs>
  );
}
