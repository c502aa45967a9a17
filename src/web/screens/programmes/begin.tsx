import { Button, Group, NativeSelect } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

/** The first step of an organizer: which of his projects it is for. */
export function Begin({ programmeId }: { readonly programmeId: string }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const navigate = useNavigate();
  const { organization } = useSignedIn();
  const projects = useAnswer(projectRoutes.listProjects, { query: { limit: 200 } });
  const begin = useIntention(applicationRoutes.beginApplication);
  const [chosen, setChosen] = useState("");
  const own = (projects.data?.items ?? []).filter(({ organizer }) => organizer.id === organization.id);
  const projectId = chosen === "" ? (own[0]?.id ?? "") : chosen;
  return (
    <Section title={t("programmes.apply")}>
      <Group align="flex-end">
        <NativeSelect
          label={t("programmes.applyFor")}
          value={projectId}
          onChange={(event) => {
            setChosen(event.target.value);
          }}
          data={own.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
        <Button
          disabled={projectId === ""}
          loading={begin.isPending}
          onClick={() => {
            begin.mutate(
              { params: { programmeId }, body: { projectId } },
              {
                onSuccess: ({ id }) => {
                  void navigate({ to: `/applications/${id}` });
                },
              },
            );
          }}
        >
          {t("programmes.begin")}
        </Button>
      </Group>
      {begin.error !== null && <ProblemAlert error={begin.error} />}
    </Section>
  );
}
