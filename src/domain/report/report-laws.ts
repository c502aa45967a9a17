/**
 * The law book of the loan report: what must hold before one is issued. Each law returns the complaints it finds, with
 * the figures that do not add up; an empty list means the report may be issued. The first laws keep a report honest
 * (nothing negative left out, no source invented), the others keep it consistent with itself.
 */
import { decimal } from "../kernel/decimal.ts";
import type { Rejection } from "../kernel/decision.ts";
import type { LoanReport } from "./loan-report.ts";
import { summarizeLoan } from "./loan-summary.ts";
import { negativeResultsIn, sameResult } from "./negative-result.ts";
import { provenancesIn } from "./report-provenance.ts";

export type ReportComplaint = Rejection<
  | "negativeResultMissing"
  | "negativeResultUnfounded"
  | "finalWithoutAssertion"
  | "sourceNotListed"
  | "summaryDiffers"
  | "rateDoesNotAddUp"
  | "ratesOutOfOrder"
  | "balanceDoesNotAddUp"
  | "scheduleRowsExceedTotal"
  | "issuedBeforeKnown"
>;

type Law = (report: LoanReport) => readonly ReportComplaint[];

export function complaintsAboutLoanReport(report: LoanReport): readonly ReportComplaint[] {
  return laws.flatMap((law) => law(report));
}

const laws: readonly Law[] = [
  everyNegativeResultIsListed,
  listedResultsAreFounded,
  finalReportIsAsserted,
  publicFiguresHaveTheirSource,
  summaryFollowsFromTheRows,
  ratesAddUp,
  ratesAreInOrder,
  balancesAddUp,
  excerptFitsTheSchedule,
  knownBeforeIssued,
];

function listed(report: LoanReport) {
  return report.negativeResults.kind === "listed" ? report.negativeResults.results : [];
}

function everyNegativeResultIsListed(report: LoanReport): readonly ReportComplaint[] {
  return negativeResultsIn(report)
    .filter((found) => !listed(report).some((result) => sameResult(result, found)))
    .map((found) => ({
      code: "negativeResultMissing",
      figures: { kind: found.kind, subject: subjectOf(found) },
    }));
}

function listedResultsAreFounded(report: LoanReport): readonly ReportComplaint[] {
  const founded = negativeResultsIn(report);
  return listed(report)
    .filter((result) => !founded.some((found) => sameResult(result, found)))
    .map((result) => ({
      code: "negativeResultUnfounded",
      figures: { kind: result.kind, subject: subjectOf(result) },
    }));
}

function finalReportIsAsserted({
  status,
  negativeResults: { kind },
}: LoanReport): readonly ReportComplaint[] {
  return status === "final" && kind === "notAsserted"
    ? [{ code: "finalWithoutAssertion", figures: { status, negativeResults: kind } }]
    : [];
}

function subjectOf(result: ReturnType<typeof negativeResultsIn>[number]): string {
  return result.kind === "returned" ? result.fileName : result.kpi;
}

function publicFiguresHaveTheirSource(report: LoanReport): readonly ReportComplaint[] {
  const known = new Set(report.sources.map(({ id }) => id));
  return provenancesIn(report).flatMap((provenance) =>
    provenance.kind === "public" && !known.has(provenance.source)
      ? [{ code: "sourceNotListed" as const, figures: { source: provenance.source } }]
      : [],
  );
}

function summaryFollowsFromTheRows(report: LoanReport): readonly ReportComplaint[] {
  const expected = inWords(summarizeLoan({ ...report, asOf: report.viewpoint.asOf }));
  const stated = inWords(report.summary);
  return stated === expected ? [] : [{ code: "summaryDiffers", figures: { stated, expected } }];
}

function inWords({ tests, rateNow, rateNext, nextTestOn, evidenceGrade }: LoanReport["summary"]): string {
  return [
    ...tests.map(({ kpi, target, verdict }) => `${kpi} ${target.testOn} ${verdict.outcome}`),
    `rate ${rateNow.annualRate} from ${rateNow.effectiveOn}`,
    rateNext === undefined ? "no next rate" : `then ${rateNext.annualRate} from ${rateNext.effectiveOn}`,
    `next test ${nextTestOn ?? "none"}`,
    `grade ${evidenceGrade ?? "none"}`,
  ].join("; ");
}

function ratesAddUp({ rates }: LoanReport): readonly ReportComplaint[] {
  return rates.flatMap(({ effectiveOn, annualRate, baseRate, creditMargin, stepBp, floored }) => {
    const sum = decimal(baseRate).plus(creditMargin).plus(decimal(stepBp).div(10_000));
    const holds = floored ? decimal(annualRate).gte(sum) : decimal(annualRate).eq(sum);
    return holds
      ? []
      : [{ code: "rateDoesNotAddUp" as const, figures: { effectiveOn, annualRate, sum: sum.toFixed() } }];
  });
}

function ratesAreInOrder({ rates }: LoanReport): readonly ReportComplaint[] {
  return rates.flatMap(({ effectiveOn }, i) => {
    const previous = rates[i - 1]?.effectiveOn;
    return previous !== undefined && previous >= effectiveOn
      ? [{ code: "ratesOutOfOrder" as const, figures: { previous, effectiveOn } }]
      : [];
  });
}

function balancesAddUp({ schedule }: LoanReport): readonly ReportComplaint[] {
  return schedule.rows.flatMap(({ dueOn, principal, balance }, i) => {
    const before = schedule.rows[i - 1]?.balance;
    return before === undefined || decimal(before).minus(principal).eq(balance)
      ? []
      : [{ code: "balanceDoesNotAddUp" as const, figures: { dueOn, before, principal, balance } }];
  });
}

function excerptFitsTheSchedule({ schedule }: LoanReport): readonly ReportComplaint[] {
  const { totalRows, rows } = schedule;
  return rows.length <= totalRows
    ? []
    : [{ code: "scheduleRowsExceedTotal", figures: { rows: rows.length, totalRows } }];
}

function knownBeforeIssued({ viewpoint, issuedAt }: LoanReport): readonly ReportComplaint[] {
  const { knownAt } = viewpoint;
  return knownAt <= issuedAt ? [] : [{ code: "issuedBeforeKnown", figures: { knownAt, issuedAt } }];
}
