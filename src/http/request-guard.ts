/** Refuses input that no schema should have to think about: poisonous keys, bottomless nesting, broken text. */
import { problem, type Complaint, type Problem } from "./problem.ts";
import type { ProblemCode } from "./problem-codes.ts";

const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
const deepest = 32;
const controlCharacter = /[^\P{Cc}\t\n\r]/u;

type Part = Complaint["in"];
type Path = readonly (string | number)[];

/** Throws unless the parsed JSON is harmless all the way down. */
export function guardValue(value: unknown, part: Part, path: Path = []): void {
  if (path.length > deepest) throw refused("tooDeep", { part, path, figures: { deepest } });
  if (typeof value === "string") guardText(value, part, path);
  else if (Array.isArray(value)) {
    for (const [position, item] of value.entries()) guardValue(item, part, [...path, position]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      guardKey(key, part, path);
      guardValue(field, part, [...path, key]);
    }
  }
}

/** The query as one text per key. Throws where a key is repeated or the text was not percent-encoded UTF-8. */
export function guardQuery(
  parsed: Readonly<Record<string, unknown>>,
  url: string,
): Readonly<Record<string, unknown>> {
  guardEncoding(url);
  for (const [key, value] of Object.entries(parsed)) {
    if (Array.isArray(value)) {
      throw refused("repeatedQueryKey", { part: "query", path: [key], figures: { key } });
    }
  }
  guardValue(parsed, "query");
  return parsed;
}

function guardEncoding(url: string): void {
  try {
    decodeURIComponent(url.replaceAll("+", " "));
  } catch {
    throw problem("malformedRequest");
  }
}

function guardKey(key: string, part: Part, path: Path): void {
  if (forbiddenKeys.has(key)) throw refused("forbiddenKey", { part, path: [...path, key], figures: { key } });
  guardText(key, part, path);
}

function guardText(text: string, part: Part, path: Path): void {
  if (/\p{Cs}/u.test(text)) throw refused("malformedUnicode", { part, path });
  if (controlCharacter.test(text)) throw refused("controlCharacter", { part, path });
}

interface Where {
  readonly part: Part;
  readonly path: Path;
  readonly figures?: Readonly<Record<string, string | number>>;
}

function refused(code: ProblemCode, { part, path, figures = {} }: Where): Problem {
  return problem(code, { figures, complaints: [{ in: part, pointer: pointerOf(path), code, figures }] });
}

/** JSON pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
