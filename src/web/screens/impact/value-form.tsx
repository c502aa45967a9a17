import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { valueRoutes } from "../../../contract/impact/value-routes.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { Project } from "./impact-answer.ts";
import { OutcomeFields } from "./outcome-fields.tsx";
import { emptyOutcome, emptyValue, valueBody, type ValueDraft } from "./value-draft.ts";
import { ValueResults } from "./value-results.tsx";

interface FormProps {
  readonly project: Project;
  readonly onDone: () => void;
}

const settleMillis = 300;

/** An assessment as it is typed, with what it comes to beside it; negative results are entered or denied by name. */
export function ValueForm({ project, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<ValueDraft>(emptyValue);
  const record = useIntention(valueRoutes.assessSocialValue);
  const change = (part: Partial<ValueDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const body = valueBody(draft);
  const params = { projectId: project.id };
  return (
    <Section title={t("impactValue.newAssessment")} lead={t("impactValue.newAssessmentLead")}>
      <Conventions draft={draft} onChange={change} />
      {draft.outcomes.map((outcome, i) => (
        <OutcomeFields
          key={outcome.id}
          projectId={project.id}
          kpiIds={project.kpis.map(({ id }) => id)}
          number={i + 1}
          outcome={outcome}
          onChange={(changed) => {
            change({ outcomes: draft.outcomes.map((one) => (one.id === outcome.id ? changed : one)) });
          }}
          onRemove={
            draft.outcomes.length === 1
              ? undefined
              : () => {
                  change({ outcomes: draft.outcomes.filter(({ id }) => id !== outcome.id) });
                }
          }
        />
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => {
            change({ outcomes: [...draft.outcomes, emptyOutcome(nextId(draft))] });
          }}
        >
          {t("impactValue.addOutcome")}
        </Button>
      </div>
      <Textarea
        label={t("impactValue.noNegativesBecause")}
        description={t("impactValue.noNegativesHint")}
        value={draft.noNegativesBecause}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => {
          change({ noNegativesBecause: event.target.value });
        }}
      />
      <Preview projectId={project.id} draft={draft} />
      {record.error !== null && <ProblemAlert error={record.error} />}
      <Group>
        <Button
          disabled={body === undefined}
          loading={record.isPending}
          onClick={() => {
            if (body === undefined) return;
            record.mutate(
              { params, body },
              {
                onSuccess: () => {
                  announce(t("impactValue.recorded"));
                  onDone();
                },
              },
            );
          }}
        >
          {t("impactValue.record")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </Group>
    </Section>
  );
}

function nextId({ outcomes }: ValueDraft): string {
  const numbers = outcomes.map(({ id }) => Number(id.slice(1)));
  return `o${String(Math.max(0, ...numbers) + 1)}`;
}

interface PartProps {
  readonly draft: ValueDraft;
  readonly onChange: (part: Partial<ValueDraft>) => void;
}

function Conventions({ draft, onChange }: PartProps): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {(["inputs", "inputsSource", "ratePercent"] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`impactValue.fields.${name}`)}
          required
          inputMode={name === "inputsSource" ? "text" : "decimal"}
          value={draft[name]}
          onChange={(event) => {
            onChange({ [name]: event.target.value });
          }}
        />
      ))}
      <NativeSelect
        label={t("impactValue.startYear")}
        value={draft.startYear}
        data={(["1", "0"] as const).map((value) => ({ value, label: t(`impactValue.startYears.${value}`) }))}
        onChange={(event) => {
          onChange({ startYear: event.target.value === "0" ? "0" : "1" });
        }}
      />
    </SimpleGrid>
  );
}

type Body = NonNullable<ReturnType<typeof valueBody>>;

/** What has been typed so far, once it is complete. */
function Preview({
  projectId,
  draft,
}: {
  readonly projectId: string;
  readonly draft: ValueDraft;
}): ReactNode {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(draft, settleMillis);
  const body = valueBody(settled);
  if (body !== undefined) return <Results projectId={projectId} body={body} />;
  return (
    <Text size="sm" c="dimmed">
      {t("impactValue.fillIn")}
    </Text>
  );
}

function Results({ projectId, body }: { readonly projectId: string; readonly body: Body }): ReactNode {
  const input = { params: { projectId }, body };
  const preview = useAnswer(valueRoutes.previewSocialValue, input, { keepsLast: true });
  return (
    <AnswerGate answer={preview} lines={4}>
      {(value) => (
        <Stack gap="sm">
          <ValueResults
            value={value}
            currency={body.currency}
            names={new Map(body.outcomes.map(({ id, name }) => [id, name]))}
            conventions={body}
          />
        </Stack>
      )}
    </AnswerGate>
  );
}
