import { Anchor, Stack, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { signOf } from "../../figures/decimal-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Section } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { PeriodFields, type ChosenPeriod } from "./period-fields.tsx";

interface TrialBalanceProps {
  readonly bookId: string;
  readonly period: ChosenPeriod;
  readonly onPeriod: (period: ChosenPeriod) => void;
  readonly onAccount: (accountId: string) => void;
}

/** All balances; their sum is shown even though it must be zero, because that is the proof. */
export function TrialBalance({ bookId, period, onPeriod, onAccount }: TrialBalanceProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day, instant } = useFormat();
  const trial = useAnswer(ledgerRoutes.getTrialBalance, { params: { bookId }, query: period });
  return (
    <Stack gap="md">
      <PeriodFields period={period} onChange={onPeriod} />
      <AnswerGate answer={trial} lines={8}>
        {({ rows, currency, sum, viewpoint: { asOf, knownAt } }) => (
          <Section
            title={t("books.tabs.trial")}
            lead={t("books.viewpoint", { asOf: day(asOf), knownAt: instant(knownAt) })}
            marks={
              <>
                <StatusBadge tone={signOf(sum) === 0 ? "good" : "bad"}>
                  {t(signOf(sum) === 0 ? "books.sumZero" : "books.sumNotZero")}
                </StatusBadge>
                <ExportButtons route={ledgerRoutes.getTrialBalance} params={{ bookId }} query={period} />
              </>
            }
          >
            <DataTable
              caption={t("books.trialCaption")}
              rows={rows}
              rowKey={({ accountCode }) => accountCode}
              columns={[
                {
                  id: "account",
                  header: t("books.account"),
                  names: true,
                  cell: ({ accountId, accountCode, accountName }) => (
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      onClick={() => {
                        onAccount(accountId);
                      }}
                    >
                      <span className="account-code">{accountCode}</span> {pick(accountName)}
                    </Anchor>
                  ),
                },
                { id: "kind", header: t("books.kind"), cell: ({ kind }) => t(`codes.accountKind.${kind}`) },
                {
                  id: "opening",
                  header: t("books.opening"),
                  figure: true,
                  cell: ({ opening }) => moneyText(opening, currency),
                },
                {
                  id: "debit",
                  header: t("books.debit"),
                  figure: true,
                  cell: ({ debit }) => moneyText(debit, currency),
                },
                {
                  id: "credit",
                  header: t("books.credit"),
                  figure: true,
                  cell: ({ credit }) => moneyText(credit, currency),
                },
                {
                  id: "balance",
                  header: t("books.balance"),
                  figure: true,
                  cell: ({ balance }) => moneyText(balance, currency),
                },
              ]}
              footer={
                <Table.Tr role="row">
                  <Table.Th scope="row" role="rowheader" colSpan={5}>
                    {t("books.sum")}
                  </Table.Th>
                  <Table.Td role="cell" className="figure">
                    {moneyText(sum, currency)}
                  </Table.Td>
                </Table.Tr>
              }
            />
          </Section>
        )}
      </AnswerGate>
    </Stack>
  );
}
