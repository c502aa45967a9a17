/** Results of each KPI: the chart, and under it the table of the same figures. */
import { pageChart } from "../../src/domain/report/chart.ts";
import { figureWithPlaces, signedBasisPoints } from "../../src/domain/report/figure-text.ts";
import { kpiChart } from "../../src/domain/report/kpi-chart.ts";
import type { KpiResult, ReportedObservation, SptTarget } from "../../src/domain/report/kpi-result.ts";
import { lastDayOf, periodName, type Period } from "../../src/domain/report/period.ts";
import type { Cell, Column } from "../kit/column-layout.ts";
import { figure } from "../kit/figure.ts";
import { list, paragraph, sectionHeading, subheading } from "../kit/prose.ts";
import { table } from "../kit/table.ts";
import { colors } from "../kit/theme.ts";
import { bracketedMark, inLanguage, kpiValue, markCell, type Pages } from "./pages.ts";
import { noteLetter, noteLetters, notesOf } from "./kpi-notes.ts";
import { outcomeColor } from "./summary.ts";

/** Low enough for two charts and their tables on a page. */
const chartSize = { ...pageChart, height: 130 };

export function kpis(pages: Pages): void {
  const { paper, report, words } = pages;
  sectionHeading(paper, words.kpis.heading, report.kpis.length === 0 ? 20 : chartSize.height + 40);
  const intro = report.kpis.length === 0 ? words.kpis.empty : words.kpis.intro;
  paragraph(paper, intro, { style: { size: paper.sizes.table, color: colors.muted } });
  for (const kpi of report.kpis) kpiSection(pages, kpi);
}

function kpiSection(pages: Pages, kpi: KpiResult): void {
  const { paper, words } = pages;
  const { language } = words.common;
  const name = inLanguage(pages, kpi.name.value);
  subheading(paper, `${name}  ${bracketedMark(pages, kpi.name.provenance)}`.trimEnd(), chartSize.height);
  figure(paper, kpiChart(kpi, language, chartSize));
  table(paper, {
    caption: words.kpis.caption({
      name,
      unit: inLanguage(pages, kpi.unit),
      direction: words.kpis.direction[kpi.direction],
      ...(kpi.baseline === undefined
        ? {}
        : {
            baseline: {
              value: kpiValue(pages, kpi, kpi.baseline.value),
              ...(kpi.baseline.period === undefined
                ? {}
                : { period: periodName(kpi.baseline.period, language) }),
            },
          }),
    }),
    columns: columns(pages, kpi),
    rows: rowsOf(kpi),
  });
  const notes = notesOf(pages, kpi).map((text, i) => ({ label: noteLetter(i), text }));
  if (notes.length > 0) list(paper, notes, { labelWidth: 14, style: { size: paper.sizes.small } });
}

interface KpiRow {
  readonly period: Period;
  readonly target?: SptTarget;
  readonly observation?: ReportedObservation;
}

/** One row for each period that has a target or an observation. */
function rowsOf({ targets, observations }: KpiResult): readonly KpiRow[] {
  const periods = [...observations, ...targets].map(({ period }) => period);
  const byStart = new Map(periods.map((period) => [`${period.startOn} ${period.endOn}`, period]));
  return [...byStart.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, period]) => {
      const isSame = (other: { readonly period: Period }): boolean =>
        other.period.startOn === period.startOn && other.period.endOn === period.endOn;
      const target = targets.find(isSame);
      const observation = observations.find(isSame);
      return {
        period,
        ...(target === undefined ? {} : { target }),
        ...(observation === undefined ? {} : { observation }),
      };
    });
}

function columns(pages: Pages, kpi: KpiResult): readonly Column<KpiRow>[] {
  const { words } = pages;
  const { none, language } = words.common;
  const value = (text: string | undefined): string =>
    text === undefined ? none : figureWithPlaces(text, kpi.decimals);
  return [
    { heading: words.kpis.period, width: "words", cell: ({ period }) => periodName(period, language) },
    { heading: words.kpis.target, width: "figures", cell: ({ target }) => value(target?.value) },
    { heading: words.kpis.observed, width: "figures", cell: ({ observation }) => value(observation?.value) },
    { heading: words.kpis.outcome, width: "words", cell: (row) => outcomeCell(pages, row) },
    {
      heading: words.kpis.stepBp,
      width: "figures",
      cell: ({ target }) =>
        target?.verdict?.stepBp === undefined ? none : signedBasisPoints(target.verdict.stepBp),
    },
    { heading: words.kpis.grade, width: "words", cell: ({ observation }) => observation?.grade ?? none },
    {
      heading: words.kpis.asOf,
      width: "figures",
      cell: ({ observation, period }) => observation?.asOf ?? lastDayOf(period),
    },
    {
      heading: words.kpis.source,
      width: "words",
      cell: ({ observation }) => noteLetters(pages, kpi, observation),
    },
    {
      heading: words.common.notes,
      width: "words",
      cell: ({ target, observation }) =>
        markCell(pages, observation?.provenance ?? target?.provenance ?? { kind: "recorded" }),
    },
  ];
}

function outcomeCell({ words }: Pages, { target }: KpiRow): Cell {
  if (target === undefined) return { text: words.common.none };
  if (target.verdict === undefined) return { text: words.kpis.ahead, color: colors.muted };
  const { outcome } = target.verdict;
  return { text: words.summary.outcome[outcome], color: outcomeColor(outcome), isStrong: true };
}
