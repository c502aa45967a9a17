/**
 * The explanation of a rate in words. One tree feeds the screen, the API, the rate-change notice and the impact report,
 * so it is worded in one place, in both languages; a new kind of node does not compile until both have words for it.
 */
import type { ExplanationKind, ExplanationNode, ExplanationNodeOf } from "../loan/explanation.ts";
import { englishWords } from "./explanation-words-en.ts";
import { japaneseWords } from "./explanation-words-ja.ts";
import type { ExplanationWords } from "./explanation-words.ts";
import type { Language } from "./language.ts";

const words: Readonly<Record<Language, ExplanationWords>> = { ja: japaneseWords, en: englishWords };

/** The sentence of one node, without its children. */
export function explanationSentence<K extends ExplanationKind>(
  node: ExplanationNodeOf<K>,
  language: Language,
): string {
  return worded(node, words[language]);
}

function worded<K extends ExplanationKind>(
  { kind, figures }: ExplanationNodeOf<K>,
  { [kind]: word }: ExplanationWords,
): string {
  return word(figures);
}

/** What stays out of a short answer: it repeats the figures of the rate itself, or is detail below a KPI. */
const detail: readonly ExplanationKind[] = ["baseRate", "creditMargin", "step", "spt", "covenantStep"];

/** The reasons of a rate in a few sentences, for a table or a notice. */
export function becauseText(node: ExplanationNode, language: Language): string {
  return sentences(node, language).join(language === "ja" ? "" : " ");
}

function sentences(node: ExplanationNode, language: Language): readonly string[] {
  if (node.kind === "unchanged") return [explanationSentence(node, language)];
  const below = node.kind === "spt" ? [] : node.children.flatMap((child) => sentences(child, language));
  return detail.includes(node.kind) ? below : [explanationSentence(node, language), ...below];
}
