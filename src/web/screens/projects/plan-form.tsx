import { Button, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fieldMessage } from "../../api/problem.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { PlaceFields } from "./place-fields.tsx";
import type { ProjectAnswer } from "./projects.tsx";
import { RemoveLast } from "./remove-last.tsx";
import { RollOutFields } from "./roll-out-fields.tsx";
import {
  emptySource,
  emptyStep,
  fundingKinds,
  stages,
  type PlanDraft,
  type PlanText,
  type SourceDraft,
  type StepDraft,
} from "./plan-draft.ts";

interface FormProps {
  readonly draft: PlanDraft;
  readonly onChange: (draft: PlanDraft) => void;
  readonly onSave: () => void;
  readonly isSaving: boolean;
  readonly error: Error | null;
  /** The name is given once. */
  readonly isNew: boolean;
  /** Of the project: what regions of a roll-out are measured by. */
  readonly kpis: ProjectAnswer["kpis"];
}

const short: readonly PlanText[] = ["region", "regionEn", "municipalityCodes", "sdgCodes", "irisCodes"];
const long: readonly PlanText[] = ["challenge", "challengeEn", "mission", "activityPlan"];
const hints: Partial<Record<PlanText, "municipalityHint" | "codesHint">> = {
  municipalityCodes: "municipalityHint",
  sdgCodes: "codesHint",
  irisCodes: "codesHint",
};

export function PlanForm({ draft, onChange, onSave, isSaving, error, isNew, kpis }: FormProps): ReactNode {
  const { t } = useTranslation();
  const { texts } = draft;
  const field = (name: PlanText) => ({
    label: t(`planning.${name}`),
    description: hints[name] === undefined ? undefined : t(`planning.${hints[name]}`),
    required: ["name", "challenge", "region"].includes(name),
    value: texts[name],
    error: fieldMessage(error, `/plan/${name}`),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange({ ...draft, texts: { ...texts, [name]: event.target.value } });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Stack gap="lg">
        {error !== null && <ProblemAlert error={error} />}
        <Section title={t("projects.challenge")}>
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {isNew && <TextInput {...field("name")} />}
            {isNew && <TextInput {...field("nameEn")} />}
            {long.map((name) => (
              <Textarea key={name} autosize minRows={2} {...field(name)} />
            ))}
            {short.map((name) => (
              <TextInput key={name} {...field(name)} />
            ))}
          </SimpleGrid>
        </Section>
        <PlaceFields
          places={draft.places}
          onChange={(places) => {
            onChange({ ...draft, places });
          }}
        />
        {kpis.length > 0 && (
          <RollOutFields
            rollOuts={draft.rollOuts}
            kpis={kpis}
            onChange={(rollOuts) => {
              onChange({ ...draft, rollOuts });
            }}
          />
        )}
        <Steps
          steps={draft.steps}
          onChange={(steps) => {
            onChange({ ...draft, steps });
          }}
        />
        <Sources
          sources={draft.sources}
          onChange={(sources) => {
            onChange({ ...draft, sources });
          }}
        />
        <Group>
          <Button type="submit" loading={isSaving}>
            {t("planning.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface StepsProps {
  readonly steps: readonly StepDraft[];
  readonly onChange: (steps: readonly StepDraft[]) => void;
}

function Steps({ steps, onChange }: StepsProps): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<StepDraft>) => {
    onChange(steps.map((step, i) => (i === at ? { ...step, ...part } : step)));
  };
  return (
    <Section title={t("planning.logicModel")} lead={t("planning.logicHint")}>
      {steps.map(({ stage, words, next }, i) => (
        <Group key={i} align="flex-end" role="group" aria-label={t("planning.step", { number: i + 1 })}>
          <NativeSelect
            label={`${String(i + 1)}. ${t("planning.stage")}`}
            value={stage}
            data={stages.map((value) => ({ value, label: t(`planning.stages.${value}`) }))}
            onChange={(event) => {
              change(i, { stage: stages.find((one) => one === event.target.value) ?? stage });
            }}
          />
          <TextInput
            label={t("planning.words")}
            required
            value={words}
            onChange={(event) => {
              change(i, { words: event.target.value, wordsEn: "" });
            }}
          />
          <TextInput
            label={t("planning.leadsTo")}
            value={next}
            onChange={(event) => {
              change(i, { next: event.target.value });
            }}
          />
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => {
            onChange([...steps, emptyStep]);
          }}
        >
          {t("planning.addStep")}
        </Button>
        <RemoveLast what={t("planning.step", { number: steps.length })} list={steps} onChange={onChange} />
      </Group>
    </Section>
  );
}

interface SourcesProps {
  readonly sources: readonly SourceDraft[];
  readonly onChange: (sources: readonly SourceDraft[]) => void;
}

function Sources({ sources, onChange }: SourcesProps): ReactNode {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<SourceDraft>) => {
    onChange(sources.map((source, i) => (i === at ? { ...source, ...part } : source)));
  };
  return (
    <Section title={t("planning.funding")}>
      {sources.map(({ kind, from, amount, source }, i) => (
        <Group key={i} align="flex-end">
          <NativeSelect
            label={t("planning.kind")}
            value={kind}
            data={fundingKinds.map((value) => ({ value, label: t(`planning.fundingKinds.${value}`) }))}
            onChange={(event) => {
              change(i, { kind: fundingKinds.find((one) => one === event.target.value) ?? kind });
            }}
          />
          <TextInput
            label={t("planning.from")}
            required
            value={from}
            onChange={(event) => {
              change(i, { from: event.target.value, fromEn: "" });
            }}
          />
          <TextInput
            label={t("planning.amount")}
            required
            inputMode="numeric"
            className="figure-input"
            value={amount}
            onChange={(event) => {
              change(i, { amount: event.target.value });
            }}
          />
          <TextInput
            label={t("planning.source")}
            value={source}
            onChange={(event) => {
              change(i, { source: event.target.value });
            }}
          />
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => {
            onChange([...sources, emptySource]);
          }}
        >
          {t("planning.addSource")}
        </Button>
        <RemoveLast what={sources.at(-1)?.from ?? ""} list={sources} onChange={onChange} />
      </Group>
    </Section>
  );
}
