import { Anchor, Group, Text, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { loanSummary } from "../../../contract/loan/loan-answers.ts";
import { loanRoutes } from "../../../contract/loan/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { moneyText, rateText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton, type Column, type Sorting } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { Page } from "../../parts/page.tsx";
import { FictionalBadge } from "../../parts/provenance.tsx";
import { Empty } from "../../parts/section.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useFormat } from "../../shell/use-format.ts";
import { Step } from "../../parts/amounts.tsx";

type LoanSummary = z.output<typeof loanSummary>;

export function Loans(): ReactNode {
  const { t } = useTranslation();
  const [sorting, sortBy] = useState<Sorting>({ by: "number", descending: false });
  const [words, setWords] = useState("");
  const sort = `${sorting.descending ? "-" : ""}${sorting.by}` as const;
  const loans = usePages(loanRoutes.listLoans, { sort, limit: 100 });
  return (
    <Page title={t("loans.title")} actions={<ExportButtons route={loanRoutes.listLoans} query={{ sort }} />}>
      <TextInput
        label={t("loans.filter")}
        placeholder={t("loans.filterHint")}
        description={t("common.filterHint")}
        type="search"
        maw={360}
        data-page-filter
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      <AnswerGate answer={{ ...loans, data: loans.items }} lines={8}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("loans.empty")} next={t("loans.emptyNext")} />
          ) : (
            <LoanTable
              items={items.filter((item) => mentions(item, words))}
              sorting={sorting}
              onSort={sortBy}
            />
          )
        }
      </AnswerGate>
      <MoreButton onClick={loans.showMore} busy={loans.isFetching} />
    </Page>
  );
}

function mentions({ number, borrower, lender, project }: LoanSummary, words: string): boolean {
  const text = [number, borrower.name.ja, borrower.name.en, lender.name.ja, project.name.ja, project.name.en]
    .join(" ")
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface TableProps {
  readonly items: readonly LoanSummary[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function LoanTable({ items, sorting, onSort }: TableProps): ReactNode {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <>
      <DataTable
        caption={t("loans.caption")}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        sorting={sorting}
        onSort={onSort}
      />
      <Text size="sm" c="dimmed" role="status">
        {items.length === 0 ? t("common.noMatch") : t("common.count", { count: items.length })}
      </Text>
    </>
  );
}

function useColumns(): readonly Column<LoanSummary>[] {
  const { t } = useTranslation();
  const { day, pick } = useFormat();
  const dayOrNone = (value: string | null): string => (value === null ? t("common.unknown") : day(value));
  return [
    {
      id: "number",
      header: t("loans.number"),
      names: true,
      sortable: true,
      cell: (row) => <LoanName loan={row} />,
    },
    { id: "borrower", header: t("loans.borrower"), cell: ({ borrower }) => pick(borrower.name) },
    {
      id: "balance",
      header: t("loans.balance"),
      figure: true,
      cell: ({ outstanding, currency }) => moneyText(outstanding, currency),
    },
    {
      id: "principal",
      header: t("loans.principal"),
      figure: true,
      sortable: true,
      cell: ({ principal, currency }) => moneyText(principal, currency),
    },
    { id: "rate", header: t("loans.rate"), figure: true, cell: ({ annualRate }) => rateText(annualRate) },
    {
      id: "step",
      header: t("loans.step"),
      figure: true,
      cell: ({ stepBp }) => <Step basisPoints={stepBp} />,
    },
    {
      id: "nextDue",
      header: t("loans.nextDue"),
      figure: true,
      cell: ({ nextDueOn }) => dayOrNone(nextDueOn),
    },
    {
      id: "nextTest",
      header: t("loans.nextTest"),
      figure: true,
      cell: ({ nextTestOn }) => dayOrNone(nextTestOn),
    },
    {
      id: "maturityOn",
      header: t("loans.maturity"),
      figure: true,
      sortable: true,
      cell: ({ maturityOn }) => day(maturityOn),
    },
  ];
}

function LoanName({ loan }: { readonly loan: LoanSummary }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <div>
      <Group gap={6}>
        <Anchor component={Link} to={`/loans/${loan.id}`} fw={700}>
          {loan.number}
        </Anchor>
        {loan.hasFictionalTerms && <FictionalBadge />}
        {loan.state !== "performing" && (
          <StatusBadge tone={loan.state === "repaid" ? "good" : "bad"}>
            {t(`servicing.states.${loan.state}`)}
          </StatusBadge>
        )}
        {loan.pendingApprovals > 0 && (
          <StatusBadge tone="wait">{t("loans.pending", { count: loan.pendingApprovals })}</StatusBadge>
        )}
      </Group>
      <Text size="xs" c="dimmed" fw={400}>
        {pick(loan.project.name)}
      </Text>
    </div>
  );
}
