import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { criteria } from "../../../contract/application/answers.ts";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import type { ApplicationAnswer, ReviewAnswer } from "./application-answer.ts";

interface BoardProps {
  readonly application: ApplicationAnswer;
  readonly review: ReviewAnswer;
}

type Criterion = (typeof criteria)[number];

/** Both reviews side by side, what they come to and where they part; nothing before both are in. */
export function ReviewBoard({ application, review }: BoardProps): ReactNode {
  const { t } = useTranslation();
  if (review.reviewers.length === 0) return null;
  const { reviews, score } = review;
  return (
    <Section title={t("applications.board")}>
      {score === null && <Text size="sm">{t("applications.boardHidden")}</Text>}
      {reviews.length > 0 && <SideBySide application={application} review={review} />}
      {reviews.map(({ reviewer, likelihood, comment }) => (
        <Text size="sm" key={reviewer.id}>
          <b>{reviewer.name}</b>：{t("applications.likelihood")} {likelihood} – {comment}
        </Text>
      ))}
      {review.differences.map((difference) => (
        <Difference
          key={difference.criterion}
          application={application}
          difference={difference}
          notes={review.notes.filter(({ criterion }) => criterion === difference.criterion)}
        />
      ))}
      {score !== null && <Score score={score} />}
    </Section>
  );
}

function SideBySide({ application: { terms }, review: { reviews, differences } }: BoardProps): ReactNode {
  const { t } = useTranslation();
  const columns: readonly Column<Criterion>[] = [
    {
      id: "criterion",
      header: t("applications.board"),
      names: true,
      cell: (criterion) =>
        t("applications.weighted", {
          criterion: t(`applications.criteria.${criterion}`),
          weight: terms.weights[criterion],
        }),
    },
    ...reviews.map(({ reviewer, grades }): Column<Criterion> => ({
      id: reviewer.id,
      header: reviewer.name,
      figure: true,
      cell: (criterion) => grades[criterion] ?? t("applications.noGrade"),
    })),
  ];
  return (
    <DataTable
      caption={t("applications.board")}
      rows={criteria}
      rowKey={(criterion) => criterion}
      columns={columns}
      rowClass={(criterion) => (differences.some((one) => one.criterion === criterion) ? "row-marked" : "")}
    />
  );
}

interface DifferenceProps {
  readonly application: ApplicationAnswer;
  readonly difference: ReviewAnswer["differences"][number];
  readonly notes: ReviewAnswer["notes"];
}

function Difference({ application, difference, notes }: DifferenceProps): ReactNode {
  const { t } = useTranslation();
  const explain = useIntention(applicationRoutes.explainGrades);
  const [note, setNote] = useState("");
  const { criterion, grades, isExplained } = difference;
  const steps = Math.abs(grades[0] - grades[1]);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StatusBadge tone={isExplained ? "good" : "bad"}>
          {t("applications.difference", { steps })}
        </StatusBadge>
        <Text size="sm">{t(`applications.criteria.${criterion}`)}</Text>
      </Group>
      {notes.map((one) => (
        <Text size="sm" key={one.note}>
          {one.person.name}：{one.note}
        </Text>
      ))}
      {!isExplained && application.state === "review" && (
        <Group align="flex-end">
          <TextInput
            label={t("applications.explain")}
            className="grow"
            maxLength={2000}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
            }}
          />
          <Button
            disabled={note.trim() === ""}
            loading={explain.isPending}
            onClick={() => {
              explain.mutate({ params: { applicationId: application.id }, body: { criterion, note } });
            }}
          >
            {t("applications.explainSave")}
          </Button>
        </Group>
      )}
      {explain.error !== null && <ProblemAlert error={explain.error} />}
    </Stack>
  );
}

function Score({ score }: { readonly score: NonNullable<ReviewAnswer["score"]> }): ReactNode {
  const { t } = useTranslation();
  const bands: Readonly<Record<string, string | undefined>> = t("applications.bands", {
    returnObjects: true,
  });
  return (
    <>
      <Facts
        items={[
          { label: t("applications.score"), value: score.score },
          { label: t("applications.band"), value: bands[score.band] ?? score.band },
          { label: t("applications.raw"), value: score.raw },
          { label: t("applications.likelihood"), value: score.likelihood },
          { label: t("applications.coverage"), value: `${score.coverage} %` },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t("applications.advises")}
      </Text>
    </>
  );
}
