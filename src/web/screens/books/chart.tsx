import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ledgerRoutes } from "../../../contract/ledger/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Section } from "../../parts/section.tsx";
import { useMay } from "../../shell/session-context.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { useCodeWord } from "../../text/use-code-word.ts";
import type { Account } from "./account-answer.ts";
import { RenameForm } from "./rename-form.tsx";

/** The accounts as the institution calls them, and the whole of the bookkeeping as one table. */
export function Chart({ bookId }: { readonly bookId: string }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const word = useCodeWord();
  const may = useMay();
  const chart = useAnswer(ledgerRoutes.getChart, { params: { bookId } });
  const called = ({ code, name }: Account) => (
    <>
      <span className="account-code">{code}</span> {pick(name)}
    </>
  );
  return (
    <AnswerGate answer={chart} lines={8}>
      {({ accounts, postingRules }) => (
        <Stack gap="lg">
          <Section title={t("books.chart.accounts")} lead={t("books.chart.accountsLead")}>
            <DataTable
              caption={t("books.chart.accounts")}
              rows={accounts}
              rowKey={({ id }) => id}
              columns={[
                { id: "account", header: t("books.account"), names: true, cell: called },
                { id: "kind", header: t("books.kind"), cell: ({ kind }) => t(`codes.accountKind.${kind}`) },
                { id: "chart", header: t("books.chart.chartCode"), cell: ({ chartCode }) => chartCode },
              ]}
            />
            {may("administer") && <RenameForm bookId={bookId} accounts={accounts} />}
          </Section>
          <Section title={t("books.chart.rules")} lead={t("books.chart.rulesLead")}>
            <DataTable
              caption={t("books.chart.rules")}
              rows={postingRules}
              rowKey={({ event }) => event}
              columns={[
                {
                  id: "event",
                  header: t("books.chart.event"),
                  names: true,
                  cell: ({ event }) => word("postingRule", event),
                },
                { id: "debit", header: t("books.debit"), cell: ({ debit }) => called(debit) },
                { id: "credit", header: t("books.credit"), cell: ({ credit }) => called(credit) },
              ]}
            />
          </Section>
        </Stack>
      )}
    </AnswerGate>
  );
}
