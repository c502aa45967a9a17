/**
 * Boxes with words in them and arrows between them: what diagrams are drawn of, on screen and on paper alike. Words are
 * broken by estimated widths, since a scene is laid out before any font is known; Japanese breaks between any two
 * characters, Latin words stay whole unless one is longer than its line.
 */
import { hundredths, line, type BoxRole, type Point, type SceneShape, type TextRole } from "./chart.ts";
import { labelShape, textWidth, type Box } from "./chart-label.ts";

export const diagramFont = 7.5;
const lineHeight = diagramFont * 1.35;
const padding = 5;

export function wrapped(text: string, width: number): readonly string[] {
  const lines = [""];
  for (const token of text.match(/[!-~]+ ?|./gu) ?? []) {
    for (const part of textWidth(token, diagramFont) > width ? Array.from(token) : [token]) {
      const last = lines.at(-1) ?? "";
      if (textWidth(last + part.trimEnd(), diagramFont) <= width) lines[lines.length - 1] = last + part;
      else lines.push(part);
    }
  }
  return lines.map((each) => each.trimEnd());
}

export function heightOfWords(text: string, width: number): number {
  return wrapped(text, width - 2 * padding).length * lineHeight + 2 * padding;
}

interface Words {
  readonly text: string;
  readonly box: BoxRole;
  readonly words: TextRole;
}

/** The box with its words in the middle of it. */
export function wordBox(
  { left, top, right, bottom }: Box,
  { text, box, words }: Words,
): readonly SceneShape[] {
  const lines = wrapped(text, right - left - 2 * padding);
  const first = (top + bottom) / 2 - (lines.length * lineHeight) / 2 + diagramFont;
  return [
    {
      kind: "box",
      role: box,
      x: hundredths(left),
      y: hundredths(top),
      width: hundredths(right - left),
      height: hundredths(bottom - top),
    },
    ...lines.map((each, i) =>
      labelShape(
        { role: words, text: each, size: diagramFont },
        { x: (left + right) / 2, y: first + i * lineHeight, anchor: "middle" },
      ),
    ),
  ];
}

const headLength = 5;

/** A straight line with a head at its end. */
export function arrow(from: Point, to: Point): readonly SceneShape[] {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const barb = (turn: number): Point => ({
    x: to.x - headLength * Math.cos(angle + turn),
    y: to.y - headLength * Math.sin(angle + turn),
  });
  return [line("link", [from, to]), line("link", [barb(0.45), to, barb(-0.45)])];
}
