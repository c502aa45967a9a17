/** Refusals about sustainability agreements and restatements. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const agreementRules = {
  trancheHasAgreement: {
    ja: "貸付枠 {facility} のこのトランシェには、すでに契約があります。",
    en: "This tranche of facility {facility} already has an agreement.",
  },
  kpiNotOfProject: {
    ja: "この KPI は融資対象の案件のものではありません。",
    en: "This KPI is not one of the financed project.",
  },
  sptMissing: { ja: "SPT を一つ以上定めてください。", en: "Agree at least one SPT." },
  sptKpiUnknown: {
    ja: "この KPI は契約の KPI ではありません。",
    en: "This KPI is not one of the agreement.",
  },
  kpiNotTested: {
    ja: "判定日 {testOn} に SPT のない KPI があります。",
    en: "A KPI has no SPT on the test date {testOn}.",
  },
  sptPeriodEmpty: {
    ja: "対象期間の終了日 {periodEndOn} は開始日 {periodStartOn} より後でなければなりません。",
    en: "The period must end after it starts: {periodStartOn} to {periodEndOn}.",
  },
  sptPeriodAfterTest: {
    ja: "対象期間が判定日 {testOn} の後まで続いています。",
    en: "The period runs beyond the test date {testOn}.",
  },
  certificateDueBeforeTest: {
    ja: "報告書の期限 {certificateDueOn} が判定日 {testOn} より前です。",
    en: "The certificate is due on {certificateDueOn}, before the test date {testOn}.",
  },
  certificateDueTwice: {
    ja: "判定日 {testOn} の報告書の期限が二つあります（{one}、{other}）。",
    en: "There are two due days for the certificate of {testOn}: {one} and {other}.",
  },
  baselineNeeded: {
    ja: "この計算方法（{aggregation}）には、目標と異なる基準値が必要です。",
    en: "This aggregation ({aggregation}) needs a baseline that differs from the target.",
  },
  baselineMissing: { ja: "基準値がありません。", en: "There is no baseline." },
  baselineZero: {
    ja: "基準値が 0 のため、目標を比例して変えられません。",
    en: "The baseline is zero, so that the target cannot move in proportion.",
  },
  restatementPolicyMissing: {
    ja: "この KPI の訂正・再計算の方針がありません。",
    en: "There is no restatement policy for this KPI.",
  },
  restatementPolicyTwice: {
    ja: "訂正・再計算の方針が重複しているか、契約にない KPI のものです。",
    en: "The restatement policy stands twice or is for a KPI outside the agreement.",
  },
  restatementPolicyNegative: {
    ja: "訂正・再計算のしきい値と累積月数は 0 以上でなければなりません。",
    en: "Threshold and months of a restatement policy must not be negative.",
  },
  stopBeforeAgreement: {
    ja: "{startOn} は契約の適用開始日 {firstOn} より前です。",
    en: "{startOn} lies before the first day of the agreement, {firstOn}.",
  },
  alreadyDeclassified: {
    ja: "{declassifiedOn} から分類を解除済みです。元には戻せません。",
    en: "Declassified from {declassifiedOn}; there is no way back.",
  },
  alreadySuspended: {
    ja: "{startOn} から停止中です。",
    en: "Steps are suspended since {startOn}.",
  },
  notSuspended: { ja: "停止中ではありません。", en: "Steps are not suspended." },
  resumptionBeforeSuspension: {
    ja: "再開日 {effectiveOn} は停止日 {startOn} より後でなければなりません。",
    en: "The resumption on {effectiveOn} must lie after the suspension on {startOn}.",
  },
  termsNotLater: {
    ja: "新しい条件の適用開始日 {effectiveOn} は、前の条件の {latestOn} より後でなければなりません。",
    en: "New terms from {effectiveOn} must start after those of {latestOn}.",
  },
  sptBeforeTerms: {
    ja: "判定日 {testOn} は新しい条件の開始日 {effectiveOn} より前です。",
    en: "The test date {testOn} lies before the new terms of {effectiveOn}.",
  },
  testDecidedBefore: {
    ja: "判定日 {testOn} は判定済みのため、その KPI と SPT は改められません。",
    en: "The test of {testOn} has been decided; its KPIs and SPTs are not agreed again.",
  },
  consentMissing: {
    ja: "この KPI の訂正・再計算には借入人の同意日が必要です。",
    en: "A restatement of this KPI needs the day the borrower consented.",
  },
} as const satisfies RuleTexts;
