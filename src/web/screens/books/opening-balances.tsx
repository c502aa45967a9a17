import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { periodRoutes } from "../../../contract/ledger/period-routes.ts";
import type { AnswerOf } from "../../api/client.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { OpeningCorrectionForm } from "./opening-correction-form.tsx";
import { OpeningForm } from "./opening-form.tsx";

type Opened = AnswerOf<typeof periodRoutes.getOpeningBalances>;

/** What the book was opened with and what corrected it; the way in where it was not opened yet. */
export function OpeningBalances({ bookId }: { readonly bookId: string }): ReactNode {
  const may = useMay();
  const opened = useAnswer(periodRoutes.getOpeningBalances, { params: { bookId } });
  return (
    <AnswerGate answer={opened} lines={4}>
      {(found) =>
        found.entry === null ? (
          may("requestApproval") && <OpeningForm bookId={bookId} />
        ) : (
          <>
            <Standing bookId={bookId} opened={found} entry={found.entry} />
            {may("requestApproval") && <OpeningCorrectionForm bookId={bookId} />}
          </>
        )
      }
    </AnswerGate>
  );
}

interface StandingProps {
  readonly bookId: string;
  readonly opened: Opened;
  readonly entry: NonNullable<Opened["entry"]>;
}

function Standing({ bookId, opened, entry }: StandingProps): ReactNode {
  const { t } = useTranslation();
  const { day, instant, pick } = useFormat();
  const { balances, corrections, currency } = opened;
  return (
    <Section
      title={t("books.files.opened")}
      lead={t("books.files.openedLead", { day: day(entry.effectiveOn) })}
    >
      {balances.length === 0 ? (
        <Text size="sm">{t("books.files.nothing")}</Text>
      ) : (
        <DataTable
          caption={t("books.files.opened")}
          rows={balances}
          rowKey={({ accountCode }) => accountCode}
          columns={[
            {
              id: "account",
              header: t("books.account"),
              names: true,
              cell: ({ accountCode, accountName }) => (
                <>
                  <span className="account-code">{accountCode}</span> {pick(accountName)}
                </>
              ),
            },
            {
              id: "balance",
              header: t("books.balance"),
              figure: true,
              cell: ({ balance }) => moneyText(balance, currency),
            },
          ]}
        />
      )}
      <Stack gap={4}>
        {[entry, ...corrections].map(({ id, recordedAt, author, approver }) => (
          <Group key={id} gap="xs">
            <Anchor component={Link} to={`/books/${bookId}/entries/${id}`} size="sm">
              {t(id === entry.id ? "books.files.openingEntry" : "books.files.correction")}
            </Anchor>
            <Text size="sm" c="dimmed">
              {instant(recordedAt)} · {author} / {approver}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
