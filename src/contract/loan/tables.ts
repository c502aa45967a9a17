import type { z } from "zod";
import type { pageOf, rateRow } from "../answers.ts";
import { answerTable } from "../table.ts";
import type { interestAnswer, loanSummary, scheduleAnswer } from "./loan-answers.ts";

type Loans = z.output<ReturnType<typeof pageOf<typeof loanSummary>>>;
type Schedule = z.output<typeof scheduleAnswer>;
interface Timeline {
  readonly rows: readonly z.output<typeof rateRow>[];
}

export const loanTable = answerTable<Loans>()({
  name: { ja: "融資一覧", en: "loans" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["融資番号", "Loan"], ({ number }) => number),
    cell("text", ["借入人", "Borrower"], ({ borrower }) => borrower.name),
    cell("text", ["貸付人", "Lender"], ({ lender }) => lender.name),
    cell("text", ["プロジェクト", "Project"], ({ project }) => project.name),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["当初元本", "Principal"], ({ principal }) => principal),
    cell("number", ["残高", "Balance"], ({ balance }) => balance),
    cell("number", ["適用利率", "Interest rate"], ({ annualRate }) => annualRate),
    cell("number", ["金利ステップ（bp）", "Interest step (bp)"], ({ stepBp }) => stepBp),
    cell("day", ["貸付実行日", "Drawdown"], ({ drawdownOn }) => drawdownOn),
    cell("day", ["最終期限", "Maturity"], ({ maturityOn }) => maturityOn),
    cell("day", ["次の利払日", "Next due"], ({ nextDueOn }) => nextDueOn),
    cell("day", ["次の判定日", "Next test"], ({ nextTestOn }) => nextTestOn),
  ],
});

export const scheduleTable = answerTable<Schedule>()({
  name: { ja: "返済予定表", en: "schedule" },
  rows: ({ rows, currency }) => rows.map((row) => ({ ...row, currency })),
  columns: (cell) => [
    cell("number", ["回", "No."], ({ n }) => n),
    cell("day", ["開始日", "From"], ({ startOn }) => startOn),
    cell("day", ["期日", "Due"], ({ dueOn }) => dueOn),
    cell("day", ["調整後期日", "Adjusted due"], ({ adjustedDueOn }) => adjustedDueOn),
    cell("number", ["日数", "Days"], ({ days }) => days),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["元金", "Principal"], ({ principal }) => principal),
    cell("number", ["利息", "Interest"], ({ interest }) => interest),
    cell("number", ["元本組入利息", "Capitalised interest"], ({ capitalized }) => capitalized),
    cell("number", ["合計", "Total"], ({ total }) => total),
    cell("number", ["残高", "Balance"], ({ balance }) => balance),
    cell("number", ["計上済み利息", "Posted interest"], ({ posted }) => posted),
  ],
});

/** One row per segment; the rounded figure stands in the last row of its period, so that the column adds up. */
export const interestTable = answerTable<z.output<typeof interestAnswer>>()({
  name: { ja: "利息計算表", en: "interest" },
  rows: ({ periods, currency }) =>
    periods.flatMap(({ segments, ...period }) =>
      segments.map((segment, i) => ({ ...period, segment, currency, isLast: i === segments.length - 1 })),
    ),
  columns: (cell) => [
    cell("number", ["回", "No."], ({ n }) => n),
    cell("day", ["期日", "Due"], ({ dueOn }) => dueOn),
    cell("day", ["開始日", "From"], ({ segment }) => segment.startOn),
    cell("day", ["終了日（翌日）", "To (first day after)"], ({ segment }) => segment.endOn),
    cell("number", ["日数", "Days"], ({ segment }) => segment.days),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["残高", "Balance"], ({ segment }) => segment.principal),
    cell("number", ["利率", "Rate"], ({ segment }) => segment.annualRate),
    cell("number", ["端数処理前", "Exact"], ({ segment }) => segment.exact),
    cell("number", ["利息", "Rounded"], ({ isLast, rounded }) => (isLast ? rounded : null)),
    cell("number", ["元本組入利息", "Capitalised"], ({ isLast, capitalized }) =>
      isLast ? capitalized : null,
    ),
    cell("number", ["計上済み利息", "Posted"], ({ isLast, posted }) => (isLast ? posted : null)),
  ],
});

export const rateTimelineTable = answerTable<Timeline>()({
  name: { ja: "利率推移", en: "rate-timeline" },
  rows: ({ rows }) => rows,
  columns: (cell) => [
    cell("day", ["適用日", "Effective"], ({ effectiveOn }) => effectiveOn),
    cell("number", ["基準金利", "Base rate"], ({ baseRate }) => baseRate),
    cell("number", ["スプレッド", "Margin"], ({ creditMargin }) => creditMargin),
    cell("number", ["金利ステップ（bp）", "Interest step (bp)"], ({ stepBp }) => stepBp),
    cell(
      "number",
      ["コベナンツ上乗せ（bp）", "Step for breaches (bp)"],
      ({ covenantStepBp }) => covenantStepBp,
    ),
    cell("number", ["適用利率", "Interest rate"], ({ annualRate }) => annualRate),
    cell("text", ["理由", "Because"], ({ because }) => because),
  ],
});
