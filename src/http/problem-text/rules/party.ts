/** Refusals about organizations and their legal forms. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const partyRules = {
  legalFormUnknown: {
    ja: "法人格の一覧にないコードです（{legalForm}）。",
    en: "The table of legal forms has no such code ({legalForm}).",
  },
  legalFormNotYet: {
    ja: "{legalForm}は {validFrom} からの法人格です。{on} にはまだありません。",
    en: "{legalForm}: this form exists from {validFrom} on, not yet on {on}.",
  },
  legalFormUnchanged: {
    ja: "今と同じ法人格です（{legalForm}）。",
    en: "This is the legal form it has already ({legalForm}).",
  },
  equityNotPossible: {
    ja: "{legalForm}には持分がなく、出資を受けられません。融資・寄附・基金をご検討ください。",
    en: "{legalForm}: this form has no equity to buy into. Consider a loan, a donation or returnable funds.",
  },
  equityOfMembersOnly: {
    ja: "{legalForm}が出資を受けられるのは組合員からだけです。",
    en: "{legalForm}: only members may put in equity.",
  },
  registrationNumberMalformed: {
    ja: "法人番号は 13 桁の数字で、先頭は 1〜9 です。",
    en: "A registration number has 13 digits and begins with 1 to 9.",
  },
  registrationNumberCheckDigit: {
    ja: "法人番号の検査用数字が合いません（先頭は {expected} のはずです）。",
    en: "The check digit of the registration number does not fit (it should be {expected}).",
  },
  municipalityCodeMalformed: {
    ja: "全国地方公共団体コードは 6 桁の数字で、先頭 2 桁は 01〜47 です。",
    en: "The code of a local government has 6 digits and begins with 01 to 47.",
  },
  municipalityCodeCheckDigit: {
    ja: "全国地方公共団体コードの検査数字が合いません（末尾は {expected} のはずです）。",
    en: "The check digit of the local government's code does not fit (it should be {expected}).",
  },
} as const satisfies RuleTexts;
