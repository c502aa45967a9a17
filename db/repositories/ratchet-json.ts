import type { Decision } from "../../src/domain/kernel/decision.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { parseRate, type Rate } from "../../src/domain/kernel/rate.ts";

/** A rate as it is kept: text. */
export function rateOf(text: string): Rate {
  const rate: Decision<Rate> = parseRate(text);
  return present(rate.ok ? rate.value : undefined, `a readable form of ${text}`);
}
