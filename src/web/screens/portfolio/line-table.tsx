import { Anchor, SegmentedControl, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { portfolioRoutes } from "../../../contract/portfolio/routes.ts";
import { usePages } from "../../api/hooks.ts";
import { rateText, signedMoneyText, stepText } from "../../figures/amount-text.ts";
import { AnswerGate } from "../../parts/answer-gate.tsx";
import { DataTable, MoreButton, type Column } from "../../parts/data-table.tsx";
import { ExportButtons } from "../../parts/export-buttons.tsx";
import { useFormat } from "../../shell/use-format.ts";
import type { PortfolioLineAnswer } from "./portfolio-answer.ts";

type Shown = "all" | "true" | "false";

/** The lines of a dry run; those left out with the reason, those carried out with the result. */
export function LineTable({ runId }: { readonly runId: string }): ReactNode {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>("all");
  const query = shown === "all" ? {} : { included: shown };
  const lines = usePages(portfolioRoutes.listPortfolioLines, query, { runId });
  const columns = useColumns();
  return (
    <>
      <SegmentedControl
        aria-label={t("portfolio.show")}
        value={shown}
        onChange={setShown}
        data={[
          { value: "all", label: t("portfolio.all") },
          { value: "true", label: t("portfolio.onlyIncluded") },
          { value: "false", label: t("portfolio.onlyLeftOut") },
        ]}
      />
      <AnswerGate answer={{ ...lines, data: lines.items }} lines={6}>
        {(items) => (
          <DataTable
            caption={t("portfolio.lines")}
            rows={items}
            rowKey={({ seq }) => String(seq)}
            columns={columns}
          />
        )}
      </AnswerGate>
      <MoreButton onClick={lines.showMore} busy={lines.isFetching} />
      <ExportButtons route={portfolioRoutes.listPortfolioLines} params={{ runId }} query={query} />
    </>
  );
}

function useColumns(): readonly Column<PortfolioLineAnswer>[] {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return [
    {
      id: "agreement",
      header: t("portfolio.agreement"),
      names: true,
      cell: (line) => <Subject line={line} />,
    },
    {
      id: "borrower",
      header: t("portfolio.borrower"),
      cell: ({ borrower }) => (borrower === null ? "" : pick(borrower)),
    },
    {
      id: "evidence",
      header: t("portfolio.evidence"),
      cell: ({ evidence }) => t(`portfolio.evidences.${evidence}`),
    },
    {
      id: "verdict",
      header: t("portfolio.verdict"),
      cell: ({ outcomes }) =>
        outcomes.map(({ kpi, outcome }) => (
          <div key={kpi.en}>
            {pick(kpi)}: {t(`codes.outcome.${outcome}`)}
          </div>
        )),
    },
    ...useFigureColumns(),
    { id: "result", header: t("portfolio.result"), cell: (line) => <Result line={line} /> },
  ];
}

function useFigureColumns(): readonly Column<PortfolioLineAnswer>[] {
  const { t } = useTranslation();
  const money = (amount: string | null, currency: string | null): string =>
    amount === null || currency === null ? "" : signedMoneyText(amount, currency);
  return [
    {
      id: "step",
      header: t("portfolio.step"),
      figure: true,
      cell: ({ stepBpBefore: was, stepBpAfter: is }) => fromTo(was, is, stepText),
    },
    {
      id: "rate",
      header: t("portfolio.rate"),
      figure: true,
      cell: ({ rateBefore: was, rateAfter: is }) => fromTo(was, is, rateText),
    },
    {
      id: "toMaturity",
      header: t("portfolio.toMaturity"),
      figure: true,
      cell: ({ toMaturity, currency }) => money(toMaturity, currency),
    },
    {
      id: "thisYear",
      header: t("portfolio.thisYear"),
      figure: true,
      cell: ({ thisYear, currency }) => money(thisYear, currency),
    },
  ];
}

function fromTo(was: string | null, is: string | null, text: (figure: string) => string): string {
  if (was === null || is === null) return "";
  return was === is ? text(is) : `${text(was)} → ${text(is)}`;
}

function Subject({ line: { agreement, testOn, loans } }: { readonly line: PortfolioLineAnswer }): ReactNode {
  const { pick, day } = useFormat();
  return (
    <div>
      {agreement !== null && (
        <Anchor component={Link} to={`/agreements/${agreement.id}`}>
          {pick(agreement.name)}
        </Anchor>
      )}
      {testOn !== null && (
        <Text size="xs" c="dimmed">
          {day(testOn)}
        </Text>
      )}
      {loans.map(({ id, number }) => (
        <div key={id}>
          <Anchor component={Link} to={`/loans/${id}`} size="sm">
            {number}
          </Anchor>
        </div>
      ))}
    </div>
  );
}

function Result({ line: { result, reason } }: { readonly line: PortfolioLineAnswer }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useFormat();
  if (result !== null) return t(`portfolio.results.${result}`);
  return reason === null ? "" : pick(reason);
}
