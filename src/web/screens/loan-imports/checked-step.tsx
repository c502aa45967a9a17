import { NumberInput, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loanImportRoutes } from "../../../contract/loan-import/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Empty, Section } from "../../parts/section.tsx";
import { moneyText } from "../../figures/amount-text.ts";
import { useFormat } from "../../shell/use-format.ts";
import type { Checked } from "./import-answer.ts";

interface CheckedProps {
  readonly importId: string;
  readonly checked: Checked;
}

export function CheckedStep({ importId, checked }: CheckedProps): ReactNode {
  const { t } = useTranslation();
  const { totals, samples, rows, loans, errors, rowsWithErrors, warnings } = checked;
  return (
    <Section
      title={t("loanImports.previewTitle")}
      lead={t("loanImports.counts", { rows, loans, errors, rowsWithErrors, warnings })}
    >
      {totals.length > 0 && <Totals totals={totals} />}
      {samples.map((sample) => (
        <SampleSchedule key={sample.line} sample={sample} />
      ))}
      <Findings importId={importId} />
    </Section>
  );
}

function Totals({ totals }: Pick<Checked, "totals">): ReactNode {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("loanImports.totals")}
      rows={totals}
      rowKey={({ kind, currency }) => kind + currency}
      columns={[
        {
          id: "kind",
          header: t("loanImports.kind"),
          names: true,
          cell: ({ kind }) => t(`loanImports.kinds.${kind}`),
        },
        { id: "loans", header: t("loanImports.loans"), figure: true, cell: ({ loans }) => loans },
        {
          id: "outstanding",
          header: t("loanImports.outstanding"),
          figure: true,
          cell: ({ outstanding, currency }) => moneyText(outstanding, currency),
        },
        {
          id: "accrued",
          header: t("loanImports.accrued"),
          figure: true,
          cell: ({ accruedInterest, currency }) => moneyText(accruedInterest, currency),
        },
      ]}
    />
  );
}

function SampleSchedule({ sample }: { readonly sample: Checked["samples"][number] }): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { line, number, schedule, currency } = sample;
  const title = t("loanImports.sample", { line, number, count: schedule.length });
  return (
    <details className="why">
      <summary>{title}</summary>
      <DataTable
        caption={title}
        rows={schedule}
        rowKey={({ dueOn }) => dueOn}
        columns={[
          { id: "dueOn", header: t("loanImports.dueOn"), names: true, cell: ({ dueOn }) => day(dueOn) },
          ...(["principal", "interest", "balance"] as const).map((id) => ({
            id,
            header: t(`loanImports.${id}`),
            figure: true,
            cell: (row: (typeof schedule)[number]) => moneyText(row[id], currency),
          })),
        ]}
      />
    </details>
  );
}

function Findings({ importId }: { readonly importId: string }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const [line, setLine] = useState<number | null>(null);
  const query = line === null ? {} : { cursor: `${line}|0` };
  const findings = usePages(loanImportRoutes.listLoanImportFindings, query, { importId });
  return (
    <AnswerGate answer={{ ...findings, data: findings.items }} lines={4}>
      {(items) =>
        items.length === 0 && line === null ? (
          <Empty title={t("loanImports.noFindings")} />
        ) : (
          <>
            <Text fw={700}>{t("loanImports.findings")}</Text>
            <NumberInput
              label={t("loanImports.jump")}
              min={1}
              allowDecimal={false}
              value={line ?? ""}
              maw={160}
              onChange={(value) => {
                setLine(typeof value === "number" ? value : null);
              }}
            />
            <DataTable
              caption={t("loanImports.findings")}
              rows={items}
              rowKey={({ line: of, code, field }) => `${of} ${code} ${field ?? ""}`}
              columns={[
                { id: "line", header: t("loanImports.line"), names: true, cell: (row) => row.line },
                { id: "heading", header: t("loanImports.heading"), cell: ({ heading }) => heading },
                { id: "cell", header: t("loanImports.cell"), cell: ({ cell }) => cell },
                {
                  id: "severity",
                  header: t("loanImports.state"),
                  cell: ({ severity }) => t(`loanImports.${severity}`),
                },
                { id: "message", header: t("loanImports.message"), cell: ({ message }) => pick(message) },
              ]}
            />
            <MoreButton onClick={findings.showMore} busy={findings.isFetching} />
            <ExportButtons route={loanImportRoutes.listLoanImportFindings} params={{ importId }} />
          </>
        )
      }
    </AnswerGate>
  );
}
