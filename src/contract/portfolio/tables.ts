import { answerTable } from "../table.ts";

interface Worded {
  readonly ja: string;
  readonly en: string;
}

export const leftOutWords = {
  evidenceMissing: { ja: "証憑が未提出", en: "evidence missing" },
  evidenceInReview: { ja: "実績値が未承認", en: "observation not yet accepted" },
  evidenceGradeTooLow: { ja: "証憑等級が不足", en: "evidence not graded enough" },
  alreadyDecided: { ja: "判定済み", en: "already decided" },
  requestWaiting: { ja: "個別の承認依頼が待機中", en: "a request of its own waits" },
  agreementWithoutLoan: { ja: "融資がない", en: "no loan under the agreement" },
  earlierTestFirst: { ja: "先の判定日の判定が先", en: "an earlier test is decided first" },
  notAffected: { ja: "影響なし（適用開始前に完済）", en: "not affected: repaid before" },
  refused: { ja: "判定できない", en: "refused by a rule" },
} as const;

const evidenceWords = {
  in: { ja: "提出済み", en: "in" },
  missing: { ja: "未提出", en: "missing" },
  inReview: { ja: "審査中", en: "in review" },
  gradeTooLow: { ja: "等級不足", en: "grade too low" },
  notNeeded: { ja: "―", en: "not needed" },
} as const;

const outcomeWords = {
  achieved: { ja: "達成", en: "achieved" },
  neutral: { ja: "中立", en: "neutral" },
  missed: { ja: "未達", en: "missed" },
  notReported: { ja: "未報告", en: "not reported" },
  suspended: { ja: "停止", en: "suspended" },
} as const;

const resultWords = {
  recomputed: { ja: "実行済み", en: "carried out" },
  stale: { ja: "事実が変わり対象外", en: "left out: facts have changed" },
  refused: { ja: "計算できず対象外", en: "left out: refused by a rule" },
} as const;

interface Lines {
  readonly items: readonly {
    readonly seq: number;
    readonly agreement: { readonly name: Worded } | null;
    readonly testOn: string | null;
    readonly borrower: Worded | null;
    readonly loans: readonly { readonly number: string }[];
    readonly evidence: keyof typeof evidenceWords;
    readonly outcomes: readonly { readonly kpi: Worded; readonly outcome: keyof typeof outcomeWords }[];
    readonly effectiveOn: string | null;
    readonly stepBpBefore: string | null;
    readonly stepBpAfter: string | null;
    readonly rateBefore: string | null;
    readonly rateAfter: string | null;
    readonly currency: string | null;
    readonly toMaturity: string | null;
    readonly thisYear: string | null;
    readonly reason: Worded | null;
    readonly result: keyof typeof resultWords | null;
  }[];
}

export const portfolioLineTable = answerTable<Lines>()({
  name: { ja: "一括処理の試算", en: "portfolio-run" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("number", ["行", "Line"], ({ seq }) => seq),
    cell("text", ["契約", "Agreement"], ({ agreement }) => agreement?.name),
    cell("day", ["判定日", "Test date"], ({ testOn }) => testOn),
    cell("text", ["借入人", "Borrower"], ({ borrower }) => borrower),
    cell("text", ["融資番号", "Loans"], ({ loans }) => loans.map(({ number }) => number).join(" ")),
    cell("text", ["証憑", "Evidence"], ({ evidence }) => evidenceWords[evidence]),
    cell("text", ["判定", "Verdict"], ({ outcomes }) => ({
      ja: outcomes.map(({ kpi, outcome }) => `${kpi.ja}: ${outcomeWords[outcome].ja}`).join(" / "),
      en: outcomes.map(({ kpi, outcome }) => `${kpi.en}: ${outcomeWords[outcome].en}`).join(" / "),
    })),
    cell("day", ["適用開始日", "Effective from"], (line) => line.effectiveOn),
    cell("number", ["現在のステップ（bp）", "Step before (bp)"], (line) => line.stepBpBefore),
    cell("number", ["新しいステップ（bp）", "Step after (bp)"], (line) => line.stepBpAfter),
    cell("number", ["現在の利率", "Rate before"], (line) => line.rateBefore),
    cell("number", ["新しい利率", "Rate after"], (line) => line.rateAfter),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["満期までの利息の差", "Interest to maturity"], (line) => line.toMaturity),
    cell("number", ["うち今年度", "Of it this fiscal year"], (line) => line.thisYear),
    cell("text", ["対象外の理由", "Left out because"], ({ reason }) => reason),
    cell("text", ["結果", "Result"], ({ result }) => (result === null ? null : resultWords[result])),
  ],
});
