/** A broken invariant is a defect of ours, never a mistake of the user: it stops the work in hand. */
export class BrokenInvariant extends Error {
  override readonly name = "BrokenInvariant";
}

/** A text, or how to write it: where a figure stands in it and the check runs for every cell, writing it would cost. */
type Text = string | (() => string);

export function invariant(condition: boolean, message: Text): asserts condition {
  if (!condition) throw new BrokenInvariant(textOf(message));
}

function textOf(text: Text): string {
  return typeof text === "string" ? text : text();
}

/** For the end of a `switch` over a closed list. */
export function unreachable(value: never): never {
  throw new BrokenInvariant(`unexpected value ${JSON.stringify(value)}`);
}

/** The value, which the caller knows to be there. */
export function present<T>(value: T | undefined | null, what: Text): T {
  if (value === undefined || value === null) throw new BrokenInvariant(`${textOf(what)} is missing`);
  return value;
}
