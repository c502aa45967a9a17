/** Input that has broken other programs: as ids, as queries, and as bodies that are nearly right. */
import fc from "fast-check";

export const hostileTexts: readonly string[] = [
  "../../../../etc/passwd",
  "'; drop table loan; --",
  "\u0000",
  "a".repeat(3000),
  "=cmd|' /C calc'!A0",
  "__proto__",
  "%2e%2e%2f",
];

export const hostileQueries: readonly string[] = [
  "limit=-1",
  "limit=99999999999999999999",
  "limit=1&limit=2",
  "cursor=%00",
  "cursor=%27%20or%201%3D1--",
  "sort=number%3Bdrop",
  "asOf=2026-02-31",
  "knownAt=yesterday",
  "asOf[]=2026-01-01",
  "__proto__[x]=1",
];

const hostileValues: readonly unknown[] = [
  null,
  [],
  {},
  "",
  -1,
  1e308,
  "\u0000",
  "\ud800",
  "９".repeat(40),
  "9".repeat(5000),
  "1e9",
  "NaN",
  "-0",
  "2026-02-31",
  "9999-12-31",
  "'; drop table loan; --",
  "=HYPERLINK(1)",
  true,
];

const rawBodies: readonly string[] = [
  "",
  "null",
  "[]",
  '"text"',
  "{",
  "[".repeat(20_000),
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"a":1,"a":2}',
  "<xml/>",
];

/** Raw bodies, and the right one with single values replaced; which ones the seed decides. */
export function hostileBodies(right: string, seed: number): readonly string[] {
  const value = JSON.parse(right) as unknown;
  const places = placesOf(value);
  if (places.length === 0) return rawBodies;
  const changed = fc
    .sample(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...hostileValues)), { numRuns: 12, seed })
    .map(([place, hostile]) => JSON.stringify(replaced(value, place, hostile)));
  return [...rawBodies, ...changed];
}

type Place = readonly (string | number)[];

function placesOf(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== "object" || value === null) return at.length === 0 ? [] : [at];
  const below = Array.isArray(value)
    ? value.flatMap((item, position) => placesOf(item, [...at, position]))
    : Object.entries(value).flatMap(([name, item]) => placesOf(item, [...at, name]));
  return at.length === 0 ? below : [at, ...below];
}

function replaced(value: unknown, [first, ...rest]: Place, hostile: unknown): unknown {
  if (first === undefined) return hostile;
  if (Array.isArray(value)) {
    return value.map((item, position) =>
      position === first ? replaced(item, rest, hostile) : (item as unknown),
    );
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([name, item]) => [
      name,
      name === first ? replaced(item, rest, hostile) : item,
    ]),
  );
}
