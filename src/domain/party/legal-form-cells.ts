/**
 * Cells that several legal forms share, and who confirmed them. `confirmed` is for what the comparison of the Ministry
 * of Health, Labour and Welfare (労働者協同組合法 FAQ), the tables of the federations of small business associations
 * (中小企業団体中央会) or the pages on the public support test (PST) say; all else is `known`, and still to be checked
 * against the text of the law.
 */
import { localDate } from "../kernel/local-date.ts";
import type { FormCell } from "./legal-form-row.ts";

type Make = <Value extends string>(value: Value, ja: string, en: string) => FormCell<Value>;

export const confirmed: Make = (value, ja, en) => ({ value, words: { ja, en }, confirmed: true });
export const known: Make = (value, ja, en) => ({ value, words: { ja, en }, confirmed: false });

/** The same cell in a row that no primary source was read for. */
export function unconfirmed<Value extends string>(cell: FormCell<Value>): FormCell<Value> {
  return { ...cell, confirmed: false };
}

export const reviewedOn = localDate("2026-11-27");

export const sources = {
  comparison: "厚生労働省「労働者協同組合法」FAQ 法人制度の比較、千葉県中小企業団体中央会 比較表",
  publicSupport:
    "内閣府NPOホームページ 認定制度（PST基準）、厚生労働省「労働者協同組合法」FAQ 法人制度の比較",
  none: "一次資料未確認（e-Gov 法令検索で要確認）",
} as const;

export const forbidden = confirmed("forbidden", "できない", "not allowed");
export const noLock = known("none", "なし", "none");
export const allIncome = known("allIncome", "全所得に課税", "all income is taxed");
export const profitBusiness = known(
  "profitBusiness",
  "収益事業のみ課税",
  "only profit-making businesses are taxed",
);
export const passThrough = known("passThrough", "構成員課税", "partners are taxed, the form is not");
export const noRelief = known("none", "なし", "none");
export const returnableFunds = confirmed(
  "returnableFunds",
  "出資は受けられない。基金（返還義務あり・無利息）のみ",
  "no equity; only returnable funds (基金) without interest",
);
export const noEquity = known("none", "持分がなく、出資は受けられない", "has no equity interests");
export const membersOnly = confirmed(
  "membersOnly",
  "組合員の出資のみ。議決権は一人一票",
  "members only; one vote each",
);
