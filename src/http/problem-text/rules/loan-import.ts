/** What can be wrong with the rows of a loan book, and with what is asked of an import. */
import type { RuleTexts } from "../rule-texts.ts";

export const loanImportRules = {
  cellEmpty: { ja: "必須の項目が空欄です。", en: "A value is needed here." },
  cellTooLong: {
    ja: "{length} 文字は長すぎます（{longest} 文字まで）。",
    en: "{length} characters are too many; {longest} at most.",
  },
  cellNotAmount: { ja: "「{text}」を金額として読めません。", en: "“{text}” is not an amount." },
  cellNotDay: { ja: "「{text}」を日付として読めません。", en: "“{text}” is not a day." },
  cellDayOutsideEra: {
    ja: "「{text}」（{day}）はその元号の期間（{startOn}～{endOn}）にありません。",
    en: "“{text}” ({day}) lies outside its era ({startOn} to {endOn}).",
  },
  cellNotRate: { ja: "「{text}」を利率として読めません。", en: "“{text}” is not a rate." },
  cellNotCount: { ja: "「{text}」を回数・月数として読めません。", en: "“{text}” is not a whole number." },
  cellNotWord: {
    ja: "「{text}」は使えません。使える語：{accepted}。",
    en: "“{text}” is not known here. Known: {accepted}.",
  },
  corporateNumberMalformed: {
    ja: "法人番号「{text}」は13桁ではありません。",
    en: "“{text}” is not a corporate number of thirteen digits.",
  },
  corporateNumberCheckDigit: {
    ja: "法人番号 {number} の検査用数字が合いません（正しくは {expected}）。",
    en: "The check digit of {number} is wrong; it would be {expected}.",
  },
  currencyUnknown: { ja: "通貨 {currency} は扱えません。", en: "The currency {currency} is not known." },
  rateGivenTwice: {
    ja: "固定金利と基準金利（{baseRateIndex}）の両方があります。",
    en: "Both a fixed rate and a base rate ({baseRateIndex}) are given.",
  },
  rateMissing: {
    ja: "固定金利も、基準金利とスプレッドもありません。",
    en: "Neither a fixed rate nor a base rate with a margin is given.",
  },
  rateIncomplete: {
    ja: "基準金利とスプレッドは両方が必要です。",
    en: "A base rate and a margin are needed together.",
  },
  rateSuspiciouslyLow: {
    ja: "「{text}」は 0.05% より低い利率です。単位（%か小数か）を確かめてください。",
    en: "“{text}” is below 0.05 %: check whether rates are in percent or fractions.",
  },
  marginOutOfRange: {
    ja: "年率 {annualRate} は {lowest} から {highest} の範囲でなければなりません。",
    en: "A rate lies between {lowest} and {highest} a year; {annualRate} does not.",
  },
  outstandingNotPositive: {
    ja: "残高 {outstanding} はゼロより大きくなければなりません。",
    en: "The outstanding principal {outstanding} must be above zero.",
  },
  outstandingAboveOriginal: {
    ja: "残高 {outstanding} が当初元金 {originalPrincipal} を上回っています。",
    en: "The outstanding principal {outstanding} is above the original {originalPrincipal}.",
  },
  interestPaidBeyondTakeover: {
    ja: "利息支払済日 {interestPaidTo} が引継日 {takeoverOn} より後です。",
    en: "Interest is paid to {interestPaidTo}, after the takeover day {takeoverOn}.",
  },
  nextDueNotAfterInterest: {
    ja: "次回返済日 {nextDueOn} が利息支払済日 {interestPaidTo} より後ではありません。",
    en: "The next due day {nextDueOn} is not after the day interest is paid to, {interestPaidTo}.",
  },
  drawnAfterTakeover: {
    ja: "貸付実行日 {originallyDrawnOn} が引継日 {takeoverOn} より後です。",
    en: "Drawn on {originallyDrawnOn}, after the takeover day {takeoverOn}.",
  },
  accruedInterestNegative: {
    ja: "未収利息 {accruedInterest} が負です。",
    en: "The accrued interest {accruedInterest} is negative.",
  },
  accruedInterestWithoutDays: {
    ja: "未収利息 {accruedInterest} があるのに、利息支払済日（{interestPaidTo}）が引継日 {takeoverOn} より前ではありません。",
    en: "Interest {accruedInterest} is accrued although it is paid to {interestPaidTo}, the takeover day being {takeoverOn}.",
  },
  accruedInterestDiffers: {
    ja: "未収利息 {given} に対し、台帳の計算は {reckoned}（差 {difference}）。差額は調整仕訳になります。",
    en: "The accrued interest {given} is reckoned as {reckoned} here; the difference {difference} becomes an adjusting entry.",
  },
  instalmentAmountNotForKind: {
    ja: "期日一括に約定返済額 {instalmentAmount} は使えません。",
    en: "A bullet loan has no instalment ({instalmentAmount}).",
  },
  instalmentsExceedOutstanding: {
    ja: "約定返済額 {instalmentAmount} を {instalments} 回払うと、最終回より前に残高 {outstanding} を超えます。",
    en: "{instalments} instalments of {instalmentAmount} repay {outstanding} before the last one.",
  },
  loanNumberTwice: {
    ja: "融資番号 {of} は {otherLine} 行にもあります。",
    en: "The loan number {of} is also on line {otherLine}.",
  },
  facilityBorrowersDiffer: {
    ja: "貸付枠 {of} の借入人が {otherLine} 行の「{there}」と違います（この行は「{here}」）。",
    en: "Facility {of} has another borrower on line {otherLine}: “{there}”, here “{here}”.",
  },
  facilityCurrenciesDiffer: {
    ja: "貸付枠 {of} の通貨が {otherLine} 行の {there} と違います（この行は {here}）。",
    en: "Facility {of} is in {there} on line {otherLine}, here in {here}.",
  },
  facilityRankingsDiffer: {
    ja: "貸付枠 {of} の順位が {otherLine} 行の {there} と違います（この行は {here}）。",
    en: "Facility {of} ranks {there} on line {otherLine}, here {here}.",
  },
  corporateNumberNamesDiffer: {
    ja: "法人番号 {of} の借入人が {otherLine} 行の「{there}」と違います（この行は「{here}」）。",
    en: "Corporate number {of} is “{there}” on line {otherLine}, here “{here}”.",
  },
  borrowerNumbersDiffer: {
    ja: "借入人「{of}」の法人番号が {otherLine} 行の {there} と違います（この行は {here}）。",
    en: "“{of}” has corporate number {there} on line {otherLine}, here {here}.",
  },
  loanNumberTaken: {
    ja: "融資番号 {number} はすでに台帳にあります。",
    en: "Loan {number} is in the ledger already.",
  },
  facilityOfOtherBorrower: {
    ja: "貸付枠 {facility} は「{borrower}」のものです。",
    en: "Facility {facility} belongs to “{borrower}”.",
  },
  facilityInOtherCurrency: {
    ja: "貸付枠 {facility} の通貨は {currency} です。",
    en: "Facility {facility} is in {currency}.",
  },
  baseRateNotKnownOn: {
    ja: "基準金利 {index} の {day} の値が台帳にありません。先に登録してください。",
    en: "The base rate {index} is not known for {day}: record its fixing first.",
  },
  loanNotReckonable: {
    ja: "この条件では返済予定を計算できません。",
    en: "No schedule can be reckoned from these terms.",
  },
  mappingHeadingUnknown: {
    ja: "見出し「{heading}」はファイルにありません（{column}）。",
    en: "The file has no heading “{heading}” ({column}).",
  },
  mappingHeadingTwice: {
    ja: "見出し「{heading}」が二つの列（{column}、{other}）に使われています。",
    en: "“{heading}” is used for two columns: {column} and {other}.",
  },
  mappingColumnAndConstant: {
    ja: "{column} に見出し「{heading}」と全行の値の両方があります。",
    en: "{column} has both the heading “{heading}” and a text for all rows.",
  },
  mappingColumnMissing: {
    ja: "必須の列に見出しも全行の値もありません：{columns}。",
    en: "Columns without a heading or a text for all rows: {columns}.",
  },
  loanBookTooLong: {
    ja: "{rows} 行は多すぎます（{most} 行まで）。",
    en: "{rows} rows are too many; {most} at most.",
  },
  loanBookWithoutLoans: {
    ja: "取り込める行がありません（全 {rows} 行）。",
    en: "None of the {rows} rows can be imported.",
  },
  loanBookHasErrors: {
    ja: "{rowsWithErrors} 行に {errors} 件のエラーがあります。直すか、その行を除いて残り {loans} 件を取り込んでください。",
    en: "{errors} errors in {rowsWithErrors} rows: correct them, or leave those rows out and import the other {loans}.",
  },
  loanImportStepNotAllowed: {
    ja: "いまの状態（{state}）ではできません。",
    en: "Not possible in its present state ({state}).",
  },
  importedLoanInUse: {
    ja: "取込の後に融資 {loan} で「{what}」が {count} 件あります（ほか {others} 件）。取り消せません。",
    en: "Since the import loan {loan} has {count} of “{what}” (and {others} more such findings): it cannot be undone.",
  },
  noBookInCurrency: { ja: "{currency} の帳簿がありません。", en: "There is no book in {currency}." },
} as const satisfies RuleTexts;
