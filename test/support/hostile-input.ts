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
  "..\\..\\windows\\win.ini",
  "1' or '1'='1",
  "\ud83d\ude00",
  "９９９９",
  "-1",
  "9".repeat(400),
  "00000000-0000-4000-8000-00000000000g",
];

/** Addresses that lead out of the folder, or nowhere; they are sent as they stand. */
export const hostileAddresses: readonly string[] = [
  "/../../etc/passwd",
  "/v1/../../etc/passwd",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/assets/..%2f..%2fpackage.json",
  "/assets/%00.js",
  "/v1/loans/%",
  "/v1/loans/%c0%af",
  "/v1/loans/%00",
  "/v1//loans",
  "/V1/loans",
  "/v1/loans/",
  "//evil.example/v1/loans",
  "/v1/loans?%00=1",
  `/v1/loans?${"a=1&".repeat(2000)}`,
  "/openapi.json/..;/v1/loans",
];

export const hostileMediaTypes: readonly string[] = [
  "text/plain",
  "text/html",
  "application/xml",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  "application/merge-patch+json",
  "application/octet-stream",
  "*/*",
  "",
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
  "../../../../etc/passwd",
  "=HYPERLINK(1)",
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_VALUE,
  1.5,
  { $gt: "" },
  Array.from({ length: 5000 }, () => 0),
  true,
];

const deep = 40;

const rawBodies: readonly string[] = [
  `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
  `${"[".repeat(deep)}${"]".repeat(deep)}`,
  '{"a":1e999999}',
  `{"a":${"9".repeat(20_000)}}`,
  '{"\\u0000":1}',
  "\ufeff{}",
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
