/** Pairs of label and value, two to a row, each with room for the mark of its provenance. */
import { reserve, type Paper } from "./paper.ts";
import { artifact, openTag, tagged, type Element } from "./tagging.ts";
import { fittedStyle, languageTag, layText, putText, type TextBlock } from "./text.ts";
import { colors, page, textWidth } from "./theme.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Shown after the value, apart from it: a source's number, or that the item is fictional. */
  readonly mark: string;
}

interface LaidFact {
  readonly label: TextBlock;
  readonly value: TextBlock;
  readonly mark: TextBlock;
}

const columnGap = 18;
const columnWidth = (textWidth - columnGap) / 2;
const labelWidth = 70;
const markWidth = 30;
const valueWidth = columnWidth - labelWidth - markWidth;
const padding = 3.4;

export function factTable(paper: Paper, facts: readonly Fact[]): void {
  const whole = openTag(paper, paper.root, { tag: "Table" });
  const body = openTag(paper, whole, { tag: "TBody" });
  for (let i = 0; i < facts.length; i += 2) {
    putPair(paper, body, facts.slice(i, i + 2));
  }
  body.end();
  whole.end();
  paper.pdf.y += 6;
}

function putPair(paper: Paper, body: Element, facts: readonly Fact[]): void {
  const laid = facts.map((fact) => layFact(paper, fact));
  const height =
    2 * padding + Math.max(...laid.map(({ label, value }) => Math.max(label.height, value.height)));
  reserve(paper, height);
  const { y } = paper.pdf;
  artifact(paper, () => {
    for (let i = 0; i < 2; i++) {
      const x = page.margins.left + i * (columnWidth + columnGap);
      const line = paper.pdf.moveTo(x, y + height).lineTo(x + columnWidth, y + height);
      line.lineWidth(0.4).stroke(colors.rule);
    }
  });
  const row = openTag(paper, body, { tag: "TR" });
  laid.forEach((fact, i) => {
    putFact(paper, row, fact, { x: page.margins.left + i * (columnWidth + columnGap), y: y + padding });
  });
  if (laid.length === 1) fillRow(paper, row);
  row.end();
  paper.pdf.y = y + height;
}

/** Every row of the table has the same number of cells. */
function fillRow(paper: Paper, row: Element): void {
  openTag(paper, row, { tag: "TD" }).end();
  openTag(paper, row, { tag: "TD" }).end();
}

function layFact(paper: Paper, { label, value, mark }: Fact): LaidFact {
  const width = mark === "" ? valueWidth + markWidth : valueWidth;
  const valueStyle = { face: "regular", size: paper.sizes.text, leading: 1.35 } as const;
  return {
    label: layText(
      paper,
      label,
      { face: "regular", size: paper.sizes.table, color: colors.muted, leading: 1.55 },
      labelWidth,
    ),
    value: layText(paper, value, fittedStyle(value, valueStyle, { width, smallest: 5 }), width),
    mark: layText(
      paper,
      mark,
      { face: "bold", size: paper.sizes.small, color: colors.notice, leading: 1.7 },
      markWidth,
    ),
  };
}

function putFact(
  paper: Paper,
  row: Element,
  { label, value, mark }: LaidFact,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  tagged(paper, row, { tag: "TH", scope: "Row" }, () => {
    putText(paper, label, { x, y, width: labelWidth });
  });
  tagged(paper, row, { tag: "TD", ...languageTag(paper, value.lines.join("")) }, () => {
    putText(paper, value, { x: x + labelWidth, y, width: valueWidth });
    putText(paper, mark, { x: x + columnWidth - markWidth, y, width: markWidth, align: "right" });
  });
}
