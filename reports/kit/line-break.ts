/**
 * Lines of a given width (禁則処理). Japanese may be broken between any two characters except before closing marks and
 * small kana and after opening marks (JIS X 4051); Latin words and figures stay whole as long as they fit a line, and
 * a figure keeps its unit. A piece longer than the line is broken where it must be: nothing is ever cut off.
 */
export type Measure = (text: string) => number;

const noLineStart = new Set(
  "、。，．・：；？！゛゜ヽヾゝゞ々〻ー‐〜～…‥／’”）〕］｝〉》」』】°′″℃％‰,.:;?!)]}%" +
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
);
const noLineEnd = new Set("‘“（〔［｛〈《「『【([{¥￥＄$£#＃№");
const countedIn = new Set("円年月日件回名人頁");
/** A character with the marks set on it. */
const clusters = /\P{M}\p{M}*|\p{M}+/gsu;
const wide =
  /[\u{2460}-\u{24FF}\u{2E80}-\u{9FFF}\u{F900}-\u{FAFF}\u{FF01}-\u{FF60}\u{FFE0}-\u{FFE6}\u{20000}-\u{3FFFF}]/u;

/**
 * The lines of `text`, each with the blank it was broken at. A line feed always breaks and becomes a blank, so that
 * words stay apart for a reader who hears the text; blanks after it indent.
 */
export function breakLines(text: string, width: number, measure: Measure): readonly string[] {
  return text
    .split(/(?<=\n)/)
    .flatMap((paragraph) => breakParagraph(paragraph.replace("\n", " "), width, measure));
}

function breakParagraph(paragraph: string, width: number, measure: Measure): readonly string[] {
  if (measure(paragraph.trimEnd()) <= width) return [paragraph];
  const indent = /^ */.exec(paragraph)?.[0] ?? "";
  const lines = breakUnindented(paragraph.slice(indent.length), width - measure(indent), measure);
  return lines.map((line) => indent + line);
}

function breakUnindented(paragraph: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of piecesOf(paragraph).flatMap((whole) => fitting(whole, width, measure))) {
    const visible = measure(piece.trimEnd());
    if (line !== "" && used + visible > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += piece;
    used += measure(piece);
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

/** Pieces between which a line may end; blanks stay with the piece before them. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let previous = "";
  for (const [character] of text.matchAll(clusters)) {
    if (piece !== "" && mayBreak(previous, character)) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
    previous = character;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

function mayBreak(before: string, after: string): boolean {
  if (after === " " || noLineStart.has(after) || noLineEnd.has(before)) return false;
  if (/\d/.test(before) && countedIn.has(after)) return false;
  return before === " " || wide.test(before) || wide.test(after);
}

/** A piece that no line can hold: apart after the signs of addresses and file names, else between characters. */
function fitting(piece: string, width: number, measure: Measure): readonly string[] {
  if (measure(piece.trimEnd()) <= width) return [piece];
  return piece
    .split(/(?<=[/_?&=.-])/)
    .flatMap((part) => (measure(part) <= width ? [part] : characterwise(part, width, measure)));
}

/** As many characters to a part as fit, at least one. */
function characterwise(piece: string, width: number, measure: Measure): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const [character] of piece.matchAll(clusters)) {
    if (part !== "" && measure(part + character) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return part === "" ? parts : [...parts, part];
}
