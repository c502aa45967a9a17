import { Anchor, Button, Checkbox, Group, Stack, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ChangeRequest } from "../../parts/change/change-request.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { PlanAnswer } from "./plan-draft.ts";
import type { ProjectAnswer } from "./projects.tsx";

interface PanelProps {
  readonly answer: PlanAnswer;
  readonly project: ProjectAnswer;
}

export function PagePanel({ answer, project }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { page, projectId } = answer;
  const state = page?.state ?? "none";
  const isEditor = answer.isOwn && may("manageProject");
  if (state !== "published" && !isEditor) return null;
  return (
    <Section
      title={t("planning.page")}
      lead={t("planning.pageLead")}
      marks={
        <StatusBadge tone={state === "published" ? "good" : "info"}>
          {t(`planning.pageState.${state}`)}
        </StatusBadge>
      }
    >
      {state === "published" && (
        <Group>
          <Anchor href={`/public/projects/${projectId}`} target="_blank" rel="noopener">
            {t("planning.openPage")}
          </Anchor>
          {isEditor && <WithdrawButton projectId={projectId} />}
        </Group>
      )}
      {isEditor && <PageForm answer={answer} project={project} />}
    </Section>
  );
}

function WithdrawButton({ projectId }: { readonly projectId: string }): ReactNode {
  const { t } = useTranslation();
  const withdraw = useIntention(projectPlanRoutes.withdrawProjectPage);
  return (
    <>
      {withdraw.error !== null && <ProblemAlert error={withdraw.error} />}
      <Button
        variant="default"
        loading={withdraw.isPending}
        onClick={() => {
          withdraw.mutate(
            { params: { projectId }, body: {} },
            {
              onSuccess: () => {
                announce(t("planning.withdrawn"));
              },
            },
          );
        }}
      >
        {t("planning.withdraw")}
      </Button>
    </>
  );
}

const routes = {
  preview: projectPlanRoutes.previewProjectPage,
  request: projectPlanRoutes.requestProjectPage,
};

const emptyPage = { plainWords: { ja: "", en: "" }, kpis: [], showsRollOut: false };

function PageForm({ answer: { page, projectId, rollOuts }, project }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const before = page?.content ?? emptyPage;
  const [ja, setJa] = useState(before.plainWords.ja);
  const [en, setEn] = useState(before.plainWords.en);
  const [shown, setShown] = useState<readonly string[]>(before.kpis.map(({ kpiId }) => kpiId));
  const [people, setPeople] = useState<readonly string[]>(
    before.kpis.filter(({ countsPeople }) => countsPeople).map(({ kpiId }) => kpiId),
  );
  const [showsRollOut, setShowsRollOut] = useState(before.showsRollOut);
  const toggled = (list: readonly string[], id: string) =>
    list.includes(id) ? list.filter((each) => each !== id) : [...list, id];
  const kpis = shown.map((kpiId) => ({ kpiId, countsPeople: people.includes(kpiId) }));
  const body = { plainWords: { ja, en }, kpis, showsRollOut };
  return (
    <Stack>
      <Textarea
        label={t("planning.plainWords")}
        autosize
        minRows={3}
        value={ja}
        onChange={(event) => {
          setJa(event.target.value);
        }}
      />
      <Textarea
        label={t("planning.plainWordsEn")}
        autosize
        minRows={2}
        value={en}
        onChange={(event) => {
          setEn(event.target.value);
        }}
      />
      <Checkbox.Group label={t("planning.shownKpis")} value={[...shown]}>
        {project.kpis.map(({ id, name }) => (
          <Checkbox
            key={id}
            mt="xs"
            value={id}
            label={pick(name)}
            onChange={() => {
              setShown(toggled(shown, id));
            }}
          />
        ))}
      </Checkbox.Group>
      {project.kpis
        .filter(({ id }) => shown.includes(id))
        .map(({ id, name }) => (
          <Checkbox
            key={id}
            label={t("planning.countsPeople", { kpi: pick(name) })}
            checked={people.includes(id)}
            onChange={() => {
              setPeople(toggled(people, id));
            }}
          />
        ))}
      {rollOuts.length > 0 && (
        <Checkbox
          label={t("planning.showsRollOut")}
          checked={showsRollOut}
          onChange={(event) => {
            setShowsRollOut(event.target.checked);
          }}
        />
      )}
      <ChangeRequest routes={routes} input={ja === "" ? undefined : { params: { projectId }, body }} />
    </Stack>
  );
}
