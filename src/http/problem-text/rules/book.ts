/** Refusals about books and approvals. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const bookRules = {
  entryTooShort: { ja: "仕訳には二つ以上の明細が必要です。", en: "A journal entry has at least two lines." },
  entryUnbalanced: { ja: "仕訳の貸借が一致しません。", en: "The journal entry does not balance." },
  lineZero: {
    ja: "勘定科目 {account} の明細の金額がゼロです。",
    en: "The line on account {account} is zero.",
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
