import type { z } from "zod";
import type { agreementTest } from "../../../contract/agreement/answers.ts";

export type TestAnswer = z.output<typeof agreementTest>;

/** Names a test date of an agreement among all others. */
export function testKey({ agreement, testOn }: TestAnswer): string {
  return `${agreement.id}/${testOn}`;
}
