/**
 * Tables in the flow of the page: header repeated on every page, header cells with their scope, figures right-aligned
 * in digits of one width. Columns of figures are as wide as their widest cell, so that no figure is ever broken; the
 * rest of the width goes to the columns of words. A row that no page can hold goes on over the page's end.
 */
import { cellPadding, columnLayout, type Cell, type Column, type ColumnLayout } from "./column-layout.ts";
import { bottomOf, reserve, turnPage, type Paper } from "./paper.ts";
import { artifact, openTag, tagged, type Element } from "./tagging.ts";
import { languageTag, layText, putText, type TextBlock } from "./text.ts";
import { colors, page, textWidth, type Color } from "./theme.ts";

export interface Table<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

interface Sheet extends ColumnLayout {
  readonly paper: Paper;
  readonly heads: readonly TextBlock[];
  readonly headHeight: number;
}

export function table<Row>(paper: Paper, { caption, columns, rows }: Table<Row>): void {
  const cells = rows.map((row) => columns.map((column) => asCell(column.cell(row))));
  const layout = columnLayout(columns, cells, paper.sizes.table);
  const heads = columns.map(({ heading }, i) =>
    layText(
      paper,
      heading,
      { face: "bold", size: layout.size, color: colors.brand, leading: 1.35 },
      innerWidth(layout, i),
    ),
  );
  const headHeight = tallest(heads) + 2 * cellPadding.end;
  const sheet = { ...layout, paper, heads, headHeight };
  const whole = openTag(paper, paper.root, { tag: "Table" });
  putCaption(sheet, whole, caption);
  const head = openTag(paper, whole, { tag: "THead" });
  putHead(sheet, head);
  head.end();
  const body = openTag(paper, whole, { tag: "TBody" });
  cells.forEach((row, i) => {
    putRow(sheet, body, { cells: row, isShaded: i % 2 === 1 });
  });
  body.end();
  whole.end();
  paper.pdf.y += 8;
}

function asCell(cell: string | Cell): Cell {
  return typeof cell === "string" ? { text: cell } : cell;
}

function tallest(blocks: readonly TextBlock[]): number {
  return blocks.reduce((height, block) => Math.max(height, block.height), 0);
}

function innerWidth({ columns }: ColumnLayout, position: number): number {
  return columns[position]?.width ?? 0;
}

/** The caption stays with the header and a first row of up to three lines. */
function putCaption({ paper, headHeight, size }: Sheet, whole: Element, caption: string): void {
  const block = layText(
    paper,
    caption,
    { face: "bold", size: paper.sizes.table, color: colors.muted },
    textWidth,
  );
  reserve(paper, block.height + headHeight + size * 4.5 + 2 * cellPadding.end);
  tagged(paper, whole, { tag: "Caption", ...languageTag(paper, caption) }, () => {
    putText(paper, block, { x: page.margins.left, y: paper.pdf.y, width: textWidth });
  });
  paper.pdf.y += block.height + 2;
}

function putHead(sheet: Sheet, head: Element | undefined): void {
  const { paper, heads, headHeight } = sheet;
  const { y } = paper.pdf;
  artifact(paper, () => {
    paper.pdf.rect(page.margins.left, y, textWidth, headHeight).fill(colors.brandSoft);
    rule(sheet, y + headHeight, { width: 1, color: colors.brand });
  });
  const putAll = (): void => {
    heads.forEach((block, i) => {
      putInColumn(sheet, block, { position: i, y: top(block) });
    });
  };
  const top = (block: TextBlock): number => y + headHeight - block.height - 2 * cellPadding.end;
  if (head === undefined) {
    artifact(paper, putAll, "Pagination");
  } else {
    const row = openTag(paper, head, { tag: "TR" });
    heads.forEach((block, i) => {
      tagged(paper, row, { tag: "TH", scope: "Column" }, () => {
        putInColumn(sheet, block, { position: i, y: top(block) });
      });
    });
    row.end();
  }
  paper.pdf.y = y + headHeight;
}

function rule(
  { paper }: Sheet,
  y: number,
  { width, color }: { readonly width: number; readonly color: Color },
): void {
  const { left } = page.margins;
  paper.pdf
    .moveTo(left, y)
    .lineTo(left + textWidth, y)
    .lineWidth(width)
    .stroke(color);
}

function putInColumn(
  { paper, columns }: Sheet,
  block: TextBlock,
  {
    position,
    y,
    lines,
  }: { readonly position: number; readonly y: number; readonly lines?: readonly [number, number] },
): void {
  const column = columns[position];
  if (column === undefined) return;
  const place = {
    x: column.x,
    y: y + cellPadding.end,
    width: column.width,
    align: column.align,
  };
  putText(paper, block, place, lines);
}

interface RowContent {
  readonly cells: readonly Cell[];
  readonly isShaded: boolean;
}

function putRow(sheet: Sheet, body: Element, { cells, isShaded }: RowContent): void {
  const { paper, columns, lineHeight } = sheet;
  const blocks = cells.map(({ text, color, isStrong }, i) => {
    const column = columns[i];
    const [face, size] =
      column?.isFigures === true
        ? (["figures", sheet.figureSize] as const)
        : (["regular", sheet.size] as const);
    const style = {
      face: isStrong === true ? "bold" : face,
      size,
      color: color ?? colors.text,
      leading: lineHeight / size,
    } as const;
    return layText(paper, text, style, innerWidth(sheet, i));
  });
  const row = openTag(paper, body, { tag: "TR" });
  const tags = cells.map(({ text }, i) =>
    openTag(paper, row, { ...(i === 0 ? rowHead : dataCell), ...languageTag(paper, text) }),
  );
  const total = Math.max(...blocks.map(({ lines }) => lines.length));
  const turn = (): void => {
    turnPage(paper);
    putHead(sheet, undefined);
  };
  const needed = total > linesOn(sheet, page.margins.top + sheet.headHeight) ? fewestSplitLines : total;
  if (linesOn(sheet, paper.pdf.y) < needed) turn();
  for (let from = 0; from < total;) {
    const to = Math.min(total, from + Math.max(1, linesOn(sheet, paper.pdf.y)));
    putSlice(sheet, { blocks, tags, lines: [from, to], isShaded });
    from = to;
    if (from < total) turn();
  }
  tags.forEach((tag) => {
    tag.end();
  });
  row.end();
}

/** How many lines of a row fit between `y` and the end of the page. */
function linesOn({ paper, lineHeight }: Sheet, y: number): number {
  return Math.floor((bottomOf(paper) - y - 2 * cellPadding.end) / lineHeight);
}

/** A row higher than a page begins where at least so many lines of it fit. */
const fewestSplitLines = 4;
const rowHead = { tag: "TH", scope: "Row" } as const;
const dataCell = { tag: "TD" } as const;

interface Slice {
  readonly blocks: readonly TextBlock[];
  readonly tags: readonly Element[];
  readonly lines: readonly [number, number];
  readonly isShaded: boolean;
}

function putSlice(sheet: Sheet, { blocks, tags, lines, isShaded }: Slice): void {
  const { paper, lineHeight } = sheet;
  const { y } = paper.pdf;
  const height = (lines[1] - lines[0]) * lineHeight + 2 * cellPadding.end;
  artifact(paper, () => {
    if (isShaded) paper.pdf.rect(page.margins.left, y, textWidth, height).fill(colors.brandPale);
    rule(sheet, y + height, { width: 0.4, color: colors.rule });
  });
  blocks.forEach((block, i) => {
    tags[i]?.add(() => {
      putInColumn(sheet, block, { position: i, y, lines });
    });
  });
  paper.pdf.y = y + height;
}
