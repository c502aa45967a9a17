import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { jobRoutes } from "../../contract/job/routes.ts";
import { useJob, type Job } from "../api/follow-job.ts";
import { useIntention } from "../api/hooks.ts";
import { ProblemAlert } from "./problem-alert.tsx";

/** How far a job has come, with what went wrong and a way to call it off or to ask again. */
export function JobProgress({ job: first }: { readonly job: Job }): ReactNode {
  return <JobState job={useJob(first)} />;
}

/** The same of a job that somebody else follows. */
export function JobState({ job }: { readonly job: Job }): ReactNode {
  const { t } = useTranslation();
  const { done, total, etaSeconds, errors } = job;
  const percent = total === null || total === 0 ? (job.state === "done" ? 100 : 0) : (done * 100) / total;
  return (
    <Stack gap={6} className="job-progress">
      <Progress.Root size="md">
        <Progress.Section
          value={percent}
          color={errors.length > 0 ? "red" : "teal"}
          aria-label={t("jobs.progress")}
        />
      </Progress.Root>
      <Text size="sm" role="status">
        {t(`jobs.states.${job.state}`)} ·{" "}
        {total === null ? t("jobs.progressOpen", { done }) : t("jobs.progressOf", { done, total })}
        {etaSeconds !== null && ` · ${t("jobs.eta", { seconds: etaSeconds })}`}
      </Text>
      <JobErrors job={job} />
      <JobSteps job={job} />
    </Stack>
  );
}

function JobErrors({ job: { errors } }: { readonly job: Job }): ReactNode {
  const { t } = useTranslation();
  if (errors.length === 0) return null;
  return (
    <details className="why">
      <summary>{t("jobs.errors", { count: errors.length })}</summary>
      <ul>
        {errors.map(({ at, message }) => (
          <li key={`${at ?? ""} ${message}`}>
            {at === null ? "" : `${at}: `}
            {message}
          </li>
        ))}
      </ul>
    </details>
  );
}

function JobSteps({ job: { id, allowed, isCancelAsked, state } }: { readonly job: Job }): ReactNode {
  const { t } = useTranslation();
  const cancel = useIntention(jobRoutes.cancelJob);
  const retry = useIntention(jobRoutes.retryJob);
  const error = cancel.error ?? retry.error;
  const input = { params: { jobId: id }, body: {} };
  if (isCancelAsked && state === "running") return <Text size="sm">{t("jobs.cancelling")}</Text>;
  return (
    <Group gap="xs">
      {error !== null && <ProblemAlert error={error} />}
      {allowed.includes("cancel") && (
        <Button
          size="xs"
          variant="default"
          loading={cancel.isPending}
          onClick={() => {
            cancel.mutate(input);
          }}
        >
          {t("jobs.cancel")}
        </Button>
      )}
      {allowed.includes("retry") && (
        <Button
          size="xs"
          variant="default"
          loading={retry.isPending}
          onClick={() => {
            retry.mutate(input);
          }}
        >
          {t("jobs.retry")}
        </Button>
      )}
    </Group>
  );
}
