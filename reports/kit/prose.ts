/** Headings, paragraphs and lists in the flow of the page. */
import { bottomOf, reserve, turnPage, type Paper } from "./paper.ts";
import { artifact, openTag, tagged, type Element } from "./tagging.ts";
import { languageTag, layText, putText, type TextBlock, type TextStyle } from "./text.ts";
import { colors, page, textWidth } from "./theme.ts";

const { left } = page.margins;

/** A section heading, kept on one page with the first `together` points of what follows; also a bookmark. */
export function sectionHeading(paper: Paper, text: string, together = 56): void {
  const style = { face: "bold", size: paper.sizes.heading, color: colors.brand } as const;
  const block = layText(paper, text, style, textWidth - 10);
  const { pdf } = paper;
  if (pdf.y > page.margins.top) pdf.y += 12;
  reserve(paper, block.height + 6 + together);
  const y = pdf.y;
  artifact(paper, () => pdf.rect(left, y + 2, 3, block.height - 4).fill(colors.brand));
  tagged(paper, paper.root, { tag: "H2", ...languageTag(paper, text) }, () => {
    putText(paper, block, { x: left + 10, y, width: textWidth - 10 });
  });
  pdf.outline.addItem(block.lines.join(""));
  pdf.y = y + block.height + 6;
}

export function subheading(paper: Paper, text: string, together = 56): void {
  const block = layText(
    paper,
    text,
    { face: "bold", size: paper.sizes.subheading, color: colors.text },
    textWidth,
  );
  const { pdf } = paper;
  if (pdf.y > page.margins.top) pdf.y += 6;
  reserve(paper, block.height + 4 + together);
  tagged(paper, paper.root, { tag: "H3", ...languageTag(paper, text) }, () => {
    putText(paper, block, { x: left, y: pdf.y, width: textWidth });
  });
  pdf.y += block.height + 4;
}

export interface ParagraphOptions {
  readonly style?: Partial<TextStyle>;
  readonly after?: number;
  /** Points kept free on both sides. */
  readonly inset?: number;
}

export function paragraph(
  paper: Paper,
  text: string,
  { style, after = 6, inset = 0 }: ParagraphOptions = {},
): void {
  const block = layText(
    paper,
    text,
    { face: "regular", size: paper.sizes.text, ...style },
    textWidth - 2 * inset,
  );
  const element = openTag(paper, paper.root, { tag: "P", ...languageTag(paper, text) });
  flow(paper, element, block, { x: left + inset, width: textWidth - 2 * inset });
  element.end();
  paper.pdf.y += after;
}

/** Puts the block line by line, over as many pages as it needs, as content of one tag. */
function flow(
  paper: Paper,
  element: Element,
  block: TextBlock,
  { x, width }: { readonly x: number; readonly width: number },
): void {
  const { pdf } = paper;
  for (let from = 0; from < block.lines.length;) {
    reserve(paper, block.lineHeight);
    const room = Math.max(1, Math.floor((bottomOf(paper) - pdf.y) / block.lineHeight));
    const to = Math.min(block.lines.length, from + room);
    const [start, y] = [from, pdf.y];
    element.add(() => {
      putText(paper, block, { x, y, width }, [start, to]);
    });
    pdf.y += (to - from) * block.lineHeight;
    from = to;
    if (from < block.lines.length) turnPage(paper);
  }
}

export interface ListItem {
  readonly label: string;
  readonly text: string;
}

/** A list with its labels ("[1]", "・") in a column of `labelWidth` points. */
export function list(
  paper: Paper,
  items: readonly ListItem[],
  { labelWidth, style }: { readonly labelWidth: number; readonly style?: Partial<TextStyle> },
): void {
  const whole = openTag(paper, paper.root, { tag: "L" });
  const textStyle = { face: "regular", size: paper.sizes.text, ...style } as const;
  for (const { label, text } of items) {
    const body = layText(paper, text, textStyle, textWidth - labelWidth);
    const mark = layText(paper, label, textStyle, labelWidth);
    reserve(paper, Math.min(body.height, body.lineHeight * 3));
    const item = openTag(paper, whole, { tag: "LI" });
    const { y } = paper.pdf;
    tagged(paper, item, { tag: "Lbl" }, () => {
      putText(paper, mark, { x: left, y, width: labelWidth });
    });
    const bodyTag = openTag(paper, item, { tag: "LBody", ...languageTag(paper, text) });
    flow(paper, bodyTag, body, { x: left + labelWidth, width: textWidth - labelWidth });
    bodyTag.end();
    item.end();
    paper.pdf.y += 2;
  }
  whole.end();
  paper.pdf.y += 4;
}
