import { Button, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { periodRoutes } from "../../../contract/ledger/period-routes.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useIntention, useIntentionKey } from "../../api/hooks.ts";
import { upload } from "../../api/upload.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { FileDrop } from "../../parts/file-drop.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";

type Read = AnswerOf<typeof periodRoutes.previewOpeningBalances>;

/** The balances a book begins with, out of a table. */
export function OpeningForm({ bookId }: { readonly bookId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t("books.files.opening")} lead={t("books.files.openingLead")}>
      <OpeningTable bookId={bookId}>{(read) => <AskForOpening bookId={bookId} read={read} />}</OpeningTable>
    </Section>
  );
}

interface TableProps {
  readonly bookId: string;
  /** Of a table without a mistake. */
  readonly children: (read: Read) => ReactNode;
}

/** Reads a table; what is wrong in it is told row by row. */
export function OpeningTable({ bookId, children }: TableProps): ReactNode {
  const { t } = useTranslation();
  const [read, setRead] = useState<Read | null>(null);
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const key = useIntentionKey();

  async function readTable(file: File): Promise<void> {
    setError(null);
    setRead(null);
    setReading(true);
    try {
      const sent = { file, idempotencyKey: key.of(file.name), onProgress: () => undefined };
      setRead(await upload(periodRoutes.previewOpeningBalances, { params: { bookId }, body: {} }, sent));
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setReading(false);
    }
  }

  return (
    <>
      <FileDrop
        disabled={reading}
        tables={{ hint: t("books.files.table") }}
        onFiles={([file]) => {
          if (file !== undefined) void readTable(file);
        }}
      />
      {error !== null && <ProblemAlert error={error} />}
      {read !== null && (read.complaints.length > 0 ? <Mistakes read={read} /> : children(read))}
    </>
  );
}

function Mistakes({ read: { complaints } }: { readonly read: Read }): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" title={t("books.files.mistakes", { count: complaints.length })}>
      <List size="sm">
        {complaints.map(({ row, code, message }) => (
          <List.Item key={`${String(row)} ${code}`}>{message}</List.Item>
        ))}
      </List>
    </Notice>
  );
}

function AskForOpening({
  bookId,
  read: { rows },
}: {
  readonly bookId: string;
  readonly read: Read;
}): ReactNode {
  const { t } = useTranslation();
  const [effectiveOn, setDay] = useState(() => todayInJapan(new Date()));
  const request = useIntention(periodRoutes.requestOpeningBalances);
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
    <Stack gap="sm">
      <Text size="sm">{t("books.files.right", { count: rows.length })}</Text>
      {request.error !== null && <ProblemAlert error={request.error} />}
      <Group align="flex-end" gap="sm">
        <TextInput
          type="date"
          required
          label={t("books.day")}
          value={effectiveOn}
          onChange={(event) => {
            setDay(event.target.value);
          }}
        />
        <Button
          loading={request.isPending}
          onClick={() => {
            request.mutate({ params: { bookId }, body: { effectiveOn, rows: [...rows] } });
          }}
        >
          {t("books.periods.request")}
        </Button>
      </Group>
    </Stack>
  );
}
