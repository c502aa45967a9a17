/** The three faces of every document, read from their packages and parsed once per process. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";

export const faces = ["regular", "bold", "figures"] as const;
/** `figures` has digits of one width, so that amounts line up. */
export type Face = (typeof faces)[number];

const files = {
  regular: "@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf",
  bold: "@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf",
  figures: "@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf",
} as const satisfies Record<Face, string>;

/** Resolves files only: the packages' entry points need a phone's runtime. */
const { resolve } = createRequire(import.meta.url);
const parsed = new Map<Face, fontkit.Font>();
const widths = new Map<Face, Map<string, number>>();

export function fontOf(face: Face): fontkit.Font {
  const known = parsed.get(face);
  if (known !== undefined) return known;
  const font = fontkit.create(readFileSync(resolve(files[face])));
  parsed.set(face, font);
  return font;
}

/** Width of the text at size 1, as the font sets it; remembered for texts up to one word long. */
export function widthOf(text: string, face: Face): number {
  const known = widthsOf(face);
  const width = known.get(text);
  if (width !== undefined) return width;
  const font = fontOf(face);
  const measured = font.layout(text).advanceWidth / font.unitsPerEm;
  if (text.length <= longestRemembered && known.size < mostRemembered) known.set(text, measured);
  return measured;
}

const longestRemembered = 24;
const mostRemembered = 50_000;

function widthsOf(face: Face): Map<string, number> {
  const known = widths.get(face) ?? new Map<string, number>();
  widths.set(face, known);
  return known;
}

export function hasGlyphs(text: string, face: Face): boolean {
  return fontOf(face)
    .layout(text)
    .glyphs.every(({ id }) => id !== 0);
}
