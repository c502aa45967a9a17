import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { fillPath } from "../../api/path.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { JournalTable } from "../../parts/journal-table.tsx";
import { Page } from "../../parts/page.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useMay } from "../../shell/session-context.tsx";
import { EntryTrail } from "./posted-entries.tsx";

const route = getRouteApi("/signed-in/books/$bookId/entries/$entryId");

/** One entry, what caused it, what it corrects, and its proof. */
export function Entry(): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const may = useMay();
  const params = route.useParams();
  const { bookId } = params;
  const entry = useAnswer(ledgerRoutes.getJournalEntry, { params });
  const books = useAnswer(ledgerRoutes.listBooks, {});
  const currency = books.data?.items.find(({ id }) => id === bookId)?.currency ?? "JPY";
  return (
    <Page title={t("books.entry.title")}>
      <AnswerGate answer={entry} lines={4}>
        {(found) => (
          <Stack gap="md">
            <JournalTable
              caption={t("books.entry.title")}
              currency={currency}
              entries={[{ ...found, trail: <EntryTrail entry={found} bookId={bookId} isOnLoan={false} /> }]}
            />
            {found.belongsOn !== null && (
              <Text size="sm">{t("books.entry.belongs", { day: day(found.belongsOn) })}</Text>
            )}
            <OtherEntries bookId={bookId} title={t("books.entry.corrects")} ids={found.corrects} />
            <OtherEntries bookId={bookId} title={t("books.entry.correctedBy")} ids={found.correctedBy} />
            {may("audit") && (
              <div>
                <Button
                  component="a"
                  variant="default"
                  href={fillPath(ledgerRoutes.getEntryProof.path, params)}
                  download={`proof-${params.entryId}.json`}
                >
                  {t("books.entry.proof")}
                </Button>
              </div>
            )}
          </Stack>
        )}
      </AnswerGate>
    </Page>
  );
}

interface OthersProps {
  readonly bookId: string;
  readonly title: string;
  readonly ids: readonly string[];
}

function OtherEntries({ bookId, title, ids }: OthersProps): ReactNode {
  if (ids.length === 0) return null;
  return (
    <Group gap="xs">
      <Text size="sm">{title}:</Text>
      {ids.map((id) => (
        <Anchor key={id} component={Link} to={`/books/${bookId}/entries/${id}`} size="sm">
          {id.slice(0, 13)}
        </Anchor>
      ))}
    </Group>
  );
}
