import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { valueRoutes } from "../../../contract/impact/value-routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { Profile } from "./impact-answer.ts";
import { dimensions, draftOf, profileBody, riskMark, risks, type AnswerDraft } from "./profile-draft.ts";

interface FormProps {
  readonly projectId: string;
  /** What was answered last: the form begins with it. */
  readonly last: Profile["profile"] | undefined;
  readonly onDone: () => void;
}

/** Every dimension and every risk is answered, or said not to be assessed and why. */
export function ProfileForm({ projectId, last, onDone }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(last));
  const record = useIntention(valueRoutes.recordImpactProfile);
  const body = profileBody(draft);
  return (
    <Section title={t("impactValue.answerProfile")} lead={t("impactValue.answerProfileLead")}>
      {dimensions.map((name) => (
        <AnswerFields
          key={name}
          legend={t(`impactValue.dimensions.${name}`)}
          answer={draft.dimensions[name]}
          onChange={(answer) => {
            setDraft({ ...draft, dimensions: { ...draft.dimensions, [name]: answer } });
          }}
        />
      ))}
      {risks.map((name) => (
        <AnswerFields
          key={name}
          weighed
          legend={`${riskMark(name)} ${t(`impactValue.risks.${name}`)}`}
          answer={draft.risks[name]}
          onChange={(answer) => {
            setDraft({ ...draft, risks: { ...draft.risks, [name]: answer } });
          }}
        />
      ))}
      {record.error !== null && <ProblemAlert error={record.error} />}
      <Group>
        <Button
          disabled={body === undefined}
          loading={record.isPending}
          onClick={() => {
            if (body === undefined) return;
            record.mutate(
              { params: { projectId }, body },
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

interface AnswerProps {
  readonly legend: string;
  readonly answer: AnswerDraft;
  readonly onChange: (answer: AnswerDraft) => void;
  readonly weighed?: boolean;
}

const weights = ["1", "2", "3", "4", "5"];

function AnswerFields({ legend, answer, onChange, weighed = false }: AnswerProps): ReactNode {
  const { t } = useTranslation();
  const change = (part: Partial<AnswerDraft>): void => {
    onChange({ ...answer, ...part });
  };
  return (
    <Fieldset legend={legend}>
      <Stack gap="xs">
        <Checkbox
          label={t("impactValue.notAssessed")}
          checked={!answer.assessed}
          onChange={(event) => {
            change({ assessed: !event.target.checked });
          }}
        />
        {weighed && answer.assessed && (
          <Group>
            {(["likelihood", "consequence"] as const).map((name) => (
              <NativeSelect
                key={name}
                label={t(`impactValue.${name}`)}
                value={answer[name]}
                data={weights}
                onChange={(event) => {
                  change({ [name]: event.target.value });
                }}
              />
            ))}
          </Group>
        )}
        <Textarea
          label={t(answer.assessed ? "impactValue.answer" : "impactValue.reason")}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={answer.text}
          onChange={(event) => {
            change({ text: event.target.value });
          }}
        />
      </Stack>
    </Fieldset>
  );
}
