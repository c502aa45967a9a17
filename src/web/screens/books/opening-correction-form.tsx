import { Button, Group, Stack, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { periodRoutes } from "../../../contract/ledger/period-routes.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useIntention } from "../../api/hooks.ts";
import { ChangePreviewView } from "../../parts/change/change-preview.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { OpeningTable } from "./opening-form.tsx";

type Rows = AnswerOf<typeof periodRoutes.previewOpeningBalances>["rows"];

const nothing: Rows = [];

/** Books what the opening balances were wrong by, or takes the whole import back: shown first, then asked for. */
export function OpeningCorrectionForm({ bookId }: { readonly bookId: string }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [rows, setRows] = useState(nothing);
  const preview = useIntention(periodRoutes.previewOpeningCorrection);
  const request = useIntention(periodRoutes.requestOpeningCorrection);
  const error = preview.error ?? request.error;

  function show(chosen: Rows): void {
    setRows(chosen);
    preview.mutate({ params: { bookId }, body: { rows: [...chosen], reason } });
  }

  if (request.data !== undefined) {
    return (
      <Notice tone="good" title={t("books.periods.asked")}>
        <Link to="/approvals/$approvalId" params={{ approvalId: request.data.id }}>
          {t("approvals.detail")}
        </Link>
      </Notice>
    );
  }
  return (
    <Section title={t("books.files.correct")} lead={t("books.files.correctLead")}>
      {error !== null && <ProblemAlert error={error} />}
      <TextInput
        required
        label={t("books.files.correctReason")}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
          preview.reset();
        }}
      />
      <OpeningTable bookId={bookId}>
        {(read) => (
          <Group>
            <Button
              variant="default"
              loading={preview.isPending}
              disabled={reason === ""}
              onClick={() => {
                show(read.rows);
              }}
            >
              {t("books.files.preview")}
            </Button>
          </Group>
        )}
      </OpeningTable>
      <Group>
        <Button
          variant="default"
          loading={preview.isPending}
          disabled={reason === ""}
          onClick={() => {
            show(nothing);
          }}
        >
          {t("books.files.undo")}
        </Button>
      </Group>
      {preview.data !== undefined && (
        <Stack gap="md">
          <ChangePreviewView preview={preview.data} />
          <div>
            <Button
              loading={request.isPending}
              onClick={() => {
                request.mutate({ params: { bookId }, body: { rows: [...rows], reason } });
              }}
            >
              {t("books.periods.request")}
            </Button>
          </div>
        </Stack>
      )}
    </Section>
  );
}
