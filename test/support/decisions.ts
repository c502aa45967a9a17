import type { Decision, Rejection } from "../../src/domain/kernel/decision.ts";

/** The accepted value; fails the test with the refusal where there is none. */
export function accepted<T>(decision: Decision<T>): T {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.rejection)}`);
  return decision.value;
}

/** The refusal; fails the test where the rule accepted. */
export function refused<R extends Rejection>(decision: Decision<unknown, R>): R {
  if (decision.ok) throw new Error(`accepted: ${String(decision.value)}`);
  return decision.rejection;
}
