/**
 * A loan whose import was undone keeps its number on record for good. When the same loan comes again it gets the next
 * free form of its number: "L-1 (2)".
 */
const mostForms = 9;

/** All forms of a number, the plain one first. */
export function numbersLike(number: string): readonly string[] {
  return [number, ...Array.from({ length: mostForms - 1 }, (_, i) => `${number} (${i + 2})`)];
}

export function freeNumber(number: string, taken: ReadonlyMap<string, unknown>): string | undefined {
  return numbersLike(number).find((form) => !taken.has(form));
}
