/** Refusals of the laws that a report must hold. Figures not named by `{name}` are appended. */
import type { RuleTexts } from "../rule-texts.ts";

export const reportRules = {
  balanceDoesNotAddUp: { ja: "{dueOn} の残高が合いません。", en: "The balance of {dueOn} does not add up." },
  finalWithoutAssertion: {
    ja: "よくない結果がないことを誰も確認していないため、確定版にできません。",
    en: "Nobody has asserted that there is no negative result, so the report cannot be final.",
  },
  issuedBeforeKnown: {
    ja: "発行時点が認識時点より前です。",
    en: "The report is issued before its facts are known.",
  },
  negativeResultMissing: {
    ja: "よくない結果が一覧から漏れています。",
    en: "A negative result is not listed.",
  },
  negativeResultUnfounded: {
    ja: "一覧の結果に根拠がありません。",
    en: "A listed result has no ground in the report.",
  },
  rateDoesNotAddUp: {
    ja: "{effectiveOn} の利率の内訳が合いません。",
    en: "The rate of {effectiveOn} does not add up.",
  },
  ratesOutOfOrder: { ja: "利率推移が日付順ではありません。", en: "The rate timeline is not in order." },
  scheduleRowsExceedTotal: {
    ja: "返済予定の行数が全体より多くなっています。",
    en: "There are more schedule rows than there should be.",
  },
  sourceNotListed: { ja: "出典が一覧にありません。", en: "A source is not listed." },
  summaryDiffers: { ja: "要約が本文と一致しません。", en: "The summary does not follow from the report." },
} as const satisfies RuleTexts;
