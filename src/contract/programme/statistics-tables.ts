import { answerTable } from "../table.ts";

interface Statistics {
  readonly items: readonly {
    readonly period: string;
    readonly label: { readonly ja: string; readonly en: string };
    readonly loans: number;
    readonly amount: string;
    readonly average: string;
    readonly shareOfLoans: string;
    readonly shareOfAmount: string;
    readonly loansOnYear: string | null;
    readonly amountOnYear: string | null;
    readonly interestForgone: string;
    readonly targetsJudged: number;
    readonly attainment: string | null;
  }[];
}

export const statisticsTable = answerTable<Statistics>()({
  name: { ja: "融資統計", en: "portfolio-statistics" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["期間", "Period"], ({ period }) => period),
    cell("text", ["区分", "Division"], ({ label }) => label),
    cell("number", ["件数", "Loans"], ({ loans }) => loans),
    cell("number", ["金額", "Amount"], ({ amount }) => amount),
    cell("number", ["1件当たり", "Average"], ({ average }) => average),
    cell("number", ["件数の構成比（%）", "Share of loans (%)"], ({ shareOfLoans }) => shareOfLoans),
    cell("number", ["金額の構成比（%）", "Share of amount (%)"], ({ shareOfAmount }) => shareOfAmount),
    cell("number", ["件数の前年比（%）", "Loans on year (%)"], ({ loansOnYear }) => loansOnYear),
    cell("number", ["金額の前年比（%）", "Amount on year (%)"], ({ amountOnYear }) => amountOnYear),
    cell("number", ["優遇による利息の減少", "Interest forgone"], ({ interestForgone }) => interestForgone),
    cell("number", ["判定した目標", "Targets judged"], ({ targetsJudged }) => targetsJudged),
    cell("number", ["達成率（%）", "Attainment (%)"], ({ attainment }) => attainment),
  ],
});

interface LentLoans {
  readonly items: readonly {
    readonly number: string;
    readonly borrower: { readonly name: { readonly ja: string; readonly en: string } };
    readonly drawdownOn: string;
    readonly principal: string;
    readonly legalForm: string;
    readonly prefecture: string;
    readonly fields: readonly string[];
    readonly band: string;
  }[];
}

export const lentLoansTable = answerTable<LentLoans>()({
  name: { ja: "融資統計の明細", en: "lent-loans" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["番号", "Number"], ({ number }) => number),
    cell("text", ["借入人", "Borrower"], ({ borrower }) => borrower.name),
    cell("day", ["実行日", "Drawn on"], ({ drawdownOn }) => drawdownOn),
    cell("number", ["当初元本", "Principal"], ({ principal }) => principal),
    cell("text", ["法人格", "Legal form"], ({ legalForm }) => legalForm),
    cell("text", ["都道府県", "Prefecture"], ({ prefecture }) => prefecture),
    cell("text", ["分野", "Fields"], ({ fields }) => fields.join(", ")),
    cell("text", ["社会的意義", "Band"], ({ band }) => band),
  ],
});

interface Arrears {
  readonly items: readonly {
    readonly period: string;
    readonly label: { readonly ja: string; readonly en: string };
    readonly loans: number;
    readonly shareOfLoans: string;
    readonly overdue: string;
    readonly outstanding: string;
  }[];
}

export const portfolioArrearsTable = answerTable<Arrears>()({
  name: { ja: "融資統計の延滞", en: "portfolio-arrears" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["期間", "Period"], ({ period }) => period),
    cell("text", ["区分", "Division"], ({ label }) => label),
    cell("number", ["延滞件数", "Loans in arrears"], ({ loans }) => loans),
    cell("number", ["件数に占める割合（%）", "Share of loans (%)"], ({ shareOfLoans }) => shareOfLoans),
    cell("number", ["延滞額", "Overdue"], ({ overdue }) => overdue),
    cell("number", ["残高", "Outstanding"], ({ outstanding }) => outstanding),
  ],
});

interface Outcomes {
  readonly items: readonly {
    readonly kpi: { readonly ja: string; readonly en: string };
    readonly unit: { readonly ja: string; readonly en: string };
    readonly loans: number;
    readonly amount: string;
    readonly change: string | null;
    readonly amountPerOutcome: string | null;
  }[];
}

export const portfolioOutcomesTable = answerTable<Outcomes>()({
  name: { ja: "成果1単位当たりの融資額", en: "finance-per-outcome-of-portfolio" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["KPI", "KPI"], ({ kpi }) => kpi),
    cell("text", ["単位", "Unit"], ({ unit }) => unit),
    cell("number", ["件数", "Loans"], ({ loans }) => loans),
    cell("number", ["金額", "Amount"], ({ amount }) => amount),
    cell("number", ["増減", "Change"], ({ change }) => change),
    cell("number", ["1単位当たりの金額", "Yen per unit"], ({ amountPerOutcome }) => amountPerOutcome),
  ],
});
