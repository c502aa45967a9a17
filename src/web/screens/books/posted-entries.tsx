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
  readonly search?: JournalSearch;
}

export type JournalSearch = Readonly<Record<string, string>>;

const everything: JournalSearch = {};

export function PostedEntries({ bookId, currency, loanId, search = everything }: EntriesProps): ReactNode {
  const { t } = useTranslation();
  const query = loanId === undefined ? search : { ...search, loanId };
  const entries = usePages(ledgerRoutes.listJournalEntries, query, { bookId });
  return (
    <Stack gap="md">
      <ExportButtons route={ledgerRoutes.listJournalEntries} params={{ bookId }} query={query} />
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
                trail: <EntryTrail entry={entry} bookId={bookId} isOnLoan={loanId !== undefined} />,
              }))}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={entries.showMore} busy={entries.isFetching} />
    </Stack>
  );
}

export function EntryTrail({
  entry,
  bookId,
  isOnLoan,
}: {
  readonly entry: JournalEntry;
  readonly bookId: string;
  readonly isOnLoan: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { instant, pick } = useFormat();
  const word = useCodeWord();
  return (
    <Text size="xs" c="dimmed" component="div" fw={400}>
      {t("books.recordedAt")}: {instant(entry.recordedAt)} · {t("books.author")}:{" "}
      {word("author", entry.author)}
      {entry.approver !== null && ` · ${t("books.approver")}: ${entry.approver}`} · {t("books.reason")}:{" "}
      {word("entryReason", entry.reason.kind)}
      {entry.counterparty !== null && !isOnLoan && ` · ${pick(entry.counterparty)}`}
      {entry.late && ` · ${t("books.late", { days: entry.daysLate })}`}
      {" · "}
      <Anchor component={Link} to={`/books/${bookId}/entries/${entry.id}`} size="xs">
        {t("books.entry.open")}
      </Anchor>
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
