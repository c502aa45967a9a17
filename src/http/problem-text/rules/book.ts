/** Refusals about books and approvals. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const bookRules = {
  entryTooShort: { ja: "仕訳には二つ以上の明細が必要です。", en: "A journal entry has at least two lines." },
  entryUnbalanced: { ja: "仕訳の貸借が一致しません。", en: "The journal entry does not balance." },
  lineZero: {
    ja: "勘定科目 {account} の明細の金額がゼロです。",
    en: "The line on account {account} is zero.",
  },
  periodNotOver: {
    ja: "{lastOn} まで続く期間は、まだ終わっていないので締められません。",
    en: "The period runs through {lastOn} and is not over yet.",
  },
  periodAlreadyClosed: {
    ja: "この期間はすでに締められています（{closedThroughOn} まで）。",
    en: "The period is already closed (through {closedThroughOn}).",
  },
  earlierPeriodOpen: {
    ja: "{firstOpenOn} からの期間がまだ締められていません。古い期間から順に締めてください。",
    en: "An earlier period, from {firstOpenOn}, is still open; close the oldest first.",
  },
  periodNotClosed: {
    ja: "この期間は、その単位では締められていません。",
    en: "The period has not been closed as such.",
  },
  laterPeriodClosed: {
    ja: "取り消せるのは最後の締めだけです（{closedThroughOn} まで締め済み）。",
    en: "Only the newest close can be taken back (closed through {closedThroughOn}).",
  },
  fiscalYearClosed: {
    ja: "事業年度として締められています。取り消すときは事業年度ごと取り消してください。",
    en: "The month was closed with its fiscal year; reopen the year.",
  },
  periodClosed: {
    ja: "{day} は締め済みの期間です（{closedThroughOn} まで）。",
    en: "{day} lies in a closed period (through {closedThroughOn}).",
  },
  accountCodeMalformed: {
    ja: "科目コードは半角英数字とハイフンで 16 字までです（先頭は数字か大文字）。",
    en: "A code has up to 16 letters, digits and hyphens and begins with a digit or a capital.",
  },
  accountCodeTaken: {
    ja: "科目コード {accountCode} は別の勘定科目が使っています。",
    en: "Code {accountCode} belongs to another account.",
  },
  accountUnchanged: {
    ja: "科目コードと名称が今と同じです。",
    en: "Code and names are what they are now.",
  },
  bookAlreadyOpened: {
    ja: "期首残高は {effectiveOn} にすでに取り込まれています。",
    en: "Opening balances were already imported on {effectiveOn}.",
  },
  bookNotOpened: {
    ja: "帳簿「{book}」には、訂正する期首残高がまだ取り込まれていません。",
    en: "No opening balances that could be corrected were imported into the book {book}.",
  },
  openingUnchanged: {
    ja: "期首残高はすでにその通りです。",
    en: "The opening balances already are what the table says.",
  },
  openingOfLenderOnly: {
    ja: "期首残高を取り込めるのは貸付の帳簿だけです。",
    en: "Opening balances are imported into a lender's book only.",
  },
  openingColumnMissing: { ja: "列「{column}」がありません。", en: "The column {column} is missing." },
  openingAccountUnknown: {
    ja: "{row} 行目: 科目コード {accountCode} はこの帳簿にありません。",
    en: "Row {row}: the book has no account {accountCode}.",
  },
  openingAccountTwice: {
    ja: "{row} 行目: 科目コード {accountCode} が二度出てきます。",
    en: "Row {row}: account {accountCode} appears twice.",
  },
  openingSideMissing: {
    ja: "{row} 行目: 科目 {accountCode} の金額がありません。",
    en: "Row {row}: account {accountCode} has no amount.",
  },
  openingBothSides: {
    ja: "{row} 行目: 科目 {accountCode} に借方と貸方の両方があります。",
    en: "Row {row}: account {accountCode} has both a debit and a credit.",
  },
  openingAmountMalformed: {
    ja: "{row} 行目: 「{amount}」は {currency} の正の金額ではありません。",
    en: "Row {row}: “{amount}” is not a positive amount of {currency}.",
  },
  openingUnbalanced: {
    ja: "借方 {debit} と貸方 {credit} が一致しません（差額 {difference}）。",
    en: "Debits {debit} and credits {credit} differ by {difference}.",
  },
  openingTooShort: { ja: "二つ以上の科目が必要です。", en: "At least two accounts are needed." },
  notYetAnchored: {
    ja: "この記録（{seq} 番）より新しいチェックポイントがまだありません（現在 {anchored} 番まで）。先にチェックポイントを作成してください。",
    en: "No checkpoint covers row {seq} yet (they reach {anchored}); take one first.",
  },
  approvalAlreadyDecided: {
    ja: "この承認依頼はすでに処理されています。",
    en: "This approval request has already been decided.",
  },
  approvalAlreadyWaiting: {
    ja: "同じ内容の承認依頼がすでに出ています。",
    en: "An approval request for this is already waiting.",
  },
  approvalExpired: {
    ja: "この依頼は {expiresAt} に期限が切れました。あらためて依頼してください。",
    en: "This request expired at {expiresAt}. Ask again.",
  },
  kindNotWaivable: {
    ja: "この種類の変更（{kind}）は、必ず二人で決定します。",
    en: "A change of this kind ({kind}) always takes two people.",
  },
  policyUnchanged: {
    ja: "承認の方針（{kind}）はすでにその通りです。",
    en: "The approval policy ({kind}) already is like that.",
  },
  approvalStale: {
    ja: "依頼の後に内容が変わっています。もう一度依頼してください。",
    en: "Things have changed since the request; ask again.",
  },
  ownRequest: {
    ja: "自分の依頼を自分で承認・却下することはできません。",
    en: "Nobody decides his own request.",
  },
  notOwnRequest: {
    ja: "取り下げられるのは依頼した本人だけです。",
    en: "Only whoever asked may withdraw the request.",
  },
} as const satisfies RuleTexts;
