import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { ApplicationAnswer, ReviewAnswer } from "./application-answer.ts";

interface ScreeningProps {
  readonly application: ApplicationAnswer;
  readonly review: ReviewAnswer;
}

const steps = ["takenUp", "returned", "passedToReview", "passedToDecision"] as const;

/** What an officer does next: take up, ask two reviewers, return with reasons, pass on. */
export function Screening({ application, review }: ScreeningProps): ReactNode {
  const { t } = useTranslation();
  const screen = useIntention(applicationRoutes.screenApplication);
  const [reason, setReason] = useState("");
  const [answerByOn, setAnswerBy] = useState("");
  const open = steps.filter((step) => application.allowed.includes(step));
  const mayReturn = open.includes("returned");
  if (open.length === 0) return null;
  return (
    <Section title={t("applications.screening")}>
      {mayReturn && <Reviewers application={application} review={review} />}
      {mayReturn && (
        <Group align="flex-end">
          <Textarea
            label={t("applications.reason")}
            className="grow"
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <TextInput
            type="date"
            label={t("applications.answerBy")}
            value={answerByOn}
            onChange={(event) => {
              setAnswerBy(event.target.value);
            }}
          />
        </Group>
      )}
      {screen.error !== null && <ProblemAlert error={screen.error} />}
      <Group>
        {open.map((step) => (
          <Button
            key={step}
            variant={step === "returned" ? "default" : "filled"}
            loading={screen.isPending}
            onClick={() => {
              const by = step === "returned" && answerByOn !== "" ? { answerByOn } : {};
              screen.mutate({ params: { applicationId: application.id }, body: { step, reason, ...by } });
            }}
          >
            {t(`applications.take.${step}`)}
          </Button>
        ))}
      </Group>
    </Section>
  );
}

function Reviewers({ application, review }: ScreeningProps): ReactNode {
  const { t } = useTranslation();
  const assign = useIntention(applicationRoutes.assignReviewers);
  const asked = review.reviewers.map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly [string, string]>([asked[0] ?? "", asked[1] ?? ""]);
  const data = [
    { value: "", label: t("applications.choose") },
    ...review.candidates.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t("applications.reviewersLead")}
      </Text>
      {review.reviewers.length > 0 && (
        <Text size="sm">
          {review.reviewers
            .map(
              ({ name, hasSubmitted }) =>
                `${name} (${t(hasSubmitted ? "applications.hasSubmitted" : "applications.notSubmitted")})`,
            )
            .join(", ")}
        </Text>
      )}
      {review.conflicts.map(({ person, reason }) => (
        <Text size="sm" key={person.id}>
          {t("applications.conflicts")}：{person.name} – {reason}
        </Text>
      ))}
      <Group align="flex-end">
        <NativeSelect
          label={t("applications.reviewerA")}
          data={data}
          value={chosen[0]}
          onChange={(event) => {
            setChosen([event.target.value, chosen[1]]);
          }}
        />
        <NativeSelect
          label={t("applications.reviewerB")}
          data={data}
          value={chosen[1]}
          onChange={(event) => {
            setChosen([chosen[0], event.target.value]);
          }}
        />
        <Button
          variant="default"
          disabled={chosen.includes("")}
          loading={assign.isPending}
          onClick={() => {
            assign.mutate({
              params: { applicationId: application.id },
              body: { reviewerIds: [...chosen] },
            });
          }}
        >
          {t("applications.assign")}
        </Button>
      </Group>
      {assign.error !== null && <ProblemAlert error={assign.error} />}
    </Stack>
  );
}
