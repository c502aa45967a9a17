import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { ApplicationAnswer } from "./application-answer.ts";
import { formDraftOf, type FormDraft } from "./form-draft.ts";
import { AccountsStep } from "./accounts-step.tsx";
import { BasicsStep, ImpactStep, MoneyStep } from "./form-steps.tsx";
import { PapersStep } from "./papers-step.tsx";
import { Standing } from "./standing.tsx";
import { SubmitStep } from "./submit-step.tsx";
import { useAutosave } from "./use-autosave.ts";

const steps = ["basics", "money", "accounts", "impact", "papers", "submit"] as const;
type Step = (typeof steps)[number];

/** The stepwise form of an organizer: saved as he goes, with what is missing beside it. */
export function ApplicationForm({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>("basics");
  const [draft, setDraft] = useState<FormDraft>(() => formDraftOf(application));
  const autosave = useAutosave(application, draft);
  const at = steps.indexOf(step);
  const change = (part: Partial<FormDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  return (
    <>
      <Returned application={application} />
      <SegmentedControl
        className="wrapping-choice"
        aria-label={t("applications.content")}
        value={step}
        onChange={(value) => {
          setStep(value);
        }}
        data={steps.map((value) => ({ value, label: t(`applications.steps.${value}`) }))}
      />
      <Section title={t(`applications.steps.${step}`)}>
        <Stack>
          {step === "basics" && <BasicsStep application={application} draft={draft} onChange={change} />}
          {step === "money" && <MoneyStep application={application} draft={draft} onChange={change} />}
          {step === "accounts" && <AccountsStep draft={draft} onChange={change} />}
          {step === "impact" && <ImpactStep application={application} draft={draft} onChange={change} />}
          {step === "papers" && <PapersStep application={application} />}
          {step === "submit" && <SubmitStep application={application} autosave={autosave} />}
          <Group justify="space-between">
            <Button
              variant="default"
              disabled={at === 0}
              onClick={() => {
                setStep(steps[at - 1] ?? "basics");
              }}
            >
              {t("applications.previous")}
            </Button>
            <SavedMark application={application} state={autosave.state} />
            <Button
              disabled={at === steps.length - 1}
              onClick={() => {
                setStep(steps[at + 1] ?? "submit");
              }}
            >
              {t("applications.next")}
            </Button>
          </Group>
          {autosave.error !== null && <ProblemAlert error={autosave.error} />}
        </Stack>
      </Section>
      <Standing application={application} />
    </>
  );
}

interface MarkProps {
  readonly application: ApplicationAnswer;
  readonly state: ReturnType<typeof useAutosave>["state"];
}

function SavedMark({ application: { savedAt }, state }: MarkProps): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  if (state === "conflict") {
    return (
      <Notice tone="bad">
        <Text size="sm">{t("applications.conflict")}</Text>
        <Button
          size="xs"
          onClick={() => {
            globalThis.location.reload();
          }}
        >
          {t("applications.reload")}
        </Button>
      </Notice>
    );
  }
  const saved = savedAt === null ? "" : instant(savedAt);
  return (
    <Text size="sm" c="dimmed" role="status">
      {state === "saved" ? t("applications.saved", { at: saved }) : t(`applications.${state}`)}
    </Text>
  );
}

function Returned({
  application: { state, steps: history, answerByOn },
}: {
  readonly application: ApplicationAnswer;
}): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (state !== "returned") return null;
  return (
    <Notice tone="bad" title={t("applications.returnedTitle")}>
      <Text>{history.at(-1)?.reason}</Text>
      {answerByOn !== null && <Text size="sm">{t("applications.returnedBy", { day: day(answerByOn) })}</Text>}
    </Notice>
  );
}
