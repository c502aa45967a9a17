/**
 * A chart as a scene: shapes and words at fixed places, each with a role, and one sentence that says what the chart
 * shows. The scene is built from the figures once; the web app draws it as SVG and the PDF kit on paper, so screen and
 * document cannot disagree. How a role looks is the drawer's affair.
 *
 * Coordinates are plain numbers of points on paper (drawing, not money), y pointing down. Every figure that is written
 * comes from decimal text, never from a coordinate.
 */
import { decimal } from "../kernel/decimal.ts";
import { epochDay, type LocalDate } from "../kernel/local-date.ts";
import type { Bilingual } from "../kernel/bilingual.ts";
import type { Language } from "./language.ts";

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly alt: Bilingual;
  readonly language: Language;
  readonly shapes: readonly SceneShape[];
}

export type LineRole =
  "grid" | "axis" | "actual" | "target" | "baseline" | "rate" | "rateAhead" | "viewpoint" | "link";

export type DotRole = "actual" | "baseline" | "conflict";
export type BoxRole = "subject" | "node" | "ended";
export type TextRole =
  | "tick"
  | "unit"
  | "legend"
  | "actualValue"
  | "targetValue"
  | "rateValue"
  | "viewpoint"
  | "subjectText"
  | "nodeText"
  | "groupTitle";

export type SceneShape =
  | { readonly kind: "line"; readonly role: LineRole; readonly points: readonly Point[] }
  | ({ readonly kind: "dot"; readonly role: DotRole } & Point)
  | ({
      readonly kind: "box";
      readonly role: BoxRole;
      readonly width: number;
      readonly height: number;
    } & Point)
  | ({
      readonly kind: "text";
      readonly role: TextRole;
      readonly text: string;
      /** Font size; `y` is the baseline of the line. */
      readonly size: number;
      readonly anchor: "start" | "middle" | "end";
    } & Point);

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Font size of all labels. */
  readonly fontSize: number;
}

/** Fits the text width of an A4 page. */
export const pageChart: ChartSize = { width: 499, height: 178, fontSize: 7.5 };

/** The place of a figure on an axis. */
export function positionOf(figure: string): number {
  return decimal(figure).toNumber();
}

/** The place of a day on an axis. */
export function positionOfDay(day: LocalDate): number {
  return epochDay(day);
}

export function line(role: LineRole, points: readonly Point[]): SceneShape {
  return { kind: "line", role, points: points.map(rounded) };
}

export function dot(role: DotRole, at: Point): SceneShape {
  return { kind: "dot", role, ...rounded(at) };
}

/** Hundredths of a point are finer than any printer, and short in a golden file. */
function rounded({ x, y }: Point): Point {
  return { x: hundredths(x), y: hundredths(y) };
}

export function hundredths(position: number): number {
  return Math.round(position * 100) / 100;
}
