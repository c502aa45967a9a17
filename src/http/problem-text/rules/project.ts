/** Refusals about projects, their participants, agreements and pages. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const projectRules = {
  planChangedMeanwhile: {
    ja: "計画は別の人が先に変更しました（今は第 {version} 版）。読み直してからもう一度記録してください。",
    en: "Somebody else has changed the plan (now version {version}). Read it again before you record.",
  },
  kpiOfOtherProject: { ja: "この事業の KPI ではありません。", en: "This is not a KPI of the project." },
  logicModelKeyTwice: {
    ja: "ロジックモデルに同じ記号「{key}」が二つあります。",
    en: 'The logic model names "{key}" twice.',
  },
  logicModelArrowLoose: {
    ja: "矢印（{from} → {to}）の端がロジックモデルにありません。",
    en: "The arrow from {from} to {to} ends outside the logic model.",
  },
  logicModelArrowBack: {
    ja: "矢印（{from} → {to}）は後の段階へ向かなければなりません。",
    en: "The arrow from {from} to {to} must lead to a later stage.",
  },
  managerIsPerson: {
    ja: "マネージャーは人の名前で記録します。",
    en: "A manager is a person: give the name.",
  },
  participantIsOrganization: {
    ja: "マネージャー以外は組織を選んでください。",
    en: "Everybody but the manager is an organization.",
  },
  participationReversed: {
    ja: "参加の終わり {endsOn} が始まり {startsOn} より前です。",
    en: "The participation ends on {endsOn}, before it starts on {startsOn}.",
  },
  partnershipReversed: {
    ja: "協定の終わり {endsOn} が始まり {startsOn} より前です。",
    en: "The agreement ends on {endsOn}, before it starts on {startsOn}.",
  },
  partnershipPartiesDoNotFit: {
    ja: "当事者が協定の型に合いません（自治体 {municipalities}、その他 {others}）。多数の自治体の型には 2 つ以上、ほかの型には 1 つの自治体と、企業などが必要です。",
    en: "The parties do not fit the pattern: {municipalities} local governments and {others} others. The pattern of many asks for two or more local governments, the others for one, and each for somebody to agree with.",
  },
  promiseOutsideTerm: {
    ja: "約束の期日 {dueOn} が協定の期間の外です。",
    en: "What is due on {dueOn} lies outside the term of the agreement.",
  },
  promiseKeyTwice: { ja: "約束の記号「{key}」が二つあります。", en: 'The promise "{key}" is named twice.' },
  dutyKeptAlready: { ja: "すでに履行済みです。", en: "This has been kept already." },
  pageNotPublished: { ja: "公開中のページはありません。", en: "No page is published." },
  municipalityCodeMissing: {
    ja: "自組織の全国地方公共団体コードが記録されていません。",
    en: "The code of your local government is not on record.",
  },
} as const satisfies RuleTexts;
