import { SimpleGrid, Stack, Title } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { fundStatementsAnswer } from "../../../contract/fund/answers.ts";
import { fundRoutes } from "../../../contract/fund/routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { moneyText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Section } from "../../parts/section.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { CapitalTable } from "./capital-table.tsx";
import type { FundAnswer } from "./fund-answer.ts";
import { PeriodChoice, type Period } from "./period-choice.tsx";

type Statements = z.output<typeof fundStatementsAnswer>;

interface FundProps {
  readonly fund: FundAnswer;
}

/** Balance sheet, profit and loss and capital accounts of a period; the fiscal year so far unless chosen otherwise. */
export function FundStatements({ fund }: FundProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [period, setPeriod] = useState<Period | null>(null);
  const asked = { params: { fundId: fund.id }, ...(period === null ? {} : { query: period }) };
  const statements = useAnswer(fundRoutes.getFundStatements, asked, { keepsLast: true });
  const accounts = useAnswer(fundRoutes.getCapitalAccounts, asked, { keepsLast: true });
  return (
    <AnswerGate answer={statements} lines={8}>
      {(data) => (
        <Stack gap="lg">
          <Section title={t("funds.statements")} lead={`${day(data.fromOn)} – ${day(data.viewpoint.asOf)}`}>
            <PeriodChoice fromOn={data.fromOn} asOf={data.viewpoint.asOf} onChange={setPeriod} />
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              <BalanceSheet statements={data} currency={fund.currency} />
              <ProfitAndLoss statements={data} currency={fund.currency} />
            </SimpleGrid>
          </Section>
          <Section title={t("funds.capitalAccounts")}>
            <ExportButtons
              route={fundRoutes.getCapitalAccounts}
              params={{ fundId: fund.id }}
              query={period ?? {}}
            />
            <AnswerGate answer={accounts}>
              {({ items }) => <CapitalTable accounts={items} currency={fund.currency} />}
            </AnswerGate>
          </Section>
        </Stack>
      )}
    </AnswerGate>
  );
}

interface SheetProps {
  readonly statements: Statements;
  readonly currency: string;
}

const sheetSums: readonly string[] = ["totalAssets", "netAssets"];
const profitSums: readonly string[] = ["resultBeforeUnrealised", "result"];

export function BalanceSheet({ statements, currency }: SheetProps): ReactNode {
  const { t } = useTranslation();
  const rows = sheetLines.map((name) => ({
    name,
    label: t(`funds.sheet.${name}`),
    amount: statements.balanceSheet[name],
  }));
  return <Lines title={t("funds.balanceSheet")} rows={rows} sums={sheetSums} currency={currency} />;
}

export function ProfitAndLoss({ statements, currency }: SheetProps): ReactNode {
  const { t } = useTranslation();
  const rows = profitLines.map((name) => ({
    name,
    label: t(`funds.profit.${name}`),
    amount: statements.profitAndLoss[name],
  }));
  return <Lines title={t("funds.profitAndLoss")} rows={rows} sums={profitSums} currency={currency} />;
}

const sheetLines = [
  "investments",
  "idleFunds",
  "otherAssets",
  "totalAssets",
  "currentLiabilities",
  "longTermLiabilities",
  "contributedCapital",
  "resultBroughtForward",
  "result",
  "cumulativeDistributions",
  "netAssets",
] as const satisfies readonly (keyof Statements["balanceSheet"])[];

const profitLines = [
  "investmentIncome",
  "investmentCost",
  "otherIncome",
  "otherExpenses",
  "resultBeforeUnrealised",
  "openingUnrealised",
  "closingUnrealised",
  "result",
] as const satisfies readonly (keyof Statements["profitAndLoss"])[];

interface LinesProps {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly label: string; readonly amount: string }[];
  /** Lines that add up those above. */
  readonly sums: readonly string[];
  readonly currency: string;
}

function Lines({ title, rows, sums, currency }: LinesProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div>
      <Title order={3} size="h5" mb="xs">
        {title}
      </Title>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ name }) => name}
        rowClass={({ name }) => (sums.includes(name) ? "is-total" : "")}
        columns={[
          { id: "item", header: t("funds.item"), names: true, cell: ({ label }) => label },
          {
            id: "amount",
            header: t("funds.amount"),
            figure: true,
            cell: ({ amount }) => moneyText(amount, currency),
          },
        ]}
      />
    </div>
  );
}
