import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { bodyOf, draftOf, emptyDraft, type PlanAnswer } from "./plan-draft.ts";
import { PlanForm } from "./plan-form.tsx";
import type { ProjectAnswer } from "./projects.tsx";

const route = getRouteApi("/signed-in/projects/$projectId/edit");

export function EditProject(): ReactNode {
  const { t } = useTranslation();
  const { projectId } = route.useParams();
  const project = useAnswer(projectRoutes.getProject, { params: { projectId } });
  const plan = useAnswer(projectPlanRoutes.getProjectPlan, { params: { projectId } });
  return (
    <Page
      title={t("planning.edit")}
      lead={t("planning.editLead")}
      back={{ to: `/projects/${projectId}`, label: t("projects.title") }}
    >
      <AnswerGate answer={project} lines={6}>
        {(known) => (
          <AnswerGate answer={plan} lines={6}>
            {(answer) => <Form project={known} answer={answer} />}
          </AnswerGate>
        )}
      </AnswerGate>
    </Page>
  );
}

interface FormProps {
  readonly project: ProjectAnswer;
  readonly answer: PlanAnswer;
}

function Form({ project, answer }: FormProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const record = useIntention(projectPlanRoutes.recordProjectPlan);
  const [draft, setDraft] = useState(() =>
    answer.plan === null ? firstDraft(project) : draftOf(answer.plan),
  );
  const { projectId, version: basedOn, plan } = answer;
  function save(): void {
    const effectiveOn = todayInJapan(new Date());
    record.mutate(
      { params: { projectId }, body: { effectiveOn, basedOn, plan: bodyOf(draft, plan ?? undefined) } },
      {
        onSuccess: () => {
          announce(t("planning.saved"));
          void navigate({ to: "/projects/$projectId", params: { projectId } });
        },
      },
    );
  }
  return (
    <PlanForm
      draft={draft}
      onChange={setDraft}
      onSave={save}
      isSaving={record.isPending}
      error={record.error}
      isNew={false}
      kpis={project.kpis}
    />
  );
}

/** Of a project that was registered without a plan. */
function firstDraft({ challenge, region }: ProjectAnswer): typeof emptyDraft {
  const texts = {
    challenge: challenge.ja,
    challengeEn: challenge.en,
    region: region.ja,
    regionEn: region.en,
  };
  return { ...emptyDraft, texts: { ...emptyDraft.texts, ...texts } };
}
