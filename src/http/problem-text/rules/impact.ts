/** Refusals about KPIs, observations, evidence and outcomes. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const impactRules = {
  kpiCodeMalformed: { ja: "KPI コードの書式が正しくありません。", en: "The KPI code has the wrong format." },
  sdgCodeUnknown: { ja: "その SDGs コードはありません。", en: "There is no such SDG code." },
  irisCodeMalformed: {
    ja: "IRIS+ コードの書式が正しくありません。",
    en: "The IRIS+ code has the wrong format.",
  },
  labelMissing: { ja: "期間の名前がありません。", en: "The period has no label." },
  sptTwice: {
    ja: "同じ KPI と判定日の SPT が二つあります。",
    en: "There are two SPTs for one KPI and test date.",
  },
  neutralBandBeyondTarget: {
    ja: "中立帯の端 {neutralFrom} が目標 {target} を超えています。",
    en: "The neutral band from {neutralFrom} lies beyond the target {target}.",
  },
  observationNotAccepted: {
    ja: "実績値がまだ承認されていません。",
    en: "The observation has not been accepted.",
  },
  observationAlreadyOpen: {
    ja: "この期間の実績値がすでに手続き中です。",
    en: "An observation for this period is already open.",
  },
  periodNotOver: {
    ja: "対象期間は {periodEndOn} に終わります（本日 {today}）。",
    en: "The period ends on {periodEndOn}; today is {today}.",
  },
  notOwnProject: { ja: "自組織の案件ではありません。", en: "This is not a project of your organization." },
  stepNotAllowed: {
    ja: "この状態（{state}）ではその手続きを行えません。",
    en: "This step is not possible in the state {state}.",
  },
  reviewerIsSubmitter: {
    ja: "提出した本人は審査できません。",
    en: "Whoever submitted it may not review it.",
  },
  reviewerIsPreparer: {
    ja: "この実績値の下書きや証憑を用意した本人は審査できません。",
    en: "Whoever drafted it or added evidence to it may not review it.",
  },
  reviewerNotLender: { ja: "審査できるのは貸し手の担当者だけです。", en: "Only the lender may review it." },
  roleMayNotReview: { ja: "この役割では審査できません。", en: "This role may not review." },
  versionNotNewer: { ja: "版が新しくありません。", en: "The version is not newer." },
  evidenceMissing: { ja: "証憑のない実績値にこの等級は付けられません。", en: "This grade needs evidence." },
  evidenceEmpty: { ja: "ファイルが空です。", en: "The file is empty." },
  evidenceQuotaExceeded: {
    ja: "組織が保存できる容量（{quota} バイト）を超えます。保存済み {stored} バイト、追加 {size} バイトです。",
    en: "The organization may store {quota} bytes; {stored} are stored, and {size} more do not fit.",
  },
  evidenceTooLarge: { ja: "ファイルが大きすぎます。", en: "The file is too large." },
  evidenceTypeMismatch: {
    ja: "ファイルの中身が名前の示す種類と違います。",
    en: "The content of the file is not what its name says.",
  },
  evidenceTypeNotAllowed: {
    ja: "この種類のファイルは受け付けられません。",
    en: "Files of this type are not accepted.",
  },
  evidenceGradeTooLow: {
    ja: "証憑の等級が必要な等級に届きません。",
    en: "The evidence grade is lower than the one needed.",
  },
  gradeAboveOfficer: {
    ja: "担当者だけで付けられる等級は {highest} までです。",
    en: "An officer alone may grade up to {highest}.",
  },
  gradeAboveFeed: {
    ja: "自動取込で付けられる等級は {highest} までです。",
    en: "A feed alone may grade up to {highest}.",
  },
  attestationMissing: {
    ja: "{highest} を超える等級には第三者検証が必要です。",
    en: "A grade above {highest} needs an attestation.",
  },
  attestationTooWeak: {
    ja: "この第三者検証では等級 {grade} に足りません。",
    en: "The attestation does not carry the grade {grade}.",
  },
  nothingChanged: { ja: "訂正の前と後の値が同じです。", en: "The value is the same before and after." },
  belowRestatementThreshold: {
    ja: "変化が訂正の基準に届きません。",
    en: "The change is below the threshold of restatement.",
  },
  organicGrowthIsNoTrigger: {
    ja: "通常の成長は訂正の理由になりません。",
    en: "Organic growth is no reason for a restatement.",
  },
  triggerNotInPolicy: {
    ja: "この理由は訂正の方針にありません。",
    en: "The policy does not know this reason for a restatement.",
  },
  startYearUnknown: {
    ja: "開始年 {startYear} は範囲外です。",
    en: "The start year {startYear} is out of range.",
  },
  inputsNegative: { ja: "投入額が負です。", en: "The inputs are negative." },
  duplicateOutcome: { ja: "成果が二度あります。", en: "An outcome is named twice." },
  fixedAboveCap: { ja: "固定額が上限を超えています。", en: "The fixed payment is more than the cap." },
  tiersMissing: { ja: "支払いの段階がありません。", en: "The tiers are missing." },
  duplicateTier: { ja: "同じ段階が二度あります。", en: "A tier is named twice." },
  notPositive: { ja: "値はゼロより大きくなければなりません。", en: "The value must be greater than zero." },
  amountNegative: { ja: "金額が負です。", en: "The amount is negative." },
} as const satisfies RuleTexts;
