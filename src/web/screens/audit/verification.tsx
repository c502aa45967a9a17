import { Button, List, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { verificationResult } from "../../../contract/audit/routes.ts";
import { jobRoutes } from "../../../contract/job/routes.ts";
import { hasEnded, useJob, type Job } from "../../api/follow-job.ts";
import { useIntention } from "../../api/hooks.ts";
import { JobState } from "../../parts/job-progress.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";

/** Recomputes everything: it reads the whole chain, so it is asked for, and goes on as a job. */
export function Verification(): ReactNode {
  const { t } = useTranslation();
  const verification = useIntention(jobRoutes.startVerification);
  return (
    <Stack gap="sm">
      <div>
        <Button
          loading={verification.isPending}
          onClick={() => {
            verification.mutate({ body: {} });
          }}
        >
          {t("audit.verify")}
        </Button>
      </div>
      {verification.error !== null && <ProblemAlert error={verification.error} />}
      {verification.data !== undefined && <Followed key={verification.data.id} job={verification.data} />}
    </Stack>
  );
}

function Followed({ job: first }: { readonly job: Job }): ReactNode {
  const { t } = useTranslation();
  const job = useJob(first);
  const result = hasEnded(job) ? verificationResult.safeParse(job.result).data : undefined;
  if (result === undefined) return <JobState job={job} />;
  const { holds, checked, firstBadRow } = result;
  return (
    <Notice tone={holds ? "good" : "bad"} title={t(holds ? "audit.holds" : "audit.broken")}>
      {firstBadRow !== null && (
        <Text size="sm" fw={700}>
          {t("audit.firstBad", { what: firstBadRow.what, row: firstBadRow.row })}: {firstBadRow.because}
        </Text>
      )}
      <details className="why">
        <summary>
          {t("audit.checkedRows", { count: checked.reduce((sum, { count }) => sum + count, 0) })}
        </summary>
        <List size="sm">
          {checked.map(({ what, count }) => (
            <List.Item key={what}>{t("audit.checked", { what, count })}</List.Item>
          ))}
        </List>
      </details>
    </Notice>
  );
}
