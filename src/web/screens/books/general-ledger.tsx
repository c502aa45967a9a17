import { Anchor, NativeSelect, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { signOf } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import { PeriodFields, type ChosenPeriod } from "./period-fields.tsx";

interface LedgerProps {
  readonly bookId: string;
  readonly accountId: string | undefined;
  readonly period: ChosenPeriod;
  readonly onPeriod: (period: ChosenPeriod) => void;
  readonly onAccount: (accountId: string) => void;
}

/** One account through a period, each posting with the balance after it. */
export function GeneralLedger({ bookId, accountId, onAccount, ...chosenPeriod }: LedgerProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const chart = useAnswer(ledgerRoutes.getChart, { params: { bookId } });
  return (
    <AnswerGate answer={chart} lines={6}>
      {({ accounts }) => {
        const chosen = accounts.find(({ id }) => id === accountId) ?? accounts[0];
        if (chosen === undefined) return <Empty title={t("books.noAccounts")} />;
        return (
          <Stack gap="md">
            <NativeSelect
              label={t("books.account")}
              maw={420}
              value={chosen.id}
              data={accounts.map(({ id, code, name }) => ({ value: id, label: `${code} ${pick(name)}` }))}
              onChange={(event) => {
                onAccount(event.target.value);
              }}
            />
            <Postings key={chosen.id} bookId={bookId} accountId={chosen.id} {...chosenPeriod} />
          </Stack>
        );
      }}
    </AnswerGate>
  );
}

const pageLength = 100;

type PostingsProps = Pick<LedgerProps, "bookId" | "period" | "onPeriod"> & { readonly accountId: string };

function Postings({ bookId, accountId, period, onPeriod }: PostingsProps): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const word = useCodeWord();
  const [cursors, turn] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const ledger = useAnswer(ledgerRoutes.getGeneralLedger, {
    params: { bookId, accountId },
    query: { ...period, limit: pageLength, ...(cursor === undefined ? {} : { cursor }) },
  });
  return (
    <Stack gap="md">
      <PeriodFields
        period={period}
        onChange={(chosen) => {
          turn([]);
          onPeriod(chosen);
        }}
      />
      <AnswerGate answer={ledger} lines={8}>
        {({ account, currency, opening, closing, items, nextCursor }) => (
          <Section
            title={`${account.code} ${pick(account.name)}`}
            lead={t("books.ledger.lead", {
              opening: moneyText(opening, currency),
              closing: moneyText(closing, currency),
            })}
            marks={
              <ExportButtons
                route={ledgerRoutes.getGeneralLedger}
                params={{ bookId, accountId }}
                query={period}
              />
            }
          >
            <DataTable
              caption={t("books.tabs.ledger")}
              rows={items}
              rowKey={({ entryId, line }) => `${entryId} ${line}`}
              columns={[
                {
                  id: "day",
                  header: t("books.day"),
                  names: true,
                  cell: ({ effectiveOn, entryId }) => (
                    <Anchor component={Link} to={`/books/${bookId}/entries/${entryId}`} size="sm">
                      {day(effectiveOn)}
                    </Anchor>
                  ),
                },
                { id: "kind", header: t("books.kindOfEntry"), cell: ({ kind }) => word("entry", kind) },
                { id: "text", header: t("books.description"), cell: ({ description }) => pick(description) },
                {
                  id: "debit",
                  header: t("books.debit"),
                  figure: true,
                  cell: ({ amount }) => (signOf(amount) > 0 ? moneyText(amount, currency) : ""),
                },
                {
                  id: "credit",
                  header: t("books.credit"),
                  figure: true,
                  cell: ({ amount }) =>
                    signOf(amount) < 0 ? moneyText(amount.replace(/^-/, ""), currency) : "",
                },
                {
                  id: "balance",
                  header: t("books.balance"),
                  figure: true,
                  cell: ({ balance }) => moneyText(balance, currency),
                },
              ]}
            />
            <MoreButton
              onClick={
                nextCursor === null
                  ? undefined
                  : () => {
                      turn([...cursors, nextCursor]);
                    }
              }
              busy={ledger.isFetching}
            />
          </Section>
        )}
      </AnswerGate>
    </Stack>
  );
}
