import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { Page } from "../../parts/page.tsx";
import { bodyOf, emptyDraft } from "./plan-draft.ts";
import { PlanForm } from "./plan-form.tsx";

export function NewProject(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useIntention(projectPlanRoutes.createProject);
  const [draft, setDraft] = useState(emptyDraft);
  function save(): void {
    const { name: ja, nameEn: en } = draft.texts;
    create.mutate(
      { body: { name: { ja, en }, plan: bodyOf(draft, undefined) } },
      {
        onSuccess: ({ projectId }) => {
          announce(t("planning.created"));
          void navigate({ to: "/projects/$projectId", params: { projectId } });
        },
      },
    );
  }
  return (
    <Page
      title={t("planning.new")}
      lead={t("planning.newLead")}
      back={{ to: "/projects", label: t("projects.title") }}
    >
      <PlanForm
        draft={draft}
        onChange={setDraft}
        onSave={save}
        isSaving={create.isPending}
        error={create.error}
        isNew
        kpis={[]}
      />
    </Page>
  );
}
