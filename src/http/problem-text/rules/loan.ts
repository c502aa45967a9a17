/** Refusals about loans: terms, interest, payments. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const loanRules = {
  amountNotPositive: {
    ja: "金額はゼロより大きくなければなりません。",
    en: "The amount must be greater than zero.",
  },
  principalNegative: { ja: "元金が負です。", en: "The principal is negative." },
  principalNotPositive: {
    ja: "元金はゼロより大きくなければなりません。",
    en: "The principal must be greater than zero.",
  },
  principalUnitNotPositive: {
    ja: "元金の計算単位はゼロより大きくなければなりません。",
    en: "The unit of principal must be greater than zero.",
  },
  baseRateOutOfRange: {
    ja: "基準金利 {annualRate} は {lowest} から {highest} の範囲でなければなりません。",
    en: "A base rate lies between {lowest} and {highest}; {annualRate} does not.",
  },
  fixingUnchanged: {
    ja: "{effectiveOn} の基準金利はすでに {annualRate} です。",
    en: "The base rate of {effectiveOn} already is {annualRate}.",
  },
  indexNameMissing: {
    ja: "初めての基準金利（{indexCode}）には名称が必要です。",
    en: "The first fixing of an index ({indexCode}) needs its name.",
  },
  dayInFuture: {
    ja: "{on} は本日 {today} より後です。起きたことだけを記録できます。",
    en: "{on} lies after today, {today}: only what has happened is recorded.",
  },
  dayBeforeDrawdown: {
    ja: "{on} は貸付実行日 {drawdownOn} より前です。",
    en: "{on} lies before the drawdown on {drawdownOn}.",
  },
  loanInArrears: {
    ja: "未収の請求が {open} あります（最も古い期日 {oldestDueOn}、延滞 {daysPastDue} 日）。先に入金を記録してください。",
    en: "{open} is still open (oldest due date {oldestDueOn}, {daysPastDue} days past due): record its receipt first.",
  },
  loanWrittenOff: {
    ja: "{loan} は {writtenOffOn} に償却されています。",
    en: "{loan} was written off on {writtenOffOn}.",
  },
  alreadyNonAccrual: {
    ja: "{since} からすでに未収利息を計上していません。",
    en: "The loan accrues no interest since {since} already.",
  },
  notNonAccrual: {
    ja: "{on} の時点で未収利息は計上されています。",
    en: "The loan does accrue interest on {on}.",
  },
  alreadyAccelerated: {
    ja: "{acceleratedOn} にすでに期限の利益を喪失しています。",
    en: "The loan was accelerated on {acceleratedOn} already.",
  },
  interestRunOutstanding: {
    ja: "{loan} には元本組入れの未計上分があります。先に利息計上を実行してください。",
    en: "{loan} has interest to be capitalised that was not posted yet: run the interest postings first.",
  },
  happenedSince: {
    ja: "{loan} には {on} より後の {latestOn} に入金または出来事があります。その日以後の日で償却してください。",
    en: "Something happened to {loan} on {latestOn}, after {on}: write it off on that day or later.",
  },
  nothingOutstanding: {
    ja: "{loan} に残高はありません。",
    en: "Nothing is outstanding of {loan}.",
  },
  heldTooLittle: {
    ja: "{loan} の預り金は {on} 以後 {held} までしか使えません（返金 {amount}）。",
    en: "No more than {held} is held for {loan} from {on} on; {amount} cannot be given back.",
  },
  premiumTooLittle: {
    ja: "寄付のための預りは {on} 以後 {setAside} までしか支払えません（支払い {amount}）。",
    en: "No more than {setAside} is set aside for a good cause from {on} on; {amount} cannot be paid.",
  },
  goodCauseNotAgreed: {
    ja: "{on} までに契約で定めた寄付先ではありません（{goodCause}。定めた寄付先 {agreed}）。",
    en: "{goodCause} is no good cause that the agreement has named by {on}; it has named: {agreed}.",
  },
  nothingHeld: {
    ja: "充当できる預り金がありません（預り金 {held}、未収 {owed}）。",
    en: "Nothing is held that could be applied (held {held}, open {owed}).",
  },
  nothingDue: {
    ja: "その日に期日の到来した請求がありません（預り金 {held}）。",
    en: "Nothing is due on the day (held {held}).",
  },
  heldDoesNotCover: {
    ja: "預り金 {held} は未収 {owed} に足りず、約定により一部には充当しません。",
    en: "{held} is held and {owed} is open: under the terms part payments wait.",
  },
  noSegments: { ja: "利息を計算する区間がありません。", en: "There is no segment to reckon interest for." },
  segmentsNotAdjacent: {
    ja: "区間がつながっていません（前の終了日 {previousEndOn}、次の開始日 {startOn}）。",
    en: "The segments are not adjacent: one ends on {previousEndOn}, the next starts on {startOn}.",
  },
  interestDatesTooFew: { ja: "利払日は二日以上必要です。", en: "At least two interest dates are needed." },
  interestDatesNotAscending: {
    ja: "利払日は早い順に並べてください（{before} の次が {date}）。",
    en: "Interest dates must ascend: {date} follows {before}.",
  },
  paidBeforeDue: {
    ja: "支払日 {paidOn} が期日 {dueOn} より前です。",
    en: "The payment on {paidOn} lies before the due date {dueOn}.",
  },
  drawdownAfterLastDue: {
    ja: "貸付実行日 {drawdownOn} が最終期日 {lastDueOn} 以後です。",
    en: "The drawdown on {drawdownOn} does not lie before the last due date {lastDueOn}.",
  },
  drawdownsOutOfOrder: {
    ja: "貸付実行は日付順に並べてください（{previousOn} の次が {drawdownOn}）。",
    en: "Drawdowns must be in order: {drawdownOn} follows {previousOn}.",
  },
  rateChangeOutsideTerm: {
    ja: "利率の変更日 {effectiveOn} が貸付期間の外です。",
    en: "The rate change on {effectiveOn} lies outside the term of the loan.",
  },
  rateChangesOnSameDay: {
    ja: "{effectiveOn} に利率の変更が二つあります。",
    en: "There are two rate changes on {effectiveOn}.",
  },
  graceOutOfRange: {
    ja: "据置期間の回数が範囲外です。",
    en: "The number of grace instalments is out of range.",
  },
  graceNotForKind: {
    ja: "この返済方法（{kind}）に据置期間は付けられません。",
    en: "This kind of repayment ({kind}) has no grace period.",
  },
  fixedInstalmentMissing: {
    ja: "毎回の返済額が指定されていないか、ゼロ以下です。",
    en: "The fixed instalment is missing or not greater than zero.",
  },
  fixedInstalmentNotForKind: {
    ja: "この返済方法（{kind}）に毎回の返済額は指定できません。",
    en: "This kind of repayment ({kind}) has no fixed instalment.",
  },
  interestInAdvanceNotForTerms: {
    ja: "この条件では利息を前払いにできません。",
    en: "Interest cannot be paid in advance under these terms.",
  },
  principalAmountsMissing: {
    ja: "期日ごとの元金額が指定されていません。",
    en: "The principal amounts by date are missing.",
  },
  principalAmountsNotForKind: {
    ja: "この返済方法（{kind}）に期日ごとの元金額は指定できません。",
    en: "This kind of repayment ({kind}) takes no principal amounts by date.",
  },
  principalAmountNegative: {
    ja: "{dueOn} の元金額が負です。",
    en: "The principal amount of {dueOn} is negative.",
  },
  principalAmountNotAfterDrawdown: {
    ja: "元金の期日 {dueOn} は貸付実行日 {drawdownOn} より後でなければなりません。",
    en: "The principal date {dueOn} must lie after the drawdown on {drawdownOn}.",
  },
  principalAmountsOnSameDay: {
    ja: "{dueOn} に元金額が二つあります。",
    en: "There are two principal amounts on {dueOn}.",
  },
  principalAmountsNotPrincipal: {
    ja: "期日ごとの元金額の合計が貸付元金と一致しません。",
    en: "The principal amounts do not add up to the principal of the loan.",
  },
  prepaymentNotAllowed: {
    ja: "{on} の繰上返済は認められていません。",
    en: "A prepayment on {on} is not allowed.",
  },
  prepaymentNotPositive: {
    ja: "{on} の繰上返済額はゼロより大きくなければなりません。",
    en: "The prepayment on {on} must be greater than zero.",
  },
  prepaymentOutsideTerm: {
    ja: "繰上返済日 {on} が貸付期間の外です。",
    en: "The prepayment on {on} lies outside the term of the loan.",
  },
  prepaymentPolicyNotForKind: {
    ja: "この返済方法（{kind}）では繰上返済の方式 {policy} を選べません。",
    en: "This kind of repayment ({kind}) does not take the prepayment policy {policy}.",
  },
  prepaymentAboveBalance: {
    ja: "繰上返済額が残高を超えています。",
    en: "The prepayment is more than the balance.",
  },
  prepaymentAfterAcceleration: {
    ja: "{acceleratedOn} に期限の利益を喪失した後の {on} に繰上返済はできません。",
    en: "A prepayment on {on} does not lie before the acceleration on {acceleratedOn}.",
  },
  drawdownAfterAcceleration: {
    ja: "{acceleratedOn} に期限の利益を喪失した後の {drawdownOn} に貸付は実行できません。",
    en: "The drawdown on {drawdownOn} does not lie before the acceleration on {acceleratedOn}.",
  },
  accelerationOutsideTerm: {
    ja: "期限の利益の喪失日 {acceleratedOn} が貸付期間の外です。",
    en: "The acceleration on {acceleratedOn} lies outside the term of the loan.",
  },
  accelerationNotWithInterestInAdvance: {
    ja: "利息が前払いの貸付では期限の利益の喪失（{acceleratedOn}）を計算できません。",
    en: "A loan whose interest is paid in advance cannot be accelerated ({acceleratedOn}).",
  },
  holidayEmpty: {
    ja: "支払猶予の終了日 {endOn} は開始日 {startOn} より後でなければなりません。",
    en: "The payment holiday must end after it starts: {startOn} to {endOn}.",
  },
  holidayBeforeDrawdown: {
    ja: "支払猶予の開始日 {startOn} が貸付実行日 {drawdownOn} より前です。",
    en: "The payment holiday starts on {startOn}, before the drawdown on {drawdownOn}.",
  },
  holidayAfterLastDue: {
    ja: "支払猶予の開始日 {startOn} が最終期日 {lastDueOn} より後です。",
    en: "The payment holiday starts on {startOn}, after the last due date {lastDueOn}.",
  },
  holidaysOverlap: {
    ja: "{startOn} に始まる支払猶予が、{previousEndOn} に終わる前の支払猶予と重なっています。",
    en: "The payment holiday of {startOn} starts before the one before it ends on {previousEndOn}.",
  },
  holidayNotForKind: {
    ja: "この返済方法（{kind}）に支払猶予は付けられません。期日ごとの元金額を改めて定めてください。",
    en: "This kind of repayment ({kind}) takes no payment holiday; agree its amounts by date anew.",
  },
  holidayNotWithInterestInAdvance: {
    ja: "利息が前払いの貸付に支払猶予（{startOn} から）は付けられません。",
    en: "A loan whose interest is paid in advance takes no payment holiday (from {startOn}).",
  },
  holidayLeavesNoInstalment: {
    ja: "支払猶予が最終期日 {lastDueOn} を含み、返済する期日が残りません。期間を延長してください。",
    en: "The payment holiday covers the last due date {lastDueOn}, so that none is left to pay; extend the term.",
  },
  heldNegative: { ja: "預り金が負です。", en: "The money held is negative." },
  claimNegative: {
    ja: "{dueOn} の請求額（{kind}）が負です。",
    en: "The claim of {dueOn} ({kind}) is negative.",
  },
  orderIncomplete: {
    ja: "充当順序がすべての種類を含んでいません。",
    en: "The order of allocation does not name every kind of claim.",
  },
  boundsNotRising: {
    ja: "延滞日数の区分は 1 から始まり、小さい順でなければなりません。",
    en: "The bounds of arrears must start with 1 and rise.",
  },
  tiersOutOfOrder: {
    ja: "利率の段階は利益の大きい順に、下限のない最後の段階まで並べてください。",
    en: "The tiers must fall from the highest profit to a last one without a floor.",
  },
  yearsOutOfRange: { ja: "年数が範囲外です。", en: "The number of years is out of range." },
  noBaseRate: { ja: "その日に適用する基準金利がありません。", en: "No base rate applies on that day." },
  baseRateTwice: { ja: "同じ日に基準金利が二つあります。", en: "There are two base rates for one day." },
  noCreditMargin: {
    ja: "その日に適用するスプレッドがありません。",
    en: "No credit margin applies on that day.",
  },
  creditMarginTwice: {
    ja: "同じ日にスプレッドが二つあります。",
    en: "There are two credit margins for one day.",
  },
  postedPeriodUnknown: {
    ja: "計上済みの利息の期間 {startOn}〜{endOn} が予定にありません。",
    en: "Interest was posted for {startOn} to {endOn}, which is no interest period.",
  },
} as const satisfies RuleTexts;
