import type { Language } from "../app/identity/ports.ts";

interface Wish {
  readonly language: Language;
  readonly weight: number;
}

/** Japanese or English, whichever Accept-Language prefers; Japanese when it names neither. */
export function preferredLanguage(acceptLanguage = ""): Language {
  const wishes = acceptLanguage.slice(0, 200).split(",").flatMap(readWish);
  const best = wishes.reduce((first, wish) => (wish.weight > first.weight ? wish : first), nothingWished);
  return best.language;
}

const nothingWished: Wish = { language: "ja", weight: 0 };

function readWish(text: string): readonly Wish[] {
  const match = /^\s*(ja|en)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{1,3})?)\s*)?$/i.exec(text);
  if (match === null) return [];
  const language = match[1]?.toLowerCase() === "en" ? "en" : "ja";
  return [{ language, weight: Number(match[2] ?? "1") }];
}
