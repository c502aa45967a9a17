import { SimpleGrid } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectRoutes } from "../../../contract/project/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { messageAt } from "../../api/problem.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useSignedIn } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ProjectAnswer } from "../projects/projects.tsx";
import type { DraftState } from "./draft.ts";
import { Choice, Field } from "./fields.tsx";
import { SecurityRows } from "./security-rows.tsx";

interface StepProps {
  readonly state: DraftState;
  readonly error: Error | null;
}

/** Who borrows for which project, and how much at most. */
export function AgreementStep({ state, error }: StepProps): ReactNode {
  const { t } = useTranslation();
  const projects = usePages(projectRoutes.listProjects, { limit: 200 });
  return (
    <Section title={t("setup.steps.agreement")} lead={t("setup.agreementLead")}>
      <AnswerGate answer={{ ...projects, data: projects.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("projects.empty")} next={t("setup.noProjects")} />
          ) : (
            <>
              <AgreementFields state={state} error={error} projects={items} />
              <SecurityRows state={state} />
            </>
          )
        }
      </AnswerGate>
    </Section>
  );
}

type Projects = readonly ProjectAnswer[];

function AgreementFields({ state, error, projects }: StepProps & { readonly projects: Projects }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const borrowers = useBorrowers(projects, state.draft.projectId);
  const none = { value: "", label: t("setup.choose") };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Choice
        state={state}
        name="projectId"
        label={t("setup.project")}
        error={messageAt(error, "/projectId")}
        options={[none, ...projects.map(({ id, name }) => ({ value: id, label: pick(name) }))]}
      />
      <Choice
        state={state}
        name="borrowerId"
        label={t("setup.borrower")}
        error={messageAt(error, "/borrowerId")}
        options={[none, ...borrowers.map(({ id, name }) => ({ value: id, label: pick(name) }))]}
      />
      <Field
        state={state}
        name="number"
        label={t("setup.facilityNumber")}
        error={messageAt(error, "/number")}
      />
      <Field
        state={state}
        name="limit"
        label={t("setup.limit")}
        isFigure
        error={messageAt(error, "/limit")}
      />
      <Choice
        state={state}
        name="ranking"
        label={t("setup.ranking")}
        error={messageAt(error, "/ranking")}
        options={[
          { value: "senior", label: t("setup.senior") },
          { value: "subordinated", label: t("setup.subordinated") },
        ]}
      />
      <Field
        state={state}
        name="agreedOn"
        type="date"
        label={t("setup.agreedOn")}
        error={messageAt(error, "/agreedOn")}
      />
      <Field
        state={state}
        name="purposeJa"
        label={t("setup.purposeJa")}
        error={messageAt(error, "/purpose/ja")}
      />
      <Field
        state={state}
        name="purposeEn"
        label={t("setup.purposeEn")}
        error={messageAt(error, "/purpose/en")}
      />
    </SimpleGrid>
  );
}

/** Whoever runs the project or takes part in it, but not the lender. */
function useBorrowers(projects: Projects, projectId: string): readonly Projects[number]["organizer"][] {
  const { organization } = useSignedIn();
  const project = projects.find(({ id }) => id === projectId);
  if (project === undefined) return [];
  const all = [project.organizer, ...project.participants.map((participant) => participant.organization)];
  return all.filter(({ id }, i) => id !== organization.id && all.findIndex((one) => one.id === id) === i);
}
