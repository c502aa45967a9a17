/** The rate over time, and for each change the reason down to its evidence. */
import { later } from "../../src/domain/kernel/local-date.ts";
import { pageChart } from "../../src/domain/report/chart.ts";
import { ratePercent, signedBasisPoints } from "../../src/domain/report/figure-text.ts";
import type { RateRow, ReasonNode } from "../../src/domain/report/loan-report.ts";
import { rateChart } from "../../src/domain/report/rate-chart.ts";
import { figure } from "../kit/figure.ts";
import { sectionHeading } from "../kit/prose.ts";
import { table } from "../kit/table.ts";
import { inLanguage, markCell, type Pages } from "./pages.ts";

const chartSize = { ...pageChart, height: 150 };

export function rates(pages: Pages): void {
  const { paper, report, words } = pages;
  const { asOf } = report.viewpoint;
  const endOn = later(report.loan.maturityOn.value, asOf);
  sectionHeading(paper, words.rates.heading, 240);
  figure(paper, rateChart({ rates: report.rates, asOf, endOn }, words.common.language, chartSize));
  table(paper, {
    caption: words.rates.caption,
    rows: report.rates,
    columns: [
      { heading: words.rates.effectiveOn, width: "figures", cell: ({ effectiveOn }) => effectiveOn },
      {
        heading: words.rates.rate,
        width: "figures",
        cell: ({ annualRate }) => ratePercent(annualRate),
      },
      { heading: words.rates.baseRate, width: "figures", cell: ({ baseRate }) => ratePercent(baseRate) },
      {
        heading: words.rates.creditMargin,
        width: "figures",
        cell: ({ creditMargin }) => ratePercent(creditMargin),
      },
      { heading: words.rates.stepBp, width: "figures", cell: ({ stepBp }) => signedBasisPoints(stepBp) },
      { heading: words.rates.reason, width: 1, cell: (row) => reasonText(pages, row) },
      { heading: words.common.notes, width: "words", cell: ({ provenance }) => markCell(pages, provenance) },
    ],
  });
}

function reasonText(pages: Pages, { effectiveOn, floored, reason }: RateRow): string {
  const { words, report } = pages;
  return [
    ...(effectiveOn > report.viewpoint.asOf ? [words.rates.ahead] : []),
    ...(floored ? [words.rates.floored] : []),
    ...reason.flatMap((node) => reasonLines(pages, node, 0)),
  ].join("\n");
}

function reasonLines(pages: Pages, node: ReasonNode, depth: number): readonly string[] {
  return [
    `${"    ".repeat(depth)}${inLanguage(pages, node)}`,
    ...node.children.flatMap((child) => reasonLines(pages, child, depth + 1)),
  ];
}
