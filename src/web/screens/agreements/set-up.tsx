import { Button, Group, Stack, Stepper } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agreementRoutes } from "../../../contract/agreement/routes.ts";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useAnswer, useIntention, usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { AskForChange } from "./ask-for-change.tsx";
import type { DraftProps } from "./draft-fields.tsx";
import { bodyOf, emptyDraft, type AgreementDraft } from "./draft.ts";
import { KpiFields, PartyFields, type KpiChoice, type TrancheChoice } from "./set-up-parties.tsx";
import { RatchetFields } from "./set-up-ratchet.tsx";
import { TestFields } from "./set-up-tests.tsx";

const steps = ["parties", "kpis", "ratchet", "tests", "effect"] as const;

/** An agreement in steps; nothing is recorded before a second person has approved it. */
export function SetUp(): ReactNode {
  const { t } = useTranslation();
  const tranches = useAnswer(agreementRoutes.listOpenTranches, {});
  const kpis = usePages(impactRoutes.listKpis, { limit: 200 });
  return (
    <Page
      title={t("setUp.title")}
      lead={t("setUp.lead")}
      back={{ to: "/agreements", label: t("agreements.title") }}
    >
      <AnswerGate answer={tranches}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("setUp.noTranche")} />
          ) : (
            <Steps tranches={items} kpis={kpis.items ?? []} />
          )
        }
      </AnswerGate>
      {kpis.error !== null && <ProblemAlert error={kpis.error} onRetry={kpis.refetch} />}
    </Page>
  );
}

interface StepsProps {
  readonly tranches: readonly TrancheChoice[];
  readonly kpis: readonly KpiChoice[];
}

function Steps({ tranches, kpis }: StepsProps): ReactNode {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState<AgreementDraft>({
    ...emptyDraft,
    trancheId: tranches[0]?.id ?? "",
  });
  const projectId = tranches.find(({ id }) => id === draft.trancheId)?.projectId;
  const ofProject = kpis.filter(({ project }) => project.id === projectId);
  const step = steps[at] ?? "parties";
  return (
    <Stack gap="lg">
      <Stepper active={at} onStepClick={setAt} size="sm">
        {steps.map((name) => (
          <Stepper.Step key={name} label={t(`setUp.steps.${name}`)} />
        ))}
      </Stepper>
      <Section title={t(`setUp.steps.${step}`)}>
        <StepFields step={step} kpis={ofProject} tranches={tranches} draft={draft} onChange={setDraft} />
      </Section>
      <Group className="no-print">
        {at > 0 && (
          <Button
            variant="default"
            onClick={() => {
              setAt(at - 1);
            }}
          >
            {t("setUp.previous")}
          </Button>
        )}
        {at < steps.length - 1 && (
          <Button
            onClick={() => {
              setAt(at + 1);
            }}
          >
            {t("setUp.next")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface FieldsProps extends StepsProps, DraftProps {
  readonly step: (typeof steps)[number];
}

function StepFields({ step, kpis, tranches, ...props }: FieldsProps): ReactNode {
  switch (step) {
    case "parties":
      return <PartyFields {...props} tranches={tranches} />;
    case "kpis":
      return <KpiFields {...props} kpis={kpis} />;
    case "ratchet":
      return <RatchetFields {...props} />;
    case "tests":
      return <TestFields {...props} kpis={kpis} />;
    case "effect":
      return <Effect draft={props.draft} />;
  }
}

function Effect({ draft }: { readonly draft: AgreementDraft }): ReactNode {
  const body = bodyOf(draft);
  const preview = useAnswer(agreementRoutes.previewAgreement, { body });
  const request = useIntention(agreementRoutes.requestAgreement);
  return (
    <AskForChange
      preview={preview}
      error={request.error}
      isPending={request.isPending}
      ask={(onSuccess) => {
        request.mutate({ body }, { onSuccess });
      }}
    />
  );
}
