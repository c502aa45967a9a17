import { Anchor, Text } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { jobRoutes } from "../../../contract/job/routes.ts";
import { loanImportRoutes } from "../../../contract/loan-import/routes.ts";
import { useLookAgain } from "../../api/follow-job.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { HashText } from "../../parts/hash-text.tsx";
import { JobProgress } from "../../parts/job-progress.tsx";
import { Page } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { CheckedStep } from "./checked-step.tsx";
import type { LoanImport as Answer } from "./import-answer.ts";
import { MappingStep } from "./mapping-step.tsx";
import { RequestStep, UndoStep } from "./request-step.tsx";

const workingStates: ReadonlySet<Answer["state"]> = new Set(["checking", "importing", "undoing"]);

/** One loan book, step by step; only the steps that its state allows are open. */
export function LoanImport(): ReactNode {
  const { importId = "" } = useParams({ strict: false });
  const book = useAnswer(loanImportRoutes.getLoanImport, { params: { importId } });
  const { data, refetch } = book;
  useLookAgain(data !== undefined && workingStates.has(data.state), refetch);
  return <AnswerGate answer={book}>{(answer) => <Steps book={answer} />}</AnswerGate>;
}

function Steps({ book }: { readonly book: Answer }): ReactNode {
  const { t } = useTranslation();
  const { allowed, state, checked, checkJobId } = book;
  return (
    <Page
      title={book.fileName}
      lead={<HashText hash={book.sha256} />}
      marks={<StatusBadge tone="info">{t(`loanImports.states.${state}`)}</StatusBadge>}
      back={{ to: "/loan-imports", label: t("loanImports.back") }}
    >
      {state === "mapping" && <Mapping book={book} />}
      {state === "checking" && checkJobId !== null && (
        <Section title={t("loanImports.previewTitle")}>
          <JobOf jobId={checkJobId} />
        </Section>
      )}
      {checked !== null && <CheckedStep importId={book.id} checked={checked} />}
      {state !== "mapping" && <Mapping book={book} />}
      {allowed.includes("request") && checked !== null && (
        <RequestStep importId={book.id} checked={checked} />
      )}
      {book.approvalId !== null && <Waiting approvalId={book.approvalId} />}
      <JobSteps book={book} />
    </Page>
  );
}

/** Open while it is what is waited for; once the book is checked it only stands by. */
function Mapping({ book }: { readonly book: Answer }): ReactNode {
  const { t } = useTranslation();
  if (!book.allowed.includes("map")) return null;
  const step = <MappingStep key={book.checkJobId ?? ""} book={book} />;
  if (book.state === "mapping") return step;
  return (
    <details className="why">
      <summary>{t("loanImports.mapAgain")}</summary>
      {step}
    </details>
  );
}

/** What the jobs of an approved book have come to, and the way back. */
function JobSteps({ book }: { readonly book: Answer }): ReactNode {
  const { t } = useTranslation();
  const { allowed, importJobId, undoJobId } = book;
  return (
    <>
      {importJobId !== null && (
        <Section
          title={t("loanImports.resultTitle")}
          lead={t("loanImports.result")}
          marks={<ExportButtons route={loanImportRoutes.listLoanImportRows} params={{ importId: book.id }} />}
        >
          <JobOf jobId={importJobId} />
        </Section>
      )}
      {allowed.includes("requestUndo") && <UndoStep importId={book.id} />}
      {undoJobId !== null && (
        <Section title={t("loanImports.undoTitle")}>
          <JobOf jobId={undoJobId} />
        </Section>
      )}
    </>
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
      {t("loanImports.waiting")}{" "}
      <Anchor component={Link} to={`/approvals/${approvalId}`}>
        {t("loanImports.openRequest")}
      </Anchor>
    </Text>
  );
}
