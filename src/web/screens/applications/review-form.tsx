import { Button, Group, NativeSelect, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { criteria } from "../../../contract/application/answers.ts";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { ApplicationAnswer, ReviewAnswer } from "./application-answer.ts";

interface FormProps {
  readonly application: ApplicationAnswer;
  readonly review: ReviewAnswer;
}

type Criterion = (typeof criteria)[number];
type Grades = Readonly<Record<Criterion, number | null>>;

const noGrades: Grades = {
  needGap: null,
  intensity: null,
  additionality: null,
  evidence: null,
  viability: null,
  lock: null,
};
const likelihoods = ["1", "0.9", "0.8", "0.65", "0.5"];

/** One's own grades, given without seeing the other's, or the declaration that one must not grade. */
export function ReviewForm({ application, review }: FormProps): ReactNode {
  const { t } = useTranslation();
  const give = useIntention(applicationRoutes.giveReview);
  const [grades, setGrades] = useState<Grades>(noGrades);
  const [likelihood, setLikelihood] = useState("0.8");
  const [comment, setComment] = useState("");
  const isOpen = application.state === "review" && review.isMineToReview;
  return (
    <>
      {isOpen && (
        <Section title={t("applications.review")} lead={t("applications.reviewLead")}>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {criteria.map((criterion) => (
              <NativeSelect
                key={criterion}
                label={t("applications.weighted", {
                  criterion: t(`applications.criteria.${criterion}`),
                  weight: application.terms.weights[criterion],
                })}
                value={grades[criterion] === null ? "" : String(grades[criterion])}
                data={[
                  { value: "", label: t("applications.noGrade") },
                  ...["0", "1", "2", "3", "4"].map((value) => ({ value, label: value })),
                ]}
                onChange={(event) => {
                  const { value } = event.target;
                  setGrades({ ...grades, [criterion]: value === "" ? null : Number(value) });
                }}
              />
            ))}
          </SimpleGrid>
          {review.lockGrade !== null && (
            <Text size="sm" c="dimmed">
              {t("applications.lockHint", { grade: review.lockGrade })}
            </Text>
          )}
          <NativeSelect
            label={t("applications.likelihood")}
            className="narrow"
            value={likelihood}
            data={likelihoods}
            onChange={(event) => {
              setLikelihood(event.target.value);
            }}
          />
          <Textarea
            label={t("applications.comment")}
            autosize
            minRows={2}
            maxLength={4000}
            value={comment}
            onChange={(event) => {
              setComment(event.target.value);
            }}
          />
          {give.error !== null && <ProblemAlert error={give.error} />}
          <div>
            <Button
              loading={give.isPending}
              onClick={() => {
                give.mutate(
                  { params: { applicationId: application.id }, body: { grades, likelihood, comment } },
                  {
                    onSuccess: () => {
                      announce(t("applications.given2"));
                    },
                  },
                );
              }}
            >
              {t("applications.giveReview")}
            </Button>
          </div>
        </Section>
      )}
      <Conflict application={application} />
    </>
  );
}

const conflictStates: readonly string[] = ["submitted", "screening", "review", "decision"];

function Conflict({ application }: { readonly application: ApplicationAnswer }): ReactNode {
  const { t } = useTranslation();
  const declare = useIntention(applicationRoutes.declareConflict);
  const [reason, setReason] = useState("");
  if (!conflictStates.includes(application.state)) return null;
  return (
    <Section title={t("applications.conflict2")} lead={t("applications.conflictLead")}>
      <Group align="flex-end">
        <TextInput
          label={t("applications.conflictReason")}
          className="grow"
          maxLength={2000}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Button
          variant="default"
          disabled={reason.trim() === ""}
          loading={declare.isPending}
          onClick={() => {
            declare.mutate({ params: { applicationId: application.id }, body: { reason } });
          }}
        >
          {t("applications.conflict2")}
        </Button>
      </Group>
      {declare.error !== null && <ProblemAlert error={declare.error} />}
    </Section>
  );
}
