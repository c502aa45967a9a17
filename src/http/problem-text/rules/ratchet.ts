/** Refusals about margin ratchets and their tests. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const ratchetRules = {
  noKpis: { ja: "金利調整条項に KPI がありません。", en: "The ratchet has no KPI." },
  kpiTwice: { ja: "KPI「{kpi}」が二度あります。", en: 'The KPI "{kpi}" is named twice.' },
  kpiUnknown: {
    ja: "KPI「{kpi}」は金利調整条項にありません。",
    en: 'The KPI "{kpi}" is not in the ratchet.',
  },
  capNegative: {
    ja: "KPI「{kpi}」の上限 {capBp} bp が負です。",
    en: 'The cap of {capBp} bp on the KPI "{kpi}" is negative.',
  },
  totalCapNotAroundZero: {
    ja: "全体の上限は下げ幅がゼロ以下、上げ幅がゼロ以上でなければなりません（いまは {down}〜{up} bp）。",
    en: "The total cap must span zero; it runs from {down} to {up} bp.",
  },
  ratchetTermMissing: {
    ja: "条項「{rule}」に必要な「{missing}」がありません。",
    en: 'The rule "{rule}" needs "{missing}".',
  },
  ladderIncomplete: {
    ja: "KPI {kpis} 件の段階表に達成数 {missing} の段がありません。",
    en: "The ladder for {kpis} KPIs lacks a rung for {missing} achieved.",
  },
  ladderRungTwice: {
    ja: "段階表に達成数 {achieved} が二度あります。",
    en: "The ladder names {achieved} achieved twice.",
  },
  ladderBeyondKpis: {
    ja: "段階表の達成数 {achieved} が KPI の数 {kpis} を超えています。",
    en: "The ladder has a rung for {achieved} achieved, but there are {kpis} KPIs.",
  },
  bandsNotCovering: {
    ja: "区分は {needed} から始めてください（いまの最低は {lowestFrom}）。",
    en: "The bands must start at {needed}; the lowest starts at {lowestFrom}.",
  },
  bandTwice: { ja: "区分「{from}」が二度あります。", en: 'The band from "{from}" is named twice.' },
  penaltyNegative: {
    ja: "未報告の加算幅 {bp} bp が負です。",
    en: "The penalty of {bp} bp for not reporting is negative.",
  },
  attainmentMissing: {
    ja: "KPI「{kpi}」の達成率がありません。",
    en: 'The attainment of the KPI "{kpi}" is missing.',
  },
  outcomeTwice: {
    ja: "KPI「{kpi}」の判定結果が二つあります。",
    en: 'There are two outcomes for the KPI "{kpi}".',
  },
  correctsUnknown: {
    ja: "訂正の対象「{corrects}」が見つかりません。",
    en: 'The test to be corrected, "{corrects}", is not there.',
  },
  correctionCircular: { ja: "訂正が互いを指しています。", en: "The corrections refer to each other." },
  correctionUndated: { ja: "訂正に記録日がありません。", en: "The correction has no day of recording." },
  correctionIncomplete: {
    ja: "訂正にはすべての KPI の判定結果が必要です。",
    en: "A correction needs an outcome for every KPI.",
  },
  testDayTaken: { ja: "同じ日の判定がすでにあります。", en: "There is already a test for that day." },
  testTwice: { ja: "判定「{test}」が二度あります。", en: 'The test "{test}" is named twice.' },
  agreementWithoutLoan: {
    ja: "この契約には個別貸付がまだありません。",
    en: "No loan has been drawn under this agreement.",
  },
  noSptOnDay: { ja: "{testOn} を判定日とする SPT がありません。", en: "No SPT is tested on {testOn}." },
  certificateBeforeTest: {
    ja: "報告の受領日 {certificateReceivedOn} が判定日 {testOn} より前です。",
    en: "The certificate of {certificateReceivedOn} lies before the test date {testOn}.",
  },
  certificateInFuture: {
    ja: "報告の受領日 {certificateReceivedOn} が基準日 {asOf} より後です。",
    en: "The certificate of {certificateReceivedOn} lies after {asOf}.",
  },
  observationMissing: {
    ja: "報告がまだなく、期限 {certificateDueOn} も過ぎていません。",
    en: "There is no observation yet, and its due date {certificateDueOn} has not passed.",
  },
  noPeriodLeft: {
    ja: "金利を変えられる利息計算期間が残っていません。",
    en: "No interest period is left whose rate could change.",
  },
} as const satisfies RuleTexts;
