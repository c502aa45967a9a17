/** Refusals and errors of long work. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const jobRules = {
  jobStepNotAllowed: {
    ja: "この処理に対してその操作はできません。",
    en: "That cannot be done to this job, or not by you.",
  },
  jobGivenUp: {
    ja: "{attempts} 回試みましたが、途中で止まりました。管理者にご連絡ください。",
    en: "It stopped half way {attempts} times; please tell the administrator.",
  },
  jobBroken: {
    ja: "処理中にサーバー内部で問題が起きました。もう一度実行すると続きから再開します。",
    en: "Something went wrong in the server; asking again goes on where it stopped.",
  },
} as const satisfies RuleTexts;
