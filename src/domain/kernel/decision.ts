/**
 * A rule answers with a decision: the accepted value, or a rejection that says which rule refused and shows the
 * figures that do not add up. Refusals are ordinary outcomes of business and travel as values; exceptions are kept
 * for broken invariants, which are our own mistakes.
 */
export type Decision<T, R extends Rejection = Rejection> = Accepted<T> | Rejected<R>;

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Rejected<R extends Rejection = Rejection> {
  readonly ok: false;
  readonly rejection: R;
}

/** A refusal: a code of a closed list, and the figures behind it in the words of the API (decimal text, ISO days). */
export interface Rejection<Code extends string = string> {
  readonly code: Code;
  readonly figures?: Readonly<Record<string, string | number | boolean | null>>;
  /** JSON pointer into the caller's input, when one field is to blame. */
  readonly pointer?: string;
}

export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

export function reject<R extends Rejection>(rejection: R): Rejected<R> {
  return { ok: false, rejection };
}

export function mapDecision<T, U, R extends Rejection>(
  decision: Decision<T, R>,
  change: (value: T) => U,
): Decision<U, R> {
  return decision.ok ? accept(change(decision.value)) : decision;
}

/** All values, or the first refusal in order. */
export function allAccepted<T, R extends Rejection>(
  decisions: readonly Decision<T, R>[],
): Decision<readonly T[], R> {
  const values: T[] = [];
  for (const decision of decisions) {
    if (!decision.ok) return decision;
    values.push(decision.value);
  }
  return accept(values);
}

/** A refusal that points into a part of a record, pointed at from the record itself. */
export function pointedFrom<T, R extends Rejection>(part: string, decision: Decision<T, R>): Decision<T, R> {
  if (decision.ok || decision.rejection.pointer === undefined) return decision;
  return reject({ ...decision.rejection, pointer: `${part}${decision.rejection.pointer}` });
}
