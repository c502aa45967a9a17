/** Page furniture, drawn when the number of pages is known: a running title on top, identity and page number below. */
import type { Paper } from "./paper.ts";
import { artifact } from "./tagging.ts";
import { layText, putText, type TextStyle } from "./text.ts";
import { colors, page, textWidth } from "./theme.ts";

export interface Furniture {
  /** From the second page on. */
  readonly runningTitle: string;
  /** Two lines at the foot of every page. */
  readonly foot: readonly [string, string];
  readonly pageNumber: (page: number, pages: number) => string;
}

const style: TextStyle = { face: "regular", size: 6.8, color: colors.muted, leading: 1.45 };
const numberWidth = 60;

export function putFurniture(paper: Paper, { runningTitle, foot, pageNumber }: Furniture): void {
  const { start, count } = paper.pdf.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    paper.pdf.switchToPage(i);
    artifact(
      paper,
      () => {
        if (i > start) putHeadLine(paper, runningTitle);
        putFoot(paper, foot);
        putPageNumber(paper, pageNumber(i - start + 1, count));
      },
      "Pagination",
    );
  }
}

function putHeadLine(paper: Paper, text: string): void {
  const { left, top } = page.margins;
  const block = oneLine(paper, text, textWidth);
  putText(paper, block, { x: left, y: top - 30, width: textWidth });
  paper.pdf
    .moveTo(left, top - 16)
    .lineTo(left + textWidth, top - 16)
    .lineWidth(0.5)
    .stroke(colors.rule);
}

function putFoot(paper: Paper, lines: readonly [string, string]): void {
  const y = page.height - page.margins.bottom + 18;
  const { left } = page.margins;
  paper.pdf
    .moveTo(left, y - 6)
    .lineTo(left + textWidth, y - 6)
    .lineWidth(0.5)
    .stroke(colors.rule);
  lines.forEach((text, i) => {
    const block = oneLine(paper, text, textWidth - numberWidth);
    putText(paper, block, { x: left, y: y + i * block.lineHeight, width: textWidth - numberWidth });
  });
}

function putPageNumber(paper: Paper, text: string): void {
  const block = layText(paper, text, { ...style, size: paper.sizes.table, face: "bold" }, numberWidth);
  putText(paper, block, {
    x: page.width - page.margins.right - numberWidth,
    y: page.height - page.margins.bottom + 18,
    width: numberWidth,
    align: "right",
  });
}

/** The first line of the text; a longer one ends in an ellipsis. */
function oneLine(paper: Paper, text: string, width: number): ReturnType<typeof layText> {
  const block = layText(paper, text, style, width);
  if (block.lines.length === 1) return block;
  const [first = ""] = layText(paper, text, style, width - style.size).lines;
  return { ...block, lines: [`${first.trimEnd()}…`], height: block.lineHeight };
}
