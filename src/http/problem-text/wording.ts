import type { Language } from "../../app/identity/ports.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { ProblemStatus } from "../problem-codes.ts";
import { enMessages, enTitles } from "./en.ts";
import { figureText } from "./figure-text.ts";
import { jaMessages, jaTitles } from "./ja.ts";
import { ruleTexts } from "./rules.ts";

type Figures = NonNullable<Rejection["figures"]>;
type Messages = Readonly<Record<string, string>>;

const shellMessages: Readonly<Record<Language, Messages>> = { ja: jaMessages, en: enMessages };

export function titles(status: ProblemStatus, language: Language): string {
  return (language === "ja" ? jaTitles : enTitles)[status];
}

/** The sentence for a code with its figures; a code without a sentence is shown as it is. */
export function wording({ code, figures = {} }: Rejection, language: Language): string {
  const own = Object.hasOwn(shellMessages[language], code) ? shellMessages[language][code] : undefined;
  if (own !== undefined) return filled(own, figures, language);
  const sentence = Object.hasOwn(ruleTexts, code) ? ruleTexts[code]?.[language] : undefined;
  if (sentence === undefined) return refusedByRule(code, figures, language);
  const unnamed = Object.entries(figures).filter(([name]) => !sentence.includes(`{${name}}`));
  return filled(sentence, figures, language) + inBrackets(unnamed, language);
}

function refusedByRule(code: string, figures: Figures, language: Language): string {
  const sentence =
    language === "ja" ? `規則により拒否されました（${code}）。` : `Refused by a rule (${code}).`;
  return sentence + inBrackets(Object.entries(figures), language);
}

function filled(template: string, figures: Figures, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => figureText(name, figures[name], language));
}

function inBrackets(figures: readonly (readonly [string, Figures[string]])[], language: Language): string {
  if (figures.length === 0) return "";
  const list = figures.map(([name, value]) => `${name}: ${figureText(name, value, language)}`);
  return language === "ja" ? `（${list.join("、")}）` : ` (${list.join(", ")})`;
}
