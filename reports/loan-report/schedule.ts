/** The repayment schedule, or the part of it the report shows; and the same rows as CSV. */
import { decimal, zero } from "../../src/domain/kernel/decimal.ts";
import { groupedFigure, ratePercent } from "../../src/domain/report/figure-text.ts";
import type { LoanReport, ScheduleRow } from "../../src/domain/report/loan-report.ts";
import { csv } from "../kit/attachment.ts";
import type { Cell, Column } from "../kit/column-layout.ts";
import { sectionHeading } from "../kit/prose.ts";
import { table } from "../kit/table.ts";
import { colors } from "../kit/theme.ts";
import { markedCaption, type Pages } from "./pages.ts";

export function schedule(pages: Pages): void {
  const { paper, report, words } = pages;
  const { rows, totalRows } = report.schedule;
  sectionHeading(paper, words.schedule.heading);
  const unit = words.common.currencyUnit(report.loan.currency);
  const isWhole = rows.length === totalRows;
  table(paper, {
    caption: markedCaption(pages, words.schedule.caption(rows.length, totalRows, unit)),
    columns: columns(pages),
    rows: isWhole && rows.length > 1 ? [...rows, "total" as const] : rows,
  });
}

type Line = ScheduleRow | "total";

function columns({ report, words }: Pages): readonly Column<Line>[] {
  const { rows } = report.schedule;
  const onRow = (text: (row: ScheduleRow) => string | Cell) => (line: Line) =>
    line === "total" ? "" : text(line);
  const summed = (key: "interest" | "principal") => (line: Line) =>
    groupedFigure(line === "total" ? total(rows, key) : line[key]);
  return [
    {
      heading: words.schedule.dueOn,
      width: "figures",
      cell: (line) => (line === "total" ? { text: words.schedule.total, isStrong: true } : line.dueOn),
    },
    { heading: words.schedule.adjustedDueOn, width: "figures", cell: onRow((row) => row.adjustedDueOn) },
    {
      heading: words.schedule.days,
      width: "figures",
      cell: onRow(({ days }) => groupedFigure(String(days))),
    },
    {
      heading: words.schedule.rate,
      width: "figures",
      cell: onRow(({ annualRates }) => annualRates.map((rate) => ratePercent(rate)).join("\n")),
    },
    { heading: words.schedule.interest, width: "figures", cell: summed("interest") },
    { heading: words.schedule.principal, width: "figures", cell: summed("principal") },
    {
      heading: words.schedule.balance,
      width: "figures",
      cell: onRow(({ balance }) => groupedFigure(balance)),
    },
    {
      heading: words.schedule.state,
      width: "words",
      cell: onRow(({ state }) => ({
        text: words.schedule.states[state],
        color: state === "overdue" ? colors.bad : colors.muted,
      })),
    },
  ];
}

function total(rows: readonly ScheduleRow[], key: "interest" | "principal"): string {
  return rows.reduce((sum, row) => sum.plus(decimal(row[key])), zero).toFixed();
}

const csvColumns = [
  "dueOn",
  "adjustedDueOn",
  "days",
  "annualRates",
  "interest",
  "principal",
  "balance",
  "state",
] as const;

export function scheduleCsv({ schedule: { rows } }: LoanReport): Buffer {
  return csv([
    csvColumns,
    ...rows.map((row) =>
      csvColumns.map((column) =>
        column === "annualRates" ? row.annualRates.join(" ") : String(row[column]),
      ),
    ),
  ]);
}
