/** Refusals of the identity context. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const identityRules = {
  passwordTooShort: {
    ja: "パスワードは {shortest} 文字以上にしてください（{length} 文字です）。",
    en: "A password has at least {shortest} characters; this one has {length}.",
  },
  passwordTooLong: {
    ja: "パスワードは {longest} 文字までです（{length} 文字です）。",
    en: "A password has at most {longest} characters; this one has {length}.",
  },
  passwordTooCommon: {
    ja: "このパスワードは推測されやすいため使えません。",
    en: "This password is too easy to guess.",
  },
  secondFactorExists: {
    ja: "二段階認証はすでに設定されています。",
    en: "You already have a second factor.",
  },
  noSecondFactor: {
    ja: "二段階認証は設定されていません。",
    en: "You have no second factor.",
  },
  secondFactorRequired: {
    ja: "所属する組織が二段階認証を求めているため、解除できません。",
    en: "An organization you belong to asks for the second factor; it stays.",
  },
} as const satisfies RuleTexts;
