import { Button, NativeSelect, Radio, SegmentedControl, Stack, Textarea } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type SubmitEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { evidenceGrades, returnReasons } from "../../../contract/impact/answers.ts";
import { impactRoutes } from "../../../contract/impact/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fieldMessage } from "../../api/problem.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";

type ReviewBody = z.input<typeof impactRoutes.reviewObservation.body>;
type Grade = (typeof evidenceGrades)[number];
type Reason = (typeof returnReasons)[number];

const decisions = ["accept", "return", "reject"] as const;

interface Choice {
  readonly decision: (typeof decisions)[number];
  readonly grade: Grade;
  readonly reasonCode: Reason;
  readonly note: string;
}

export function ReviewForm({ observationId }: { readonly observationId: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [choice, setChoice] = useState<Choice>({
    decision: "accept",
    grade: "E2",
    reasonCode: "doesNotReconcile",
    note: "",
  });
  const [isChecked, setChecked] = useState(false);
  const review = useIntention(impactRoutes.reviewObservation);
  const lacksNote = choice.decision === "reject" && choice.note.trim() === "";
  const change = (part: Partial<Choice>): void => {
    setChoice({ ...choice, ...part });
  };

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if (lacksNote) return;
    review.mutate(
      { params: { observationId }, body: bodyOf(choice) },
      {
        onSuccess: () => {
          announce(t("reviews.done"));
          void navigate({ to: "/reviews" });
        },
      },
    );
  }

  return (
    <Section title={t("reviews.decision")}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {review.error !== null && <ProblemAlert error={review.error} />}
          <SegmentedControl
            aria-label={t("reviews.decision")}
            value={choice.decision}
            onChange={(decision) => {
              change({ decision });
            }}
            data={decisions.map((decision) => ({ value: decision, label: t(`reviews.${decision}`) }))}
          />
          {choice.decision === "accept" && <GradeChoice choice={choice} onChange={change} />}
          {choice.decision === "return" && <ReasonChoice choice={choice} onChange={change} />}
          <Textarea
            label={t("reviews.note")}
            required={choice.decision === "reject"}
            autosize
            minRows={2}
            maxLength={2000}
            value={choice.note}
            error={isChecked && lacksNote ? t("reviews.noteNeeded") : fieldMessage(review.error, "note")}
            onChange={(event) => {
              change({ note: event.target.value });
            }}
          />
          <div>
            <Button type="submit" loading={review.isPending}>
              {t("reviews.submit")}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}

function bodyOf({ decision, grade, reasonCode, note }: Choice): ReviewBody {
  switch (decision) {
    case "accept":
      return { decision, grade, note };
    case "return":
      return { decision, reasonCode, note };
    case "reject":
      return { decision, note };
  }
}

interface ChoiceProps {
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
}

function GradeChoice({ choice, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t("reviews.grade")}
      value={choice.grade}
      onChange={(chosen) => {
        const grade = evidenceGrades.find((candidate) => candidate === chosen);
        if (grade !== undefined) onChange({ grade });
      }}
    >
      <Stack gap="xs" mt="xs">
        {evidenceGrades.map((grade) => (
          <Radio
            key={grade}
            value={grade}
            label={`${grade} ${t(`codes.grade.${grade}`)}`}
            description={t(`codes.gradeHint.${grade}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function ReasonChoice({ choice, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t("reviews.reason")}
      value={choice.reasonCode}
      data={returnReasons.map((reason) => ({ value: reason, label: t(`codes.returnReason.${reason}`) }))}
      onChange={(event) => {
        const reasonCode = returnReasons.find((candidate) => candidate === event.target.value);
        if (reasonCode !== undefined) onChange({ reasonCode });
      }}
    />
  );
}
