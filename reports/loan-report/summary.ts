/** The summary: the verdict on each KPI, the rate now and next, the next test, the evidence, and what went wrong. */
import { ratePercent, signedBasisPoints } from "../../src/domain/report/figure-text.ts";
import type { LatestTest } from "../../src/domain/report/kpi-result.ts";
import { periodName } from "../../src/domain/report/period.ts";
import { pricingProvenance } from "../../src/domain/report/report-provenance.ts";
import { sectionHeading } from "../kit/prose.ts";
import { colors, type Color } from "../kit/theme.ts";
import { tileRow, type Tile } from "../kit/tiles.ts";
import { inLanguage, kpiOf, kpiValue, markOf, type Pages } from "./pages.ts";

const tilesInRow = 3;

export function summary(pages: Pages): void {
  const { paper, report, words } = pages;
  sectionHeading(paper, words.summary.heading, 140);
  const verdicts = report.summary.tests.map((test) => verdictTile(pages, test));
  for (let i = 0; i < verdicts.length; i += tilesInRow) tileRow(paper, verdicts.slice(i, i + tilesInRow));
  tileRow(paper, [rateTile(pages), nextTestTile(pages), gradeTile(pages), negativesTile(pages)]);
}

export function outcomeColor(outcome: LatestTest["verdict"]["outcome"]): Color {
  switch (outcome) {
    case "achieved":
      return colors.good;
    case "missed":
    case "notReported":
      return colors.bad;
    case "neutral":
    case "suspended":
      return colors.muted;
  }
}

function verdictTile(pages: Pages, { kpi: id, target, verdict }: LatestTest): Tile {
  const { words } = pages;
  const kpi = kpiOf(pages, id);
  const { observed, stepBp } = verdict;
  return {
    label: inLanguage(pages, kpi.name.value),
    value: words.summary.outcome[verdict.outcome],
    note: words.summary.test({
      period: periodName(target.period, words.common.language),
      ...(observed === undefined ? {} : { observed: kpiValue(pages, kpi, observed) }),
      target: kpiValue(pages, kpi, target.value),
      ...(stepBp === undefined ? {} : { stepBp: signedBasisPoints(stepBp) }),
    }),
    mark: markOf(pages, target.provenance),
    color: outcomeColor(verdict.outcome),
  };
}

function rateTile(pages: Pages): Tile {
  const { report, words } = pages;
  const { rateNow, rateNext } = report.summary;
  const now = ratePercent(rateNow.annualRate);
  const label = words.summary.rate;
  const mark = markOf(pages, pricingProvenance(report.loan));
  return rateNext === undefined
    ? { label, mark, value: now, note: words.summary.rateSince(rateNow.effectiveOn) }
    : {
        label,
        mark,
        value: words.summary.rateChange(now, ratePercent(rateNext.annualRate)),
        note: words.summary.rateFrom(rateNext.effectiveOn),
        share: 1.3,
      };
}

function nextTestTile({ report, words }: Pages): Tile {
  const { nextTestOn } = report.summary;
  return {
    label: words.summary.nextTest,
    value: nextTestOn ?? words.common.none,
    note: nextTestOn === undefined ? "" : words.summary.nextTestNote,
  };
}

function gradeTile({ report, words }: Pages): Tile {
  const { evidenceGrade } = report.summary;
  return {
    label: words.summary.grade,
    value: evidenceGrade ?? words.common.none,
    note: evidenceGrade === undefined ? "" : words.summary.gradeMeaning[evidenceGrade],
  };
}

function negativesTile({ report, words }: Pages): Tile {
  const { negativeResults } = report;
  const count = negativeResults.kind === "listed" ? negativeResults.results.length : 0;
  return {
    label: words.summary.negatives,
    value: words.summary.negativeCount(count),
    note: words.summary.negativesNote,
    color: count === 0 ? colors.good : colors.bad,
  };
}
