/** Refusals about funds. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const fundRules = {
  noContributions: { ja: "出資履行がありません。", en: "There is no contribution." },
  noCommitments: { ja: "出資約束がありません。", en: "There is no commitment." },
  noDeals: { ja: "投資案件がありません。", en: "There is no deal." },
  dealIdRepeated: { ja: "投資案件「{deal}」が二度あります。", en: 'The deal "{deal}" is named twice.' },
  dealsOnlyInAmerican: {
    ja: "投資案件ごとの計算は american 方式だけで使えます（{model}）。",
    en: "Deals belong to the american model only, not to {model}.",
  },
  flowsOutsideDeals: {
    ja: "american 方式では出資と分配を投資案件ごとに指定します。",
    en: "In the american model contributions and distributions belong to deals.",
  },
  distributionBeforeContribution: {
    ja: "最初の出資より前に分配があります。",
    en: "A distribution lies before the first contribution.",
  },
  catchUpNotAboveCarry: {
    ja: "キャッチアップ率 {catchUpRate} は成功報酬率 {carryRate} より大きくなければなりません。",
    en: "The catch-up rate {catchUpRate} must be above the carry rate {carryRate}.",
  },
  commitmentMissing: { ja: "出資約束金額がありません。", en: "The commitment is missing." },
  commitmentNotPositive: {
    ja: "出資約束金額はゼロより大きくなければなりません。",
    en: "A commitment must be greater than zero.",
  },
  callBeforeFirstClosing: {
    ja: "出資請求日 {calledOn} が最初のクロージング {firstClosingOn} より前です。",
    en: "The call on {calledOn} lies before the first closing on {firstClosingOn}.",
  },
  unitsNotWhole: { ja: "口数は整数でなければなりません。", en: "Unit counts must be whole." },
  distributionAboveLimit: {
    ja: "分配額が分配可能な限度を超えています。",
    en: "The distribution is above the limit of what may be distributed.",
  },
  distributableAmountUnknown: {
    ja: "その日の分配可能額が分かりません。",
    en: "The distributable amount on that day is not known.",
  },
  buyBackAboveDistributable: {
    ja: "買取額が分配可能額を超えています。",
    en: "The buy-back is above the distributable amount.",
  },
  dayBeforeFund: {
    ja: "{on} はファンドの効力発生日 {startsOn} より前です。",
    en: "{on} lies before the fund starts on {startsOn}.",
  },
  fundCashShort: {
    ja: "ファンドの余裕金 {cash} では {amount} を支払えません（不足 {short}）。",
    en: "The fund has {cash} and cannot pay {amount}; {short} is missing.",
  },
  dueBeforeNotice: {
    ja: "期日 {dueOn} が通知日 {noticeOn} より前です。",
    en: "The day {dueOn} lies before the notice of {noticeOn}.",
  },
  callAboveCommitment: {
    ja: "組合員 {partner} への請求額 {called} が出資未履行額 {unfunded} を {excess} 超えています。",
    en: "Partner {partner} would be called for {called}, {excess} above the unfunded {unfunded}.",
  },
  callPolicyKeepsRest: {
    ja: "出資請求は端数を残す方法（{policy}）では割り振れません。",
    en: "A call cannot be shared by {policy}, which keeps a rest back.",
  },
  receiptAboveCall: {
    ja: "入金額 {amount} が未払の請求額 {open} を超えています。",
    en: "The payment of {amount} is above the {open} that is open of the call.",
  },
  investmentAboveLimit: {
    ja: "一社あたりの投資上限 {limit} を {excess} 超えます（投資済み {invested}）。",
    en: "This is {excess} above the limit of {limit} per company; {invested} is invested already.",
  },
  nothingHeld: {
    ja: "{on} にはこの投資を保有していません。",
    en: "Nothing of this investment is held on {on}.",
  },
  fairValueMissing: { ja: "公正価値を入力してください。", en: "The fair value is missing." },
  unitsNotHeld: {
    ja: "保有している {held} 口（株）を超えています（{units}）。",
    en: "Only {held} units are held, not {units}.",
  },
  unitsNotPositive: {
    ja: "口数はゼロより大きくなければなりません。",
    en: "The number of units must be greater than zero.",
  },
  writeOffWithProceeds: {
    ja: "償却には回収額がありません（{proceeds}）。",
    en: "A write-off brings nothing back, not {proceeds}.",
  },
  exceptionDoesNotFit: {
    ja: "承認された例外（上限 {amount}、{untilOn} まで）はこの買取り {proceeds} に使えません。",
    en: "The exception up to {amount} until {untilOn} does not fit a buy-back of {proceeds}.",
  },
  exceptionNotOpen: {
    ja: "その例外はないか、すでに使われています。",
    en: "There is no such exception, or it has been used.",
  },
  noFeeAgreed: { ja: "管理報酬の定めがありません。", en: "No management fee is agreed." },
  feePeriodCharged: {
    ja: "{chargedFrom} から {chargedTo} までの管理報酬はすでに計上されています。",
    en: "The management fee from {chargedFrom} to {chargedTo} has been charged already.",
  },
  managerNotGp: {
    ja: "ファンドを設定する機関は無限責任組合員でなければなりません。",
    en: "The organization that sets a fund up must be one of its general partners.",
  },
  partnerRepeated: { ja: "組合員が二度あります。", en: "A partner is named twice." },
  organizationUnknown: { ja: "その機関は登録されていません。", en: "There is no such organization." },
  fundTermsUnchanged: { ja: "条件に変更がありません。", en: "These terms hold already." },
  termNotExtended: {
    ja: "満了日 {termEndsOn} は現在の満了日 {before} より後でなければなりません。",
    en: "The term must end after {before}, not on {termEndsOn}.",
  },
  closingNotLast: {
    ja: "{laterClosing} のクロージングより後の日でなければなりません。",
    en: "A closing must lie after the one of {laterClosing}.",
  },
  closingAfterDistribution: {
    ja: "{distributedOn} からの分配 {distributions} 件（合計 {distributed} 円）は、その日の組合員の間で分配順位に従って分けられています。請求済みの {called} 円を最初から加わっていたものとして分け直すと、この分配と合わなくなるため、追加のクロージングはできません。",
    en: "What was distributed since {distributedOn} ({distributions} distributions, {distributed} yen in all) was split by the waterfall between those who were partners then. Sharing the {called} yen called again as if the newcomer had been there from the start would not fit it: no partner can come in any more.",
  },
  transferOfGp: {
    ja: "無限責任組合員の地位はこの手続では譲渡できません。",
    en: "The interest of a general partner is not transferred in this way.",
  },
  transferToSelf: { ja: "譲渡人と譲受人が同じです。", en: "Seller and buyer are the same." },
  dealMissing: {
    ja: "案件ごとの分配方式では、どの投資からの分配かを指定してください。",
    en: "A deal-by-deal waterfall needs the investment that the distribution comes from.",
  },
  dealUnknown: {
    ja: "その投資には取得の記録がありません。",
    en: "Nothing was bought into that investment before the day.",
  },
  restoresAboveReturn: {
    ja: "再び請求できる額 {restores} が元本の返還額 {returned} を超えています。",
    en: "{restores} cannot be called again when {returned} of capital is returned.",
  },
  noGeneralPartner: {
    ja: "成功分配を受け取る無限責任組合員がいません。",
    en: "There is no general partner to take the carried interest.",
  },
  withholdingOnlyInTk: {
    ja: "分配時の源泉徴収は匿名組合だけにあります（{form}）。",
    en: "Tax is withheld from distributions of a silent partnership only, not of {form}.",
  },
  fundEventNotReversible: {
    ja: "この種類の記録（{kind}）は取り消せません。",
    en: "A record of this kind ({kind}) cannot be taken back.",
  },
  fundEventReversed: { ja: "すでに取り消されています。", en: "It has been taken back already." },
  laterEventRestsOnIt: {
    ja: "後の記録（{first}、{effectiveOn}）がこれに基づいています。先にそちらを取り消してください。",
    en: "A later record ({first} of {effectiveOn}) rests on it: take that back first.",
  },
} as const satisfies RuleTexts;
