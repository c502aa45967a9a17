import { Anchor, Button, Group, Text } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { jobRoutes } from "../../../contract/job/routes.ts";
import { portfolioRoutes } from "../../../contract/portfolio/routes.ts";
import { useLookAgain } from "../../api/follow-job.ts";
import { useAnswer, useIntention } from "../../api/hooks.ts";
import { signedMoneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Facts, Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { LineTable } from "./line-table.tsx";
import type { PortfolioRunAnswer } from "./portfolio-answer.ts";

const workingStates: ReadonlySet<PortfolioRunAnswer["state"]> = new Set(["checking", "running"]);

/** One run: its dry run line by line, the request for it, and how far it has come. */
export function PortfolioRun(): ReactNode {
  const { runId = "" } = useParams({ strict: false });
  const run = useAnswer(portfolioRoutes.getPortfolioRun, { params: { runId } });
  const { data, refetch } = run;
  useLookAgain(data !== undefined && workingStates.has(data.state), refetch);
  return <AnswerGate answer={run}>{(answer) => <Steps run={answer} />}</AnswerGate>;
}

function Steps({ run }: { readonly run: PortfolioRunAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { id, title, state, summary, checkJobId, runJobId, approvalId, allowed } = run;
  return (
    <Page
      title={pick(title)}
      marks={<StatusBadge tone="info">{t(`portfolio.states.${state}`)}</StatusBadge>}
      back={{ to: "/portfolio-runs", label: t("portfolio.back") }}
    >
      {runJobId !== null && (
        <Section title={t("portfolio.runTitle")} lead={t("portfolio.runLead")}>
          <JobOf jobId={runJobId} />
        </Section>
      )}
      {approvalId !== null && <Waiting approvalId={approvalId} />}
      {allowed.includes("request") && <RequestStep runId={id} />}
      <Section title={t("portfolio.dryRunTitle")}>
        {summary === null ? (
          checkJobId !== null && <JobOf jobId={checkJobId} />
        ) : (
          <>
            <Text>{t("portfolio.counts", { ...summary })}</Text>
            <Totals run={run} />
            <LineTable runId={id} />
          </>
        )}
      </Section>
    </Page>
  );
}

function Totals({ run: { summary, digest } }: { readonly run: PortfolioRunAnswer }): ReactNode {
  const { t } = useTranslation();
  const totals = (summary?.totals ?? []).flatMap(({ currency, toMaturity, thisYear }) => [
    {
      label: `${t("portfolio.effect", { currency })} ${t("portfolio.toMaturity")}`,
      value: signedMoneyText(toMaturity, currency),
    },
    {
      label: `${t("portfolio.effect", { currency })} ${t("portfolio.thisYear")}`,
      value: signedMoneyText(thisYear, currency),
    },
  ]);
  return (
    <Facts
      items={[
        ...totals,
        ...(digest === null ? [] : [{ label: t("portfolio.digest"), value: <HashText hash={digest} /> }]),
      ]}
    />
  );
}

function JobOf({ jobId }: { readonly jobId: string }): ReactNode {
  const job = useAnswer(jobRoutes.getJob, { params: { jobId } });
  return <AnswerGate answer={job}>{(answer) => <JobProgress job={answer} />}</AnswerGate>;
}

function Waiting({ approvalId }: { readonly approvalId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Text role="status">
      {t("portfolio.waiting")}{" "}
      <Anchor component={Link} to={`/approvals/${approvalId}`}>
        {t("portfolio.openRequest")}
      </Anchor>
    </Text>
  );
}

function RequestStep({ runId }: { readonly runId: string }): ReactNode {
  const { t } = useTranslation();
  const request = useIntention(portfolioRoutes.requestPortfolioRun);
  return (
    <Section title={t("portfolio.requestTitle")} lead={t("portfolio.requestLead")}>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group>
        <Button
          loading={request.isPending}
          onClick={() => {
            request.mutate({ params: { runId }, body: {} });
          }}
        >
          {t("portfolio.request")}
        </Button>
      </Group>
    </Section>
  );
}
