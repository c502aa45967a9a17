/** Rows of tiles: a small label, one large value, a line below. */
import { present } from "../../src/domain/kernel/invariant.ts";
import { reserve, type Paper } from "./paper.ts";
import { artifact, openTag, tagged } from "./tagging.ts";
import { languageTag, layText, lineWidth, putText, type TextBlock, type TextStyle } from "./text.ts";
import { colors, page, textWidth, type Color } from "./theme.ts";

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** In the corner: a source's number, or that the item is fictional. */
  readonly mark?: string;
  readonly color?: Color;
  /** Share of the row's width; 1 unless told. */
  readonly share?: number;
}

const gap = 8;
const padding = 9;

/** Draws the tiles side by side, all as high as the highest. */
export function tileRow(paper: Paper, tiles: readonly Tile[]): void {
  const places = placesOf(tiles);
  const laid = tiles.map((tile, i) => layTile(paper, tile, (places[i]?.width ?? 0) - 2 * padding));
  const height = Math.max(...laid.map(heightOf)) + 2 * padding - 2;
  reserve(paper, height);
  const { y } = paper.pdf;
  places.forEach(({ x, width }, i) => {
    const color = tiles[i]?.color ?? colors.brand;
    artifact(paper, () => {
      paper.pdf.roundedRect(x, y, width, height, 4).fill(colors.brandPale);
      paper.pdf.rect(x, y + 5, 2.4, height - 10).fill(color);
    });
    const tile = present(laid[i], "tile of its place");
    putTile(paper, tile, { x: x + padding, y: y + padding - 1, width: width - 2 * padding });
  });
  paper.pdf.y = y + height + gap;
}

function placesOf(tiles: readonly Tile[]): readonly { readonly x: number; readonly width: number }[] {
  const shares = tiles.map(({ share }) => share ?? 1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const room = textWidth - gap * (tiles.length - 1);
  let x: number = page.margins.left;
  return shares.map((share) => {
    const place = { x, width: (room * share) / total };
    x += place.width + gap;
    return place;
  });
}

interface LaidTile {
  readonly blocks: readonly TextBlock[];
  readonly mark: TextBlock;
}

function heightOf({ blocks }: LaidTile): number {
  return blocks.reduce((height, block) => height + block.height, 0);
}

function layTile(paper: Paper, { label, value, note, mark = "", color }: Tile, width: number): LaidTile {
  const { small } = paper.sizes;
  const labelStyle = { face: "regular", size: small, color: colors.muted } as const;
  const valueStyle = { face: "bold", size: 13.5, color: color ?? colors.brand, leading: 1.4 } as const;
  const noteStyle = { face: "regular", size: small, color: colors.text, leading: 1.4 } as const;
  const markStyle = { face: "bold", size: small, color: colors.notice } as const;
  const labelWidth = mark === "" ? width : width - lineWidth(mark, markStyle) - 4;
  return {
    blocks: [
      layText(paper, label, labelStyle, labelWidth),
      layText(paper, value, fitted(value, valueStyle, width), width),
      ...(note === "" ? [] : [layText(paper, note, noteStyle, width)]),
    ],
    mark: layText(paper, mark, markStyle, width),
  };
}

/** The style in the largest size down to 9 at which the value keeps to one line. */
function fitted(value: string, style: TextStyle, width: number): TextStyle {
  const natural = lineWidth(value, style);
  return natural <= width ? style : { ...style, size: Math.max(9, (style.size * width) / natural - 0.05) };
}

function putTile(
  paper: Paper,
  { blocks, mark }: LaidTile,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const group = openTag(paper, paper.root, { tag: "Div" });
  let top = y;
  blocks.forEach((block, i) => {
    const place = { x, y: top, width };
    tagged(paper, group, { tag: "P", ...languageTag(paper, block.lines.join("")) }, () => {
      putText(paper, block, place);
      if (i === 0) putText(paper, mark, { ...place, align: "right" });
    });
    top += block.height;
  });
  group.end();
}
