import { Button, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { jobRoutes } from "../../../contract/job/routes.ts";
import type { Job } from "../../api/follow-job.ts";
import { useIntention, usePages } from "../../api/hooks.ts";
import { announce } from "../../parts/announce.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Empty } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";

export function Jobs(): ReactNode {
  const { t } = useTranslation();
  const jobs = usePages(jobRoutes.listJobs);
  return (
    <Page title={t("jobs.title")} lead={t("jobs.lead")} actions={<InterestRun />}>
      <AnswerGate answer={{ ...jobs, data: jobs.items }} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("jobs.empty")} next={t("jobs.emptyNext")} />
          ) : (
            <JobTable items={items} />
          )
        }
      </AnswerGate>
      <MoreButton onClick={jobs.showMore} busy={jobs.isFetching} />
    </Page>
  );
}

function InterestRun(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const start = useIntention(jobRoutes.startInterestRun);
  if (!may("requestApproval")) return null;
  const run = (dryRun: boolean): void => {
    start.mutate(
      { body: { dryRun } },
      {
        onSuccess: () => {
          announce(t("jobs.started"));
        },
      },
    );
  };
  return (
    <>
      {start.error !== null && <ProblemAlert error={start.error} />}
      <Button
        variant="default"
        disabled={start.isPending}
        onClick={() => {
          run(true);
        }}
      >
        {t("jobs.tryInterest")}
      </Button>
      <Button
        loading={start.isPending}
        onClick={() => {
          run(false);
        }}
      >
        {t("jobs.startInterest")}
      </Button>
    </>
  );
}

function JobTable({ items }: { readonly items: readonly Job[] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  return (
    <DataTable
      caption={t("jobs.caption")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { id: "kind", header: t("jobs.kind"), names: true, cell: (job) => <JobName job={job} /> },
        {
          id: "requested",
          header: t("jobs.requested"),
          cell: ({ requestedBy, createdAt }) => `${requestedBy} · ${instant(createdAt)}`,
        },
        { id: "progress", header: t("jobs.progress"), cell: (job) => <JobProgress job={job} /> },
      ]}
    />
  );
}

function JobName({ job: { kind, name, result } }: { readonly job: Job }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (kind !== "dueInterest") return pick(name);
  const { loans, accruals, adjustments, dryRun } = result ?? {};
  return (
    <div>
      {pick(name)}
      {dryRun === true && ` (${t("jobs.dryRun")})`}
      {result !== null && (
        <Text size="xs" c="dimmed" fw={400}>
          {t("jobs.interestResult", { loans, accruals, adjustments })}
        </Text>
      )}
    </div>
  );
}
