/** What every section of the loan report draws with: the paper, the report and the words of one language. */
import type { Bilingual } from "../../src/domain/kernel/bilingual.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { figureWithPlaces, groupedFigure } from "../../src/domain/report/figure-text.ts";
import type { KpiResult } from "../../src/domain/report/kpi-result.ts";
import type { LoanReport } from "../../src/domain/report/loan-report.ts";
import { pricingProvenance } from "../../src/domain/report/report-provenance.ts";
import type { Provenance } from "../../src/domain/report/provenance.ts";
import type { Cell } from "../kit/column-layout.ts";
import type { Paper } from "../kit/paper.ts";
import { colors } from "../kit/theme.ts";
import type { LoanReportWords } from "../text/words.ts";

export interface Pages {
  readonly paper: Paper;
  readonly report: LoanReport;
  readonly words: LoanReportWords;
}

/** The text of the facts in the document's language. */
export function inLanguage({ words }: Pages, text: Bilingual): string {
  return text[words.common.language];
}

/** "[2]" for a public figure, "架空" for an invented one, nothing for one of the books. */
export function markOf({ report, words }: Pages, provenance: Provenance): string {
  switch (provenance.kind) {
    case "recorded":
      return "";
    case "fictional":
      return words.common.fictional;
    case "public":
      return sourceNumber(report.sources.findIndex(({ id }) => id === provenance.source));
  }
}

/** The mark within running text: "[架空]". */
export function bracketedMark(pages: Pages, provenance: Provenance): string {
  const mark = markOf(pages, provenance);
  return mark === "" || mark.startsWith("[") ? mark : `[${mark}]`;
}

/** The caption of a table whose figures follow from the loan's terms. */
export function markedCaption(pages: Pages, caption: string): string {
  return `${caption} ${bracketedMark(pages, pricingProvenance(pages.report.loan))}`.trimEnd();
}

export function sourceNumber(position: number): string {
  return `[${position + 1}]`;
}

export function markCell(pages: Pages, provenance: Provenance): Cell {
  return { text: markOf(pages, provenance), color: colors.notice, isStrong: true };
}

export function amountText({ report, words }: Pages, amount: string): string {
  return words.common.amount(groupedFigure(amount), report.loan.currency);
}

export function kpiOf({ report }: Pages, id: string): KpiResult {
  return present(
    report.kpis.find((kpi) => kpi.id === id),
    `KPI ${id}`,
  );
}

export function kpiValue(pages: Pages, { unit, decimals }: KpiResult, value: string): string {
  return `${figureWithPlaces(value, decimals)} ${inLanguage(pages, unit)}`;
}
