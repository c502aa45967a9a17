import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rateText, signedMoneyText, stepText } from "../../figures/amount-text.ts";
import { addDecimals } from "../../figures/decimal-text.ts";
import { MoneyChange } from "../../parts/amounts.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import type { RatchetPreview } from "../../parts/ratchet/preview-answer.ts";
import { OutcomeBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { testKey, type TestAnswer } from "./test-answer.ts";

export interface BulkRow {
  readonly test: TestAnswer;
  readonly preview: RatchetPreview | undefined;
  readonly error: Error | null;
}

/** Outcome, step, rate and yen of every chosen test, and what they come to together. */
export function BulkTable({ rows }: { readonly rows: readonly BulkRow[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  return (
    <>
      <DataTable
        caption={t("bulkVerdict.caption")}
        rows={rows}
        rowKey={({ test }) => testKey(test)}
        columns={[
          {
            id: "agreement",
            header: t("agreements.name"),
            names: true,
            cell: ({ test: { agreement, testOn } }) => (
              <Anchor component={Link} to={`/agreements/${agreement.id}/tests/${testOn}`}>
                {pick(agreement.name)} {day(testOn)}
              </Anchor>
            ),
          },
          { id: "outcome", header: t("simulator.outcome"), cell: (row) => <Outcomes row={row} /> },
          {
            id: "step",
            header: t("agreements.step"),
            figure: true,
            cell: ({ preview }) =>
              preview && `${stepText(preview.stepBpBefore)} → ${stepText(preview.stepBpAfter)}`,
          },
          {
            id: "rate",
            header: t("simulator.rate"),
            figure: true,
            cell: ({ preview }) =>
              preview?.loans.map(({ loanId, rateBefore, rateAfter }) => (
                <div key={loanId}>
                  {rateText(rateBefore)} → {rateText(rateAfter)}
                </div>
              )),
          },
          {
            id: "from",
            header: t("simulator.from"),
            figure: true,
            cell: ({ preview }) => preview && day(preview.effectiveOn),
          },
          {
            id: "yen",
            header: t("simulator.toMaturity"),
            figure: true,
            cell: ({ preview }) =>
              preview?.loans.map(({ loanId, totalDifference, currency }) => (
                <div key={loanId}>
                  <MoneyChange amount={totalDifference} currency={currency} />
                </div>
              )),
          },
        ]}
      />
      <Text size="sm" ta="right" fw={700}>
        {t("bulkVerdict.total", { amount: totalText(rows) })}
      </Text>
    </>
  );
}

function Outcomes({ row: { preview, error } }: { readonly row: BulkRow }): ReactNode {
  const { t } = useTranslation();
  if (error !== null) return error.message;
  if (preview === undefined) return t("common.loading");
  return (
    <Group gap={4}>
      {preview.outcomes.map(({ sptId, outcome }) => (
        <OutcomeBadge key={sptId} outcome={outcome} />
      ))}
    </Group>
  );
}

/** Each currency by itself. */
function totalText(rows: readonly BulkRow[]): string {
  const totals = new Map<string, string>();
  for (const { preview } of rows) {
    for (const { currency, totalDifference } of preview?.loans ?? []) {
      totals.set(currency, addDecimals(totals.get(currency) ?? "0", totalDifference));
    }
  }
  return [...totals].map(([currency, amount]) => signedMoneyText(amount, currency)).join(" / ");
}
