/** Refusals about setting up loans: facilities, drawdowns, product terms, accounts. */
import type { RuleTexts } from "../rule-texts.ts";

export const loanSetupRules = {
  facilityLimitNotPositive: {
    ja: "極度額はゼロより大きくなければなりません。",
    en: "The limit must be greater than zero.",
  },
  agreedInFuture: {
    ja: "契約日 {agreedOn} は本日 {today} より後です。",
    en: "The agreement of {agreedOn} lies after today, {today}.",
  },
  trancheMissing: { ja: "トランシェがありません。", en: "The facility has no tranche." },
  capitalNotSubordinated: {
    ja: "資本性劣後ローンを含む貸付枠は劣後でなければなりません。",
    en: "A facility with a capital loan must be subordinated.",
  },
  creditMarginOutOfRange: {
    ja: "スプレッド {creditMargin} は {lowest} から {highest} の範囲でなければなりません。",
    en: "A credit margin lies between {lowest} and {highest}; {creditMargin} does not.",
  },
  securityAmountNegative: { ja: "担保・保証の金額が負です。", en: "The amount of a security is negative." },
  facilityNumberTaken: {
    ja: "貸付枠の番号 {number} はすでに使われています。",
    en: "There is a facility with the number {number} already.",
  },
  borrowerNotInProject: {
    ja: "借入人はプロジェクトの運営者か参加者でなければなりません。",
    en: "The borrower must run the project or take part in it.",
  },
  lateChargeRateOutOfRange: {
    ja: "遅延損害金の利率 {annualRate} は {lowest} から {highest} の範囲でなければなりません。",
    en: "The rate of late charges lies between {lowest} and {highest}; {annualRate} does not.",
  },
  capitalRatesMissing: {
    ja: "資本性劣後ローンには利益に応じた利率が必要です。",
    en: "A capital loan needs its rates by profit.",
  },
  capitalRatesNotForKind: {
    ja: "この返済方法（{kind}）に利益に応じた利率は付けられません。",
    en: "This kind of repayment ({kind}) has no rates by profit.",
  },
  tierRateOutOfRange: {
    ja: "利率 {annualRate} は {lowest} から {highest} の範囲でなければなりません。",
    en: "A rate by profit lies between {lowest} and {highest}; {annualRate} does not.",
  },
  facilityLimitExceeded: {
    ja: "極度額 {limit} のうち {drawn} が実行済みで、残りは {undrawn} です。申込 {requested} は {excess} 超過します。",
    en: "Of the limit {limit}, {drawn} is drawn and {undrawn} left; {requested} exceeds it by {excess}.",
  },
  drawdownBeforeAgreement: {
    ja: "貸付実行日 {drawdownOn} が契約日 {agreedOn} より前です。",
    en: "The drawdown on {drawdownOn} lies before the agreement of {agreedOn}.",
  },
  drawdownInFuture: {
    ja: "貸付実行日 {drawdownOn} は本日 {today} より後です。実行日が来てから登録してください。",
    en: "The drawdown on {drawdownOn} lies after today, {today}; enter it when its day has come.",
  },
  loanNumberTaken: {
    ja: "貸付番号 {number} はすでに使われています。",
    en: "There is a loan with the number {number} already.",
  },
  lenderBookMissing: {
    ja: "通貨 {currency} の帳簿がありません。",
    en: "There is no book in {currency}.",
  },
  pricingOfDayExists: {
    ja: "{effectiveOn} からのスプレッドはすでに {creditMargin} と定められています。",
    en: "The credit margin from {effectiveOn} has been agreed already: {creditMargin}.",
  },
  productTermsOlder: {
    ja: "適用開始日 {effectiveOn} が最新の版（{newestOn} から）より前です。",
    en: "The terms from {effectiveOn} are older than the newest version, from {newestOn}.",
  },
  fiscalYearNotOver: {
    ja: "決算日 {fiscalYearEndOn} は本日 {today} より前でなければなりません。",
    en: "The fiscal year that ends on {fiscalYearEndOn} is not over; today is {today}.",
  },
  fiscalYearEndNotMonthEnd: {
    ja: "決算日 {fiscalYearEndOn} は月末でなければなりません。",
    en: "A fiscal year ends with a month; {fiscalYearEndOn} is no end of a month.",
  },
  accountsUnchanged: {
    ja: "{fiscalYearEndOn} の当期利益はすでに {profit} です。",
    en: "The profit of the year to {fiscalYearEndOn} already is {profit}.",
  },
  accountsCurrencyDiffers: {
    ja: "決算の通貨 {currency} が貸付の通貨 {loanCurrency} と異なります。",
    en: "The accounts are in {currency}, the loans in {loanCurrency}.",
  },
} as const satisfies RuleTexts;
