import { Button, Group, Stack, Stepper } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { AskForChange, type AskProps } from "./ask-for-change.tsx";
import { complaintAt, setUpSteps, stepsComplainedOf, withNames, type SetUpStep } from "./complaints.ts";
import type { DraftProps } from "./draft-fields.tsx";
import { KpiFields, type KpiChoice } from "./set-up-kpis.tsx";
import { RatchetFields } from "./set-up-ratchet.tsx";
import { TestFields } from "./set-up-tests.tsx";

interface StepperProps extends Omit<DraftProps, "complaint">, AskProps {
  readonly projectId: string | undefined;
  /** The first step, in which a new agreement and new terms differ. */
  readonly first: (props: DraftProps) => ReactNode;
  /** From now on the effect is asked for whenever something changes. */
  readonly onEffect: () => void;
}

/** Terms in steps, each marked where something is wrong with it; the last shows the effect and asks for approval. */
export function TermsStepper(props: StepperProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { draft, onChange, projectId, preview, onEffect } = props;
  const [at, setAt] = useState(0);
  const all = usePages(impactRoutes.listKpis, { limit: 200 });
  const kpis = (all.items ?? []).filter(({ project }) => project.id === projectId);
  const names = new Map(kpis.map(({ id, name }) => [id, pick(name)]));
  const error = withNames(preview.error, names);
  const wrong = stepsComplainedOf(error);
  const step = setUpSteps[at] ?? "parties";
  const go = (to: number): void => {
    setAt(to);
    if (setUpSteps[to] === "effect") onEffect();
  };
  const fields = { draft, onChange, complaint: (pointer: string) => complaintAt(error, pointer) };
  return (
    <Stack gap="lg">
      {all.error !== null && <ProblemAlert error={all.error} onRetry={all.refetch} />}
      <Stepper active={at} onStepClick={go} size="sm">
        {setUpSteps.map((name) => (
          <Stepper.Step
            key={name}
            label={t(`setUp.steps.${name}`)}
            {...(wrong.has(name) ? { color: "red", description: t("setUp.toCheck") } : {})}
          />
        ))}
      </Stepper>
      <Section title={t(`setUp.steps.${step}`)}>
        {step === "effect" ? (
          <AskForChange {...props} preview={{ ...preview, error }} />
        ) : (
          <Fields step={step} first={props.first} kpis={kpis} names={names} {...fields} />
        )}
      </Section>
      <Turns at={at} onGo={go} />
    </Stack>
  );
}

interface FieldsProps extends DraftProps, Pick<StepperProps, "first"> {
  readonly step: Exclude<SetUpStep, "effect">;
  readonly kpis: readonly KpiChoice[];
  readonly names: ReadonlyMap<string, string>;
}

function Fields({ step, first, kpis, names, ...props }: FieldsProps): ReactNode {
  switch (step) {
    case "parties":
      return first(props);
    case "kpis":
      return <KpiFields {...props} kpis={kpis} />;
    case "ratchet":
      return <RatchetFields {...props} names={names} />;
    case "tests":
      return <TestFields {...props} kpis={kpis} />;
  }
}

function Turns({ at, onGo }: { readonly at: number; readonly onGo: (to: number) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Group className="no-print">
      {at > 0 && (
        <Button
          variant="default"
          onClick={() => {
            onGo(at - 1);
          }}
        >
          {t("setUp.previous")}
        </Button>
      )}
      {at < setUpSteps.length - 1 && (
        <Button
          onClick={() => {
            onGo(at + 1);
          }}
        >
          {t("setUp.next")}
        </Button>
      )}
    </Group>
  );
}
