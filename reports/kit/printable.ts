/**
 * Text the fonts can show. PDF/A and PDF/UA forbid a character without a shape, and a silent blank would change a
 * name: so what has a plain equivalent is replaced by it, and anything else becomes the printer's mark for a missing
 * sort, 〓, and is reported as a warning.
 */
import { hasGlyphs, type Face } from "./fonts.ts";

export const missingMark = "〓";

export interface PrintableText {
  readonly text: string;
  /** Characters that became 〓, each once. */
  readonly missing: readonly string[];
}

const equivalents: ReadonlyMap<string, string> = new Map([
  ...Array.from("₀₁₂₃₄₅₆₇₈₉", (subscript, digit): [string, string] => [subscript, String(digit)]),
  ["–", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["☑", "■"],
  ["☐", "□"],
  ["✔", "✓"],
  ["✗", "×"],
  ["✘", "×"],
  ["\t", " "],
]);

const shown = new Map<string, string>();

/** Normalised to NFC; line feeds stay, other control characters go. */
export function printable(text: string, face: Face): PrintableText {
  if (/^[ -~\n]*$/.test(text)) return { text, missing: [] };
  const missing = new Set<string>();
  const parts = Array.from(text.normalize("NFC").matchAll(/\P{M}\p{M}*|\p{M}+/gsu), ([cluster]) => {
    const part = shownAs(cluster, face);
    if (part === missingMark && cluster !== missingMark) missing.add(cluster);
    return part;
  });
  return { text: parts.join(""), missing: [...missing] };
}

function shownAs(cluster: string, face: Face): string {
  const key = `${face} ${cluster}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  const found = firstShowable(cluster, face);
  if (shown.size < mostRemembered) shown.set(key, found);
  return found;
}

const mostRemembered = 50_000;

function firstShowable(cluster: string, face: Face): string {
  if (cluster === "\n") return cluster;
  if (/^[\p{Cc}\p{Cf}]$/u.test(cluster) && !equivalents.has(cluster)) return "";
  const withoutVariant = cluster.replace(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, "");
  const candidates = [equivalents.get(cluster), cluster, withoutVariant, equivalents.get(withoutVariant)];
  return candidates.find((text) => text !== undefined && text !== "" && hasGlyphs(text, face)) ?? missingMark;
}

/** "U+20BB7" for each code point. */
export function codePoints(text: string): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  }).join(" ");
}
