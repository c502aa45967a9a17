/** Refusals of changes of many loans at once. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const portfolioRules = {
  portfolioStepNotAllowed: {
    ja: "この一括処理に対してその操作は今できません。",
    en: "That cannot be done to this run now.",
  },
  portfolioRunEmpty: {
    ja: "試算した {lines} 行のうち、実行できるものがありません。",
    en: "None of the {lines} lines of the dry run can be carried out.",
  },
  portfolioLineStale: {
    ja: "試算の {line} 行目：承認のあとで事実が変わったため、対象外としました。",
    en: "Line {line} of the dry run was left out: its facts have changed since.",
  },
} as const satisfies RuleTexts;
