import type { CovenantEvent } from "../../src/domain/covenant/test-life.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { parseBasisPoints } from "../../src/domain/kernel/rate.ts";
import { accepted } from "./decisions.ts";

/** An event as a case writes it: of the test of that day unless it names another. */
export type WrittenEvent = Readonly<Record<string, unknown>> & {
  readonly kind: string;
  readonly effectiveOn: string;
};

/** Ids and moments of recording in the order written. */
export function covenantEvents(written: readonly WrittenEvent[], testOn: string): readonly CovenantEvent[] {
  return written.map(({ stepBp, ...event }, i) => ({
    testOn,
    id: `event-${String(i).padStart(2, "0")}`,
    recordedAt: `2025-01-01T00:00:${String(i).padStart(2, "0")}.000Z` as Instant,
    ...event,
    ...(typeof stepBp === "string" ? { stepBp: accepted(parseBasisPoints(stepBp)) } : {}),
  })) as unknown as readonly CovenantEvent[];
}
