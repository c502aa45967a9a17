import type { ExplanationFigures } from "../loan/explanation.ts";
import type { ExplanationWords } from "./explanation-words.ts";
import { attainmentPercent, groupedFigure, ratePercent, signedBasisPoints } from "./figure-text.ts";

export const japaneseWords: ExplanationWords = {
  interestRate: ({ effectiveOn, annualRate, baseRate, creditMargin, stepBp, covenantStepBp }) =>
    `${effectiveOn}から年${ratePercent(annualRate)}:基準金利${ratePercent(baseRate)}、` +
    `スプレッド${ratePercent(creditMargin)}、金利ステップ${signedBasisPoints(stepBp)} bp` +
    (covenantStepBp === undefined
      ? "。"
      : `、コベナンツ抵触による上乗せ${signedBasisPoints(covenantStepBp)} bp。`),
  baseRate: ({ index, annualRate, fixedOn }) =>
    `基準金利${index === undefined ? "" : `(${index})`}${ratePercent(annualRate)}、${fixedOn}決定。`,
  fixedYears: ({ years }) => `当初${years}年間の固定利率。`,
  profitTier: ({ fiscalYearEndOn, profit, profitFrom, currency }) =>
    `${fiscalYearEndOn}期の利益${amount(profit, currency)}による区分(${
      profitFrom === undefined ? "最も低い区分" : `${amount(profitFrom, currency)}以上`
    })の利率。`,
  creditMargin: ({ annualRate, effectiveOn, termsVersion }) =>
    `スプレッド${ratePercent(annualRate)}、${effectiveOn}から合意${
      termsVersion === undefined ? "" : `(条件第${termsVersion}版)`
    }。`,
  step: ({ stepBp }) => `金利ステップ${signedBasisPoints(stepBp)} bp。`,
  carriedSteps: ({ stepBp }) => `それまでの判定の累計${signedBasisPoints(stepBp)} bp。`,
  test: ({ test, testOn, movedBp }) => `${testOn}の判定${test}:${signedBasisPoints(movedBp)} bp。`,
  kpi: ({ kpi, outcome, countsAs, bp, attainment }) =>
    `${kpi}:${outcomes[outcome]}` +
    (outcome === "notReported" ? `(${outcomes[countsAs]}とみなす)` : "") +
    (attainment === undefined ? "" : `、達成率${attainmentPercent(attainment)}`) +
    (bp === undefined ? "。" : `、${signedBasisPoints(bp)} bp。`),
  spt: ({ spt, target, value }) => `実績値${value}、目標値${target}(SPT ${spt})。`,
  observation: ({ observation, version, grade }) => `実績値${observation}第${version}版、証憑等級${grade}。`,
  evidence: ({ sha256 }) => `証憑ファイル SHA-256 ${sha256}。`,
  attestation: ({ attestation }) => `第三者検証${attestation}。`,
  kpiCap: ({ kpi, capBp, bp }) => `${kpi}の上限±${capBp} bpにより${signedBasisPoints(bp)} bpに制限。`,
  ladder: ({ achieved, of, bp }) => `SPT ${of}件中${achieved}件達成:${signedBasisPoints(bp)} bp。`,
  score: ({ score, bandFrom, bp }) =>
    `加重達成率${score}(${bandFrom}以上の区分):${signedBasisPoints(bp)} bp。`,
  threeBand: ({ band, bp }) => `${bands[band]}:${signedBasisPoints(bp)} bp。`,
  kpisSuspended: ({ kpis }) => `${kpis}の判定停止中につき金利ステップは適用しない。`,
  penalty: ({ bp, certificateDueOn, deadlineOn }) =>
    `${certificateDueOn}期限の報告書が未提出:${deadlineOn}から提出日まで${signedBasisPoints(bp)} bp。`,
  countedAsMissed: ({ certificateDueOn, deadlineOn }) =>
    `${deadlineOn}までに報告書の提出がなく(期限${certificateDueOn})、未達とみなす。`,
  arrival: ({ test, receivedOn }) =>
    `判定${test}の報告書は遅れて${receivedOn}に受領。そのステップはまだ適用されていない。`,
  correction: ({ correction, corrects, knownOn, rule, favours }) =>
    `${knownOn}に判明した${correction}により${corrects}を訂正${favoured[favours]}:${corrected[rule]}。`,
  totalCap: ({ uncappedBp, cappedBp }) =>
    `全体の上限により${signedBasisPoints(uncappedBp)} bpを${signedBasisPoints(cappedBp)} bpに制限。`,
  effectiveDay: (figures) =>
    `${figures.on}から適用:${dayRule(figures)}。` +
    (figures.notBackDated === undefined ? "" : "遅れた報告書は遡って適用しない。") +
    (figures.holidaysSkipped === undefined ? "" : `休業日を除く:${figures.holidaysSkipped}。`),
  covenantStep: ({ stepBp, effectiveOn }) =>
    stepBp === "0"
      ? `${effectiveOn}にコベナンツ抵触による上乗せが終了。`
      : `コベナンツ抵触による上乗せ${signedBasisPoints(stepBp)} bp。`,
  breach: ({ covenant, testOn, fromOn, bp }) =>
    `${covenant}の${testOn}の判定に抵触:${fromOn}から${signedBasisPoints(bp)} bp。`,
  suspended: ({ startOn, endOn }) =>
    `${startOn}から${endOn === undefined ? "KPIの再合意まで" : `${endOn}の前日まで`}金利ステップを停止。`,
  declassified: ({ declassifiedOn }) => `${declassifiedOn}に区分解除:以後、金利ステップは適用しない。`,
  marginFloor: ({ floor, margin }) =>
    `スプレッド${ratePercent(margin)}を下限${ratePercent(floor)}に引き上げ。`,
  allInFloor: ({ floor, annualRate }) =>
    `適用利率${ratePercent(annualRate)}を下限${ratePercent(floor)}に引き上げ。`,
  unchanged: ({ on }) => `${on}の事実による変更なし。`,
};

const outcomes = {
  achieved: "達成",
  neutral: "中立",
  missed: "未達",
  notReported: "未報告",
  suspended: "判定停止",
} as const;

const bands = {
  achieved: "全SPT達成",
  between: "全SPT達成に至らず、基準値を下回るKPIはない",
  worse: "未達のKPIが基準値を下回る、または達成率の記載がない",
} as const;

const favoured = {
  lender: "(貸付人に有利)",
  borrower: "(借入人に有利)",
  neither: "(ステップは不変)",
} as const;

const corrected = {
  trueUp: "当初の適用日に遡って適用",
  prospective: "次の適用日から適用",
} as const;

function dayRule(figures: ExplanationFigures["effectiveDay"]): string {
  const from = `${countedFrom[figures.countedFromWhat]}${figures.countedFrom}`;
  switch (figures.rule) {
    case "nextInterestPeriod":
      return `${from}の翌利息計算期間の初日`;
    case "nthBusinessDayAfterCertificate":
      return `${from}の${figures.n ?? ""}営業日後`;
    case "dayAfterNextDueDate":
      return `${from}後最初の約定日${figures.dueOn ?? ""}の翌日`;
    case "fixedDate":
      return `${from}以後最初の所定日`;
    case "testDate":
      return figures.notBackDated === undefined ? "判定日" : from;
  }
}

const countedFrom = {
  certificate: "報告書受領日",
  deadline: "報告書の提出期限",
  correction: "訂正判明日",
} as const;

function amount(figure: string, currency: string): string {
  return currency === "JPY" ? `${groupedFigure(figure)}円` : `${groupedFigure(figure)} ${currency}`;
}
