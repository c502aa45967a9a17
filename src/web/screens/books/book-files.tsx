import { Button, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { periodRoutes } from "../../../contract/ledger/period-routes.ts";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { fillPath, queryText } from "../../api/path.ts";
import { todayInJapan } from "../../figures/day-text.ts";
import { announce } from "../../parts/announce.ts";
import { Notice } from "../../parts/notice.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useCodeWord } from "../../text/use-code-word.ts";

/** The book as text for other programs, and the balances it begins with out of a table. */
export function BookFiles({ bookId }: { readonly bookId: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Stack gap="lg">
      <Section title={t("books.files.export")} lead={t("books.files.exportLead")}>
        <Group gap="sm">
          {(["hledger", "ledger", "beancount", "csv"] as const).map((format) => (
            <Button
              key={format}
              component="a"
              variant="default"
              download
              href={fillPath(ledgerRoutes.exportBook.path, { bookId }) + queryText({ format })}
            >
              {format}
            </Button>
          ))}
        </Group>
      </Section>
      {may("requestApproval") && <OpeningForm bookId={bookId} />}
    </Stack>
  );
}

function OpeningForm({ bookId }: { readonly bookId: string }): ReactNode {
  const { t } = useTranslation();
  const word = useCodeWord();
  const [effectiveOn, setDay] = useState(() => todayInJapan(new Date()));
  const [csv, setCsv] = useState("");
  const preview = useIntention(periodRoutes.previewOpeningBalances);
  const request = useIntention(periodRoutes.requestOpeningBalances);
  const input = { params: { bookId }, body: { effectiveOn, csv } };
  const error = preview.error ?? request.error;

  async function read(file: File | null | undefined): Promise<void> {
    if (file === null || file === undefined) return;
    const text = await file.text();
    setCsv(text);
    preview.mutate({ params: { bookId }, body: { effectiveOn, csv: text } });
  }

  return (
    <Section title={t("books.files.opening")} lead={t("books.files.openingLead")}>
      {error !== null && <ProblemAlert error={error} />}
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
        <TextInput
          type="file"
          accept=".csv,text/csv"
          label={t("books.files.table")}
          onChange={(event) => {
            void read(event.target.files?.[0]);
          }}
        />
      </Group>
      {preview.data !== undefined &&
        (preview.data.complaints.length > 0 ? (
          <Notice tone="bad" title={t("books.files.mistakes", { count: preview.data.complaints.length })}>
            <List size="sm">
              {preview.data.complaints.map(({ row, code, figures }) => (
                <List.Item key={`${String(row)} ${code}`}>
                  {row === null ? "" : `${t("books.files.row", { row })}: `}
                  {word("openingComplaint", code)} ({Object.values(figures).join(", ")})
                </List.Item>
              ))}
            </List>
          </Notice>
        ) : (
          <Stack gap="sm">
            <Text size="sm">{t("books.files.right", { count: preview.data.rows.length })}</Text>
            <div>
              <Button
                loading={request.isPending}
                onClick={() => {
                  request.mutate(input, {
                    onSuccess: () => {
                      preview.reset();
                      announce(t("books.periods.asked"));
                    },
                  });
                }}
              >
                {t("books.periods.request")}
              </Button>
            </div>
          </Stack>
        ))}
    </Section>
  );
}
