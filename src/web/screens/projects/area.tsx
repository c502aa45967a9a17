import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { PartnershipCard } from "./partnership-panel.tsx";
import { KpiTable } from "./project.tsx";

type AreaAnswer = AnswerOf<typeof projectPlanRoutes.getArea>;

/** What a local government sees: projects in its area with results and agreements, and what others have published. */
export function Area(): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [code, setCode] = useState<string>();
  const area = useAnswer(projectPlanRoutes.getArea, { query: { municipalityCode: code } });
  return (
    <Page
      title={t("planning.area")}
      lead={t("planning.areaLead")}
      back={{ to: "/projects", label: t("projects.title") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setCode(typed === "" ? undefined : typed);
        }}
      >
        <Group align="flex-end">
          <TextInput
            label={t("planning.areaCode")}
            inputMode="numeric"
            placeholder={area.data?.municipalityCode ?? ""}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
          <Button type="submit" variant="default">
            {t("planning.areaShow")}
          </Button>
        </Group>
      </form>
      <AnswerGate answer={area} lines={6}>
        {(answer) => <Found answer={answer} />}
      </AnswerGate>
    </Page>
  );
}

function Found({ answer: { projects, published } }: { readonly answer: AreaAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Stack gap="lg">
      {projects.length === 0 && <Empty title={t("planning.areaEmpty")} />}
      {projects.map((project) => (
        <Stack key={project.id} gap="sm">
          <Anchor component={Link} to={`/projects/${project.id}`} fw={700} size="lg">
            {pick(project.name)}
          </Anchor>
          <Text>{pick(project.challenge)}</Text>
          <KpiTable project={project} />
          {project.partnerships.map((partnership) => (
            <PartnershipCard key={partnership.id} partnership={partnership} isEditor={false} />
          ))}
        </Stack>
      ))}
      {published.length > 0 && (
        <Section title={t("planning.areaPublished")}>
          {published.map(({ projectId, name }) => (
            <Anchor key={projectId} href={`/public/projects/${projectId}`}>
              {pick(name)}
            </Anchor>
          ))}
        </Section>
      )}
    </Stack>
  );
}
