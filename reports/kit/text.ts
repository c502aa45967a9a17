/** Text in lines of its own making: measured once, drawn where it is put, never beyond its width. */
import { widthOf, type Face } from "./fonts.ts";
import { breakLines, piecesOf } from "./line-break.ts";
import { localeOf, type Paper } from "./paper.ts";
import { printable } from "./printable.ts";
import type { TagOptions } from "./tagging.ts";
import { colors, type Color } from "./theme.ts";

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly color?: Color;
  /** Distance of lines as a multiple of the size; 1.5 unless told. */
  readonly leading?: number;
}

export interface TextBlock {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly lineHeight: number;
  readonly height: number;
}

/** The text in lines no wider than `width`. */
export function layText(
  paper: Pick<Paper, "missing">,
  text: string,
  style: TextStyle,
  width: number,
): TextBlock {
  const { text: shown, missing } = printable(text, style.face);
  for (const character of missing) paper.missing.add(character);
  const lines = breakLines(shown, width, (part) => widthOf(part, style.face) * style.size);
  const lineHeight = style.size * (style.leading ?? 1.5);
  return { lines, style, lineHeight, height: lines.length * lineHeight };
}

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: "left" | "right" | "center";
}

/** Draws the lines `[from, to)` of the block; the position of the page is left alone. */
export function putText(
  { pdf }: Pick<Paper, "pdf">,
  block: TextBlock,
  { x, y, width, align = "left" }: TextPlace,
  [from, to]: readonly [number, number] = [0, block.lines.length],
): void {
  const { face, size, color = colors.text } = block.style;
  const { x: oldX, y: oldY } = pdf;
  pdf.font(face).fontSize(size).fillColor(color);
  block.lines.slice(from, to).forEach((text, i) => {
    const used = align === "left" ? 0 : widthOf(text.trimEnd(), face) * size;
    const inset = align === "right" ? width - used : align === "center" ? (width - used) / 2 : 0;
    pdf.text(text, x + inset, y + i * block.lineHeight + (block.lineHeight - size) / 2, {
      lineBreak: false,
    });
  });
  pdf.x = oldX;
  pdf.y = oldY;
}

/** The style, in a smaller size where a figure or a word would otherwise have to be broken; never below `smallest`. */
export function fittedStyle(
  text: string,
  style: TextStyle,
  { width, smallest }: { readonly width: number; readonly smallest: number },
): TextStyle {
  const widest = Math.max(0, ...piecesOf(text).map((piece) => lineWidth(piece.trimEnd(), style)));
  return widest <= width
    ? style
    : { ...style, size: Math.max(smallest, (style.size * width) / widest - 0.05) };
}

/** Width of one line. */
export function lineWidth(text: string, { face, size }: TextStyle): number {
  return widthOf(printable(text, face).text, face) * size;
}

/** The language of a text that is not in the document's own. */
export function languageTag({ language }: Pick<Paper, "language">, text: string): Pick<TagOptions, "lang"> {
  return language === "en" && /[\u{3041}-\u{30FF}\u{3400}-\u{9FFF}]/u.test(text)
    ? { lang: localeOf("ja") }
    : {};
}
