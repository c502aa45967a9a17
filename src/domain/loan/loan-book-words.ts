/**
 * The words in which Japanese banks write down what a loan is, and the terms they stand for. The first word of each
 * term is the one the template offers; the others are read as well. Words are compared without regard to width, case
 * and blanks.
 */
import type { BusinessDayConvention } from "../calendar/business-day.ts";
import type { DayCount, DayInclusion } from "../calendar/day-count.ts";
import type { RoundingMode } from "../kernel/rounding.ts";
import type { FacilityRanking } from "./facility.ts";

export type Words<Term extends string> = Readonly<Record<Term, readonly string[]>>;

/** Kinds a book can bring. A capital loan needs its tiers, a custom one its dated amounts: those are set up by hand. */
export type LoanBookKind = "bullet" | "equalPrincipal" | "annuity";

export const kindWords: Words<LoanBookKind> = {
  bullet: ["期日一括", "bullet", "期限一括", "一括返済", "期日一括返済"],
  equalPrincipal: ["元金均等", "equalPrincipal", "元金均等返済", "分割返済"],
  annuity: ["元利均等", "annuity", "元利均等返済"],
};

export const rankingWords: Words<FacilityRanking> = {
  senior: ["一般", "senior", "普通", "シニア"],
  subordinated: ["劣後", "subordinated"],
};

export const dayCountWords: Words<DayCount> = {
  act365Fixed: ["365日", "act365Fixed", "act/365", "実日数/365", "年365日", "365"],
  act360: ["360日", "act360", "act/360", "実日数/360", "年360日", "360"],
  actActIsda: ["うるう年366日", "actActIsda", "act/act", "実日数/実日数"],
  thirtyE360: ["30/360", "thirtyE360", "30e/360"],
  monthly: ["月割", "monthly", "月割計算"],
};

export const dayInclusionWords: Words<DayInclusion> = {
  startOnly: ["片端", "startOnly", "片端入れ", "片落とし", "片落し"],
  both: ["両端", "both", "両端入れ"],
};

export const roundingWords: Words<RoundingMode> = {
  floor: ["切捨て", "floor", "切り捨て", "切捨"],
  ceiling: ["切上げ", "ceiling", "切り上げ", "切上"],
  down: ["ゼロ方向へ切捨て", "down"],
  up: ["ゼロから離れる方向へ切上げ", "up"],
  halfUp: ["四捨五入", "halfUp"],
  halfEven: ["偶数丸め", "halfEven"],
};

export const businessDayWords: Words<BusinessDayConvention> = {
  none: ["調整なし", "none", "なし", "無"],
  following: ["翌営業日", "following"],
  modifiedFollowing: ["翌営業日（月末は前営業日）", "modifiedFollowing", "修正翌営業日"],
  preceding: ["前営業日", "preceding"],
  modifiedPreceding: ["前営業日（月初は翌営業日）", "modifiedPreceding", "修正前営業日"],
};

export const monthsWords: Words<"1" | "2" | "3" | "4" | "6" | "12"> = {
  "1": ["毎月", "月1回", "monthly"],
  "2": ["隔月", "2ヶ月毎"],
  "3": ["3ヶ月毎", "四半期", "四半期毎", "年4回", "quarterly"],
  "4": ["4ヶ月毎", "年3回"],
  "6": ["6ヶ月毎", "半年", "半年毎", "年2回", "half-yearly"],
  "12": ["毎年", "年1回", "1年毎", "yearly"],
};

export const answerWords: Words<"yes" | "no"> = {
  yes: ["有", "yes", "はい", "○", "〇", "1", "true", "する", "あり"],
  no: ["無", "no", "いいえ", "×", "0", "false", "しない", "なし"],
};

export const graceInterestWords: Words<"paid" | "capitalized"> = {
  paid: ["利払い", "paid", "支払", "毎回払い"],
  capitalized: ["元加", "capitalized", "元本組入"],
};

/** Without regard to width, case, blanks and the small variants of か月. */
export function wordKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_・()]/gu, "")
    .replace(/(?:ヶ|ケ|カ|ヵ|か|箇)月/gu, "ヶ月");
}

export function termOf<Term extends string>(words: Words<Term>, text: string): Term | undefined {
  const key = wordKey(text);
  return (Object.keys(words) as Term[]).find((term) => words[term].some((word) => wordKey(word) === key));
}
