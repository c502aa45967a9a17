/** A figure of a refusal as people read it: amounts and counts in groups of three digits, what names something as it is. */
import type { Language } from "../../app/identity/ports.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import { legalFormName } from "../../domain/party/legal-form.ts";

type Figure = NonNullable<Rejection["figures"]>[string];

const names: ReadonlySet<string> = new Set([
  "account",
  "borrower",
  "code",
  "column",
  "facility",
  "heading",
  "id",
  "index",
  "key",
  "kpi",
  "loan",
  "name",
  "number",
  "of",
  "text",
  "version",
]);

export function figureText(name: string, figure: Figure | undefined, language: Language): string {
  if (figure === undefined || figure === null) return language === "ja" ? "なし" : "none";
  const text = String(figure);
  if (name === "legalForm") return formName(text, language);
  const isName = names.has(name) || /(?:Code|Id|Number|Year)$/.test(name);
  // A whole number of four digits that is no text may be a year.
  const isGrouped = typeof figure === "string" || Math.abs(Number(figure)) >= 10_000;
  return isName || !isGrouped ? text : inGroups(text);
}

function formName(code: string, language: Language): string {
  return legalFormName(code)?.[language] ?? code;
}

function inGroups(text: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)((?:\.\d+)?)$/.exec(text) ?? [];
  return whole === "" || isPadded(whole) ? text : sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + rest;
}

/** "0012" is a code, no amount. */
function isPadded(whole: string): boolean {
  return whole.length > 1 && whole.startsWith("0");
}
