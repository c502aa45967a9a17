/** Widths of a table's columns and the type size at which its figures fit the page. */
import { lineWidth, type TextStyle } from "./text.ts";
import { page, textWidth, type Color } from "./theme.ts";

export interface Cell {
  readonly text: string;
  readonly color?: Color;
  readonly isStrong?: boolean;
}

export interface Column<Row> {
  readonly heading: string;
  /** `figures` and `words` fit their content; a number is the share of the remaining width. */
  readonly width: "figures" | "words" | number;
  readonly cell: (row: Row) => string | Cell;
}

export interface ColumnPlace {
  /** Of the cell's text, inside the padding. */
  readonly x: number;
  readonly width: number;
  readonly align: "left" | "right";
  readonly isFigures: boolean;
}

export interface ColumnLayout {
  readonly columns: readonly ColumnPlace[];
  readonly size: number;
  /** The figures' face is narrower and set a little larger. */
  readonly figureSize: number;
  readonly lineHeight: number;
}

/** Left and right of a cell, and over and under it. */
export const cellPadding = { side: 3.8, end: 2.7 } as const;
const figureScale = 1.1;
/** A column of words narrower than this cannot be read. */
const narrowestShare = 52;

/** Lays the columns out in the largest of the sizes in which the fitted ones leave room for the others. */
export function columnLayout<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly Cell[])[],
  largest: number,
): ColumnLayout {
  const tried = [largest, largest * 0.92, largest * 0.84, largest * 0.76].map((size) => ({
    size,
    widths: naturalWidths(columns, cells, size),
  }));
  const room = textWidth - columns.filter(isShared).length * narrowestShare;
  const fitting = tried.find(({ widths }) => sum(widths) <= room) ?? tried.at(-1);
  const { size, widths } = fitting ?? { size: largest, widths: [] };
  return {
    size,
    figureSize: size * figureScale,
    lineHeight: size * 1.4,
    columns: placed(columns, squeezed(widths, room)),
  };
}

function isShared<Row>({ width }: Column<Row>): boolean {
  return typeof width === "number";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Width of the fitted columns with their padding; 0 for those that share the rest. */
function naturalWidths<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly Cell[])[],
  size: number,
): readonly number[] {
  return columns.map(({ heading, width }, i) => {
    if (typeof width === "number") return 0;
    const figures = { face: "figures", size: size * figureScale } as const;
    const words = { face: "bold", size } as const;
    const style = width === "figures" ? figures : words;
    const content = cells.map((row) => widestLine(row[i]?.text ?? "", style));
    const head = Math.min(lineWidth(heading, words), longestHead);
    return Math.max(head, ...content) + 2 * cellPadding.side + 0.5;
  });
}

const longestHead = 60;

function widestLine(text: string, style: TextStyle): number {
  return Math.max(...text.split("\n").map((line) => lineWidth(line, style)));
}

/** Where even the smallest type is too wide, the fitted columns give way in proportion and break their lines. */
function squeezed(widths: readonly number[], room: number): readonly number[] {
  const total = sum(widths);
  return total <= room ? widths : widths.map((width) => (width * room) / total);
}

/** The rest of the page's width goes to the sharing columns; where there is none, to the padding of all. */
function placed<Row>(columns: readonly Column<Row>[], widths: readonly number[]): readonly ColumnPlace[] {
  const rest = textWidth - sum(widths);
  const shares = columns.map(({ width }) => (typeof width === "number" ? width : 0));
  const total = sum(shares);
  const extra = total === 0 ? rest / columns.length : 0;
  const padding = cellPadding.side + extra / 2;
  const outer = widths.map(
    (width, i) => width + extra + (total === 0 ? 0 : (rest * (shares[i] ?? 0)) / total),
  );
  return columns.map((column, i) => ({
    x: page.margins.left + sum(outer.slice(0, i)) + padding,
    width: (outer[i] ?? 0) - 2 * padding,
    align: column.width === "figures" ? "right" : "left",
    isFigures: column.width === "figures",
  }));
}
