import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { MoreButton } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { JournalTable } from "../../parts/journal-table.tsx";
import { Empty } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

type JournalEntry = z.output<typeof ledgerRoutes.listJournalEntries.response>["items"][number];

interface EntriesProps {
  readonly bookId: string;
  readonly currency: string;
  readonly loanId?: string;
}

export function PostedEntries({ bookId, currency, loanId }: EntriesProps): ReactNode {
  const { t } = useTranslation();
  const entries = usePages(ledgerRoutes.listJournalEntries, loanId === undefined ? {} : { loanId }, {
    bookId,
  });
  return (
    <Stack gap="md">
      <ExportButtons route={ledgerRoutes.listJournalEntries} params={{ bookId }} query={{ loanId }} />
      <AnswerGate answer={{ ...entries, data: entries.items }}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("books.noEntries")} />
          ) : (
            <JournalTable
              caption={t("books.tabs.journal")}
              currency={currency}
              entries={items.map((entry) => ({
                ...entry,
                trail: <EntryTrail entry={entry} isOnLoan={loanId !== undefined} />,
              }))}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={entries.showMore} busy={entries.isFetching} />
    </Stack>
  );
}

function EntryTrail({
  entry,
  isOnLoan,
}: {
  readonly entry: JournalEntry;
  readonly isOnLoan: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const word = useCodeWord();
  return (
    <Text size="xs" c="dimmed" component="div" fw={400}>
      {t("books.recordedAt")}: {instant(entry.recordedAt)} · {t("books.author")}:{" "}
      {word("author", entry.author)}
      {entry.approver !== null && ` · ${t("books.approver")}: ${entry.approver}`} · {t("books.reason")}:{" "}
      {word("entryReason", entry.reason.kind)}
      {entry.loanId !== null && !isOnLoan && (
        <>
          {" · "}
          <Anchor component={Link} to={`/loans/${entry.loanId}`} size="xs">
            {t("loans.title")}
          </Anchor>
        </>
      )}
    </Text>
  );
}
