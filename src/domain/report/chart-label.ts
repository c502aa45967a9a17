/**
 * Where labels go. A label takes the first of its candidate places that lies inside the drawing and covers neither a
 * line nor another label; where none is free it is left out, since two texts over each other tell nothing. Widths are
 * estimated from above, because a scene is laid out before any font is known.
 */
import { hundredths, type Point, type SceneShape, type TextRole } from "./chart.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Label {
  readonly role: TextRole;
  readonly text: string;
  readonly size: number;
}

export interface Place extends Point {
  readonly anchor: "start" | "middle" | "end";
}

/** Estimated width of a text, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + emOf(character), 0) * size;
}

function emOf(character: string): number {
  if (/[ .,:;'!|ijl()]/.test(character)) return 0.42;
  if (/[MWmw%@]/.test(character)) return 1;
  return /[ -~]/.test(character) ? 0.76 : 1;
}

export function labelShape({ role, text, size }: Label, { x, y, anchor }: Place): SceneShape {
  return { kind: "text", role, text, size, anchor, x: hundredths(x), y: hundredths(y) };
}

export function boxOf({ text, size }: Label, { x, y, anchor }: Place): Box {
  const width = textWidth(text, size);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, top: y - size * 0.9, right: left + width, bottom: y + size * 0.2 };
}

/** A label with the places it may take, best first. */
export interface PlacedLabel extends Label {
  readonly candidates: readonly Place[];
}

export interface Obstacles {
  readonly inside: Box;
  readonly boxes: readonly Box[];
  readonly lines: readonly (readonly [Point, Point])[];
}

export function freePlace(
  label: Label,
  candidates: readonly Place[],
  { inside, boxes, lines }: Obstacles,
): Place | undefined {
  return candidates.find((place) => {
    const box = boxOf(label, place);
    return (
      contains(inside, box) &&
      !boxes.some((other) => overlap(box, other)) &&
      !lines.some(([from, to]) => crosses(box, from, to))
    );
  });
}

/** Places the labels in order of importance; those without a free place are left out. */
export function placeLabels(labels: readonly PlacedLabel[], obstacles: Obstacles): readonly SceneShape[] {
  const taken: Box[] = [...obstacles.boxes];
  return labels.flatMap((label) => {
    const place = freePlace(label, label.candidates, { ...obstacles, boxes: taken });
    if (place === undefined) return [];
    taken.push(boxOf(label, place));
    return [labelShape(label, place)];
  });
}

export function segmentsOf(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i];
    return from === undefined ? [] : [[from, to] as const];
  });
}

const clearance = 2.5;

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** Whether the boxes come closer than `room` to each other. */
export function overlap(a: Box, b: Box, room: number = clearance): boolean {
  return (
    a.left < b.right + room && b.left < a.right + room && a.top < b.bottom + room && b.top < a.bottom + room
  );
}

/** Whether the segment touches the box: the part of it between the box's sides also lies between top and bottom. */
function crosses(box: Box, from: Point, to: Point): boolean {
  const across = clip([0, 1], [from.x, to.x], [box.left - clearance, box.right + clearance]);
  if (across === undefined) return false;
  return clip(across, [from.y, to.y], [box.top - clearance, box.bottom + clearance]) !== undefined;
}

type Range = readonly [number, number];

/** The part of `share` (of the way from `ends[0]` to `ends[1]`) that lies within `limits`. */
function clip(share: Range, ends: Range, limits: Range): Range | undefined {
  const way = ends[1] - ends[0];
  if (way === 0) return ends[0] >= limits[0] && ends[0] <= limits[1] ? share : undefined;
  const entries = [(limits[0] - ends[0]) / way, (limits[1] - ends[0]) / way].sort((a, b) => a - b);
  const start = Math.max(share[0], entries[0] ?? 0);
  const end = Math.min(share[1], entries[1] ?? 1);
  return start <= end ? [start, end] : undefined;
}
