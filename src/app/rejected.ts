/** A use-case that refuses throws `Rejected`; `http` turns the code into a problem document, the CLI into a line. */
import type { Decision, Rejection } from "../domain/kernel/decision.ts";

export class Rejected extends Error {
  override readonly name = "Rejected";
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}

/** The accepted value of a decision. Throws `Rejected` with the rule's own refusal. */
export function orReject<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new Rejected(decision.rejection);
}

/** The value found. What is not there and what the caller may not know of are answered alike. */
export function orNotFound<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Rejected({ code: "notFound", figures: { what } });
  return value;
}
