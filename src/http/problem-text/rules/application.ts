/** Refusals about programmes, applications, crises and cooperation. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const applicationRules = {
  programmeLimitNotPositive: {
    ja: "融資限度額はゼロより大きくなければなりません。",
    en: "The limits must be greater than zero.",
  },
  workingAboveTotal: {
    ja: "運転資金の限度額 {working} が全体の限度額 {total} を超えています。",
    en: "The limit for working capital {working} is above the whole limit {total}.",
  },
  programmeListEmpty: { ja: "「{list}」が空です。", en: "{list} must not be empty." },
  programmeCodeRepeated: { ja: "コード「{code}」が二度あります。", en: 'The code "{code}" is there twice.' },
  tierWithoutSource: {
    ja: "利率の区分「{tier}」に出典がありません。",
    en: 'The rate tier "{tier}" names no source.',
  },
  graceNotBelowTerm: {
    ja: "据置期間 {graceMonths} か月は返済期間 {termMonths} か月より短くなければなりません。",
    en: "Grace of {graceMonths} months must be shorter than the term of {termMonths} months.",
  },
  closesBeforeOpening: {
    ja: "受付終了日 {closesOn} が開始日 {opensOn} より前です。",
    en: "The programme would close on {closesOn}, before it opens on {opensOn}.",
  },
  weightsNotHundred: {
    ja: "配点の合計は 100 でなければなりません（いまは {sum}）。",
    en: "The weights must add up to 100, not {sum}.",
  },
  programmeCodeTaken: {
    ja: "制度コード「{code}」はすでに使われています。",
    en: 'The code "{code}" is taken by another programme.',
  },
  programmeVersionReachesBack: {
    ja: "新しい版の開始日 {effectiveOn} は、現在の版 {latestOn} より後で、今日 {today} 以降でなければなりません。",
    en: "A new version must begin after {latestOn} and not before today ({today}), not on {effectiveOn}.",
  },
  programmeNotOpen: {
    ja: "{on} はこの制度の受付期間ではありません（{opensOn} から {closesOn} まで）。",
    en: "The programme takes no applications on {on} (open from {opensOn} to {closesOn}).",
  },
  crisisNotOpen: {
    ja: "この制度は危機対応が発動されている間だけ利用できます（{on}）。",
    en: "This programme is open only while a crisis event opens it, not on {on}.",
  },
  legalFormNotEligible: {
    ja: "法人形態「{legalForm}」は対象外です。対象：{eligible}",
    en: 'The legal form "{legalForm}" is not eligible. Eligible are: {eligible}',
  },
  purposeNotEligible: {
    ja: "事業分野「{purpose}」は対象外です。対象：{eligible}",
    en: 'The purpose "{purpose}" is not eligible. Eligible are: {eligible}',
  },
  tierNotOffered: {
    ja: "利率の区分「{tier}」は {on} には利用できません（開始日：{validFrom}）。",
    en: 'The rate tier "{tier}" is not offered on {on} (valid from {validFrom}).',
  },
  useRepeated: {
    ja: "資金の使いみち「{use}」が {times} 回あります。",
    en: 'The use "{use}" is named {times} times.',
  },
  askedNotPositive: {
    ja: "{use} の金額 {amount} はゼロより大きくなければなりません。",
    en: "The amount for {use} must be greater than zero, not {amount}.",
  },
  askedAboveTotal: {
    ja: "申込額 {asked} と既融資額 {grantedBefore} の合計が限度額 {limit} を {excess} 超えています。",
    en: "{asked} beside {grantedBefore} granted before is {excess} above the limit of {limit}.",
  },
  workingAboveLimit: {
    ja: "運転資金 {asked} と既融資額 {grantedBefore} の合計が限度額 {limit} を {excess} 超えています。",
    en: "Working capital of {asked} beside {grantedBefore} granted before is {excess} above the limit of {limit}.",
  },
  termTooLong: {
    ja: "{use} の返済期間 {months} か月は 1 〜 {longest} か月でなければなりません。",
    en: "The term for {use} must be 1 to {longest} months, not {months}.",
  },
  graceTooLong: {
    ja: "{use} の据置期間 {months} か月は {longest} か月以内でなければなりません。",
    en: "Grace for {use} may be {longest} months at most, not {months}.",
  },
  applicationIncomplete: {
    ja: "申込がまだ揃っていません（{percent}%）。不足：{missing}",
    en: "The application is not complete ({percent}%). Missing: {missing}",
  },
  applicationStepNotAllowed: {
    ja: "状態「{state}」ではこの操作（{step}）はできません。",
    en: 'In the state "{state}" this step ({step}) is not possible.',
  },
  applicationReasonMissing: {
    ja: "差戻しには理由が必要です。",
    en: "An application is returned with reasons.",
  },
  answerDayPassed: {
    ja: "回答期限 {answerByOn} が過ぎています（今日は {today}）。",
    en: "The day to answer by, {answerByOn}, has passed (today is {today}).",
  },
  draftChangedMeanwhile: {
    ja: "ほかの人が保存しました。最新の内容を読み込み直してください（保存 {savedAt}、版 {latest}）。",
    en: "Somebody else has saved meanwhile: load the draft again (revision {latest}, saved {savedAt}).",
  },
  documentNotAsked: {
    ja: "書類「{document}」はこの制度の必要書類ではありません。必要書類：{needed}",
    en: 'The programme does not ask for the document "{document}". It asks for: {needed}',
  },
  reviewersNotTwo: {
    ja: "異なる二人の審査担当者を指定してください。",
    en: "Two different people must be asked to review.",
  },
  conflictOfInterest: {
    ja: "{person} は利益相反を申告しているため、この申込に関与できません。",
    en: "{person} has declared a conflict of interest and takes no part in this application.",
  },
  reviewerUnknown: {
    ja: "指定された人は審査できる役割を持っていません。",
    en: "The person has no role in which applications are reviewed.",
  },
  reviewerNotAsked: {
    ja: "この申込の審査を依頼されていません。",
    en: "You have not been asked to review this application.",
  },
  reviewSubmittedBefore: {
    ja: "評価はすでに提出されています。",
    en: "You have submitted your review already.",
  },
  reviewsMissing: {
    ja: "二人の評価が揃っていません（{have} / {need}）。",
    en: "Two reviews are needed; {have} of {need} are in.",
  },
  differenceNotExplained: {
    ja: "基準「{criterion}」の評価が {first} と {second} で二段階以上違います。説明が必要です。",
    en: 'On "{criterion}" the grades {first} and {second} lie two steps or more apart: a note is needed.',
  },
  noDifferenceToExplain: {
    ja: "基準「{criterion}」には説明すべき差がありません。",
    en: 'There is no difference to explain on "{criterion}".',
  },
  decisionReasonsMissing: { ja: "決定には理由が必要です。", en: "A decision needs its reasons." },
  conditionsMissing: {
    ja: "条件付承認には実行前条件が必要です。",
    en: "A conditional approval needs a condition precedent.",
  },
  conditionsNotAllowed: {
    ja: "この決定（{kind}）に実行前条件は付けられません。",
    en: "Conditions precedent belong to a conditional approval only, not to {kind}.",
  },
  grantMissing: { ja: "融資額がありません。", en: "Nothing is granted." },
  grantNotAllowed: { ja: "謝絶では融資額を定めません。", en: "Where it is declined nothing is granted." },
  grantAboveAsked: {
    ja: "{use} の融資額 {granted} が申込額 {asked} を {excess} 超えています。",
    en: "{granted} for {use} is {excess} more than the {asked} asked for.",
  },
  conditionsNotMet: {
    ja: "実行前条件が満たされていません（{conditions}、{on} 時点で {open} 件）。",
    en: "Conditions precedent {conditions} are not met on {on} ({open} open): nothing can be drawn.",
  },
  conditionMetBefore: {
    ja: "実行前条件 {number} は {metOn} に満たされています。",
    en: "Condition {number} was met on {metOn} already.",
  },
  conditionMetInFuture: {
    ja: "{metOn} は今日 {today} より後です。",
    en: "{metOn} lies after today ({today}).",
  },
  crisisRegionMissing: {
    ja: "対象の地域を指定してください（空欄はできません）。",
    en: "Name the regions that are struck; none may be blank.",
  },
  crisisEndsBeforeStart: {
    ja: "受付の最終日 {endsOn} が開始日 {startsOn} より前です。",
    en: "The event would end on {endsOn}, before it starts on {startsOn}.",
  },
  crisisOpensNothing: {
    ja: "特別な制度か支払猶予の少なくとも一方が必要です。",
    en: "A crisis event opens a programme or a payment holiday, or both.",
  },
  moratoriumBeforeCrisis: {
    ja: "支払猶予の開始 {startOn} が危機の開始日 {startsOn} より前です。",
    en: "The payment holiday would begin on {startOn}, before the event on {startsOn}.",
  },
  facilityOfAnotherProject: {
    ja: "貸付枠 {facility} は別の事業のものです。",
    en: "The facility {facility} is for another project.",
  },
  facilityInCooperation: {
    ja: "貸付枠 {facility} はすでに協調融資に含まれています。",
    en: "The facility {facility} is part of a cooperation already.",
  },
  cooperationCurrencyDiffers: {
    ja: "通貨が異なります（{currency} と {whole}）。",
    en: "The currencies differ: {currency} and {whole}.",
  },
} as const satisfies RuleTexts;
