import { Button, Checkbox, Group, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanImportRoutes } from "../../../contract/loan-import/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import type { Checked } from "./import-answer.ts";

interface RequestProps {
  readonly importId: string;
  readonly checked: Checked;
}

export function RequestStep({ importId, checked }: RequestProps): ReactNode {
  const { t } = useTranslation();
  const [skipErrors, setSkipErrors] = useState(false);
  const request = useIntention(loanImportRoutes.requestLoanImport);
  return (
    <Section title={t("loanImports.requestTitle")}>
      {checked.errors > 0 && (
        <Checkbox
          label={t("loanImports.skipErrors")}
          checked={skipErrors}
          onChange={({ currentTarget }) => {
            setSkipErrors(currentTarget.checked);
          }}
        />
      )}
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group>
        <Button
          loading={request.isPending}
          disabled={checked.errors > 0 && !skipErrors}
          onClick={() => {
            request.mutate({ params: { importId }, body: { skipErrors } });
          }}
        >
          {t("loanImports.request")}
        </Button>
      </Group>
    </Section>
  );
}

export function UndoStep({ importId }: Pick<RequestProps, "importId">): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const undo = useIntention(loanImportRoutes.requestImportUndo);
  return (
    <Section title={t("loanImports.undoTitle")} lead={t("loanImports.undoLead")}>
      <Textarea
        label={t("loanImports.reason")}
        value={reason}
        maxLength={2000}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
      {undo.error !== null && <ProblemAlert error={undo.error} />}
      <Group>
        <Button
          variant="default"
          loading={undo.isPending}
          disabled={reason.trim() === ""}
          onClick={() => {
            undo.mutate({ params: { importId }, body: { reason } });
          }}
        >
          {t("loanImports.undo")}
        </Button>
      </Group>
    </Section>
  );
}
