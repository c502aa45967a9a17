/** Negative and open results, in full; or who asserted that there is none. */
import type { NegativeResult } from "../../src/domain/report/negative-result.ts";
import { periodName } from "../../src/domain/report/period.ts";
import { provenanceOfResult } from "../../src/domain/report/report-provenance.ts";
import { paragraph, sectionHeading } from "../kit/prose.ts";
import { table } from "../kit/table.ts";
import { colors } from "../kit/theme.ts";
import { inLanguage, kpiOf, kpiValue, markCell, type Pages } from "./pages.ts";

export function negative(pages: Pages): void {
  const { paper, report, words } = pages;
  sectionHeading(paper, words.negative.heading, 90);
  const { negativeResults } = report;
  if (negativeResults.kind === "noneAsserted") {
    const by = inLanguage(pages, negativeResults.assertedBy);
    paragraph(paper, words.negative.noneAsserted({ by, on: negativeResults.assertedOn }));
    return;
  }
  if (negativeResults.kind === "notAsserted") {
    paragraph(paper, words.negative.notAsserted);
    return;
  }
  paragraph(paper, words.negative.intro, { style: { size: paper.sizes.table, color: colors.muted } });
  table(paper, {
    caption: words.negative.caption(negativeResults.results.length),
    rows: negativeResults.results,
    columns: [
      {
        heading: words.negative.columns.kind,
        width: "words",
        cell: ({ kind }) => ({ text: words.negative.kind[kind], color: colors.bad, isStrong: true }),
      },
      { heading: words.negative.columns.content, width: 3, cell: (result) => sentence(pages, result) },
      {
        heading: words.negative.columns.remark,
        width: 2,
        cell: ({ remark }) => (remark === undefined ? words.common.none : inLanguage(pages, remark)),
      },
      {
        heading: words.common.notes,
        width: "words",
        cell: (result) => markCell(pages, provenanceOfResult(report, result)),
      },
    ],
  });
}

function sentence(pages: Pages, result: NegativeResult): string {
  const words = pages.words.negative;
  if (result.kind === "returned") {
    return words.returned({ ...result, reason: inLanguage(pages, result.reason) });
  }
  const kpi = kpiOf(pages, result.kpi);
  const name = inLanguage(pages, kpi.name.value);
  const period = periodName(result.period, pages.words.common.language);
  const value = (text: string): string => kpiValue(pages, kpi, text);
  switch (result.kind) {
    case "missed":
      return words.missed({
        kpi: name,
        period,
        observed: value(result.observed),
        target: value(result.target),
      });
    case "notReported":
      return words.notReported({ kpi: name, period, target: value(result.target) });
    case "suspended":
      return words.suspended({ kpi: name, testOn: result.testOn });
    case "conflict":
      return words.conflict({
        kpi: name,
        period,
        value: value(result.value),
        otherValue: value(result.otherValue),
        otherSource: inLanguage(pages, result.otherSource),
      });
  }
}
