/** Refusals about social value, impact profiles and contracts that pay by results. */
import type { RuleTexts } from "../rule-texts.ts";

export const valueRules = {
  casesOutOfOrder: {
    ja: "成果 {id} の価値が低位 {low}、標準 {base}、高位 {high} の順に並びません。低位には価値が最も小さくなる数字を入れてください。",
    en: "The value of {id} is {low} in the low case, {base} in the base case and {high} in the high case; the low case takes the figures that are worth least.",
  },
  negativesNotStated: {
    ja: "負の成果を入力するか、確認して無かった理由を書いてください。空欄では記録できません。",
    en: "Enter negative results, or say why you looked and found none; a blank is no answer.",
  },
  negativesContradicted: {
    ja: "負の成果 {id}（{quantity}）が入力されているのに、負の成果は無いと書かれています。",
    en: "There is a negative result, {id} ({quantity}), beside the statement that there is none.",
  },
  quantityNotObserved: {
    ja: "数量 {quantity} は、選ばれた実績値 {observed} と違います。",
    en: "The quantity {quantity} is not that of the observation, {observed}.",
  },
  profileAnswerMissing: {
    ja: "{answer} が空欄です。答えるか、「未評価」として理由を書いてください。",
    en: "{answer} is blank: answer it, or say that it is not assessed and why.",
  },
  riskWeightOutOfRange: {
    ja: "リスク {risk} の重み {weight} は {lightest} から {heaviest} の整数ではありません。",
    en: "The weight {weight} of the risk {risk} is not a whole number from {lightest} to {heaviest}.",
  },
  payerIsPayee: { ja: "支払者と受取者が同じです。", en: "The payer is the payee." },
  partsMissing: { ja: "支払の区分がありません。", en: "The contract has no part." },
  duplicatePart: { ja: "区分 {part} が二つあります。", en: "There are two parts {part}." },
  testsMissing: { ja: "判定日がありません。", en: "The part has no test date." },
  duplicateTest: { ja: "判定日 {testOn} が二つあります。", en: "There are two tests of {testOn}." },
  testBeforePeriodEnd: {
    ja: "判定日 {testOn} は、対象期間（{periodStartOn} から {periodEndOn} の前日まで）の後でなければなりません。",
    en: "The test of {testOn} must come after its period, {periodStartOn} to the day before {periodEndOn}.",
  },
  partWithoutKpi: {
    ja: "成果に連動する区分にはKPIが必要です。",
    en: "A part that pays by results needs a KPI.",
  },
  fixedPartWithKpi: { ja: "固定の区分はKPIを見ません。", en: "A fixed part looks at no KPI." },
  fixedPartsAboveCap: {
    ja: "固定の支払いの合計 {fixed} が契約の上限 {cap} を超えます。",
    en: "The fixed parts come to {fixed}, above the cap {cap} of the contract.",
  },
  resultMissing: {
    ja: "区分 {part} の対象期間に、承認された実績値がありません。",
    en: "There is no accepted observation for the period of part {part}.",
  },
  resultGradeTooLow: {
    ja: "区分 {part} の実績値の証憑等級は {grade} で、契約が求める {gradeNeeded} に届きません。",
    en: "The evidence of part {part} is of grade {grade}; the contract asks for {gradeNeeded}.",
  },
  resultsConflict: {
    ja: "対象期間に承認された実績値が {observations} 件あります。どれによるかを選んでください。",
    en: "{observations} observations were accepted for the period: say which one counts.",
  },
  settledAboveCap: {
    ja: "精算済みの合計 {settled} が契約の上限 {cap} を超えています。",
    en: "What is settled, {settled}, is above the cap {cap} of the contract.",
  },
  testSettledAlready: {
    ja: "区分 {part} の {testOn} の判定は、この実績値で精算済みです（第{version}版）。",
    en: "The test of {testOn} of part {part} has been settled by this observation (version {version}).",
  },
  settlementDayOutOfRange: {
    ja: "計上日 {effectiveOn} は、判定日 {testOn} から本日 {today} までの日にしてください。",
    en: "The day of booking, {effectiveOn}, must lie between the test of {testOn} and today, {today}.",
  },
  partKpiElsewhere: {
    ja: "区分 {part} のKPIはこのプロジェクトのものではありません。",
    en: "The KPI of part {part} is not one of this project.",
  },
  notPartyToContract: {
    ja: "自組織が支払者か受取者である契約だけを記録できます。",
    en: "Your organization records contracts under which it pays or is paid.",
  },
  partyNotInProject: {
    ja: "支払者と受取者は、このプロジェクトの運営者か参加者でなければなりません。",
    en: "Who pays and who is paid must run the project or take part in it.",
  },
  contractNumberTaken: {
    ja: "契約番号 {number} はすでに使われています。",
    en: "There is a contract {number} already.",
  },
  nothingOpen: {
    ja: "この判定には未決済の額がありません（精算済み {settled}、決済済み {paid}）。",
    en: "Nothing is open for this test: {settled} was settled and {paid} was paid.",
  },
  paymentDiffersFromOpen: {
    ja: "決済額 {amount} が未決済の額 {open} と一致しません。分割・過払いの決済は記録できません。",
    en: "The amount {amount} is not what is open, {open}. Payments in parts or beyond it are not recorded.",
  },
  outcomePaidOutOfRange: {
    ja: "決済日 {paidOn} は、精算の計上日 {settledOn} から本日 {today} までの日にしてください。",
    en: "The day of payment, {paidOn}, must lie between the settlement of {settledOn} and today, {today}.",
  },
  contractAcceptedAlready: {
    ja: "契約 {number} には同意済みです。",
    en: "The contract {number} needs no further consent.",
  },
  contractKeptElsewhere: {
    ja: "契約 {number} は別の組織の帳簿で管理されています。",
    en: "The contract {number} is kept in the book of another organization.",
  },
} as const satisfies RuleTexts;
