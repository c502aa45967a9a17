import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { kpiLibraryRoutes } from "../../../contract/impact/library-routes.ts";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { blankDefinition, bodyOf } from "./definition-draft.ts";
import { DefinitionFields } from "./definition-fields.tsx";

export function NewKpi({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const navigate = useNavigate();
  const [projectId, setProjectId] = useState("");
  const [code, setCode] = useState("");
  const [draft, setDraft] = useState(blankDefinition);
  const { data: projects } = useAnswer(projectRoutes.listProjects, { query: { limit: 200 } });
  const create = useIntention(kpiLibraryRoutes.createKpi);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    create.mutate(
      { body: { projectId, code, ...bodyOf(draft) } },
      {
        onSuccess: ({ id }) => {
          announce(t("kpiLibrary.saved"));
          onClose();
          void navigate({ to: `/kpi-library/${id}` });
        },
      },
    );
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect
          label={t("kpiLibrary.project")}
          required
          value={projectId}
          data={[
            { value: "", label: t("kpiLibrary.chooseProject"), disabled: true },
            ...(projects?.items ?? []).map(({ id, name }) => ({ value: id, label: pick(name) })),
          ]}
          onChange={(event) => {
            setProjectId(event.target.value);
          }}
        />
        <TextInput
          label={t("kpiLibrary.code")}
          required
          maxLength={40}
          value={code}
          error={fieldMessage(create.error, "code")}
          onChange={(event) => {
            setCode(event.target.value);
          }}
        />
        <DefinitionFields
          draft={draft}
          error={create.error}
          onChange={(part) => {
            setDraft({ ...draft, ...part });
          }}
        />
        {create.error !== null && <ProblemAlert error={create.error} />}
        <div>
          <Button type="submit" loading={create.isPending} disabled={projectId === ""}>
            {t("kpiLibrary.save")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
