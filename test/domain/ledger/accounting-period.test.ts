import { expect } from "chai";
import fc from "fast-check";
import { addDays, localDate, type LocalDate } from "../../../src/domain/kernel/local-date.ts";
import type { Decision } from "../../../src/domain/kernel/decision.ts";
import {
  bookedOn,
  closedThrough,
  closePeriod,
  mustBeOpen,
  periodAround,
  reopenPeriod,
  type PeriodEvent,
  type PeriodKind,
} from "../../../src/domain/ledger/accounting-period.ts";
import { readCases } from "../../support/cases.ts";

interface PeriodCase {
  readonly name: string;
  readonly today: string;
  /** "close month 2026-04-01" */
  readonly steps: readonly string[];
  readonly closedThroughOn?: string | null;
  readonly rejects?: string;
}

function take(events: readonly PeriodEvent[], step: string, today: LocalDate): Decision<PeriodEvent> {
  const [verb, kind, day = ""] = step.split(" ");
  const period = periodAround(kind as PeriodKind, localDate(day));
  return verb === "close" ? closePeriod(events, period, today) : reopenPeriod(events, period);
}

describe("accounting periods", () => {
  for (const { name, today, steps, closedThroughOn, rejects } of readCases(
    "ledger/accounting-period",
  ) as readonly PeriodCase[]) {
    it(name, () => {
      const events: PeriodEvent[] = [];
      let refused: string | undefined;
      for (const step of steps) {
        const decision = take(events, step, localDate(today));
        if (decision.ok) events.push(decision.value);
        else refused = decision.rejection.code;
      }
      expect(refused).to.equal(rejects);
      if (rejects === undefined) expect(closedThrough(events) ?? null).to.equal(closedThroughOn);
    });
  }

  it("what belongs to a closed day is booked on the first open one, everything else on its own", () => {
    const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(localDate("2026-04-01"), days));
    fc.assert(
      fc.property(day, fc.option(day, { nil: undefined }), (belongsOn, closedThroughOn) => {
        const on = bookedOn(belongsOn, closedThroughOn);
        const isClosed = closedThroughOn !== undefined && belongsOn <= closedThroughOn;
        expect(on).to.equal(isClosed ? addDays(closedThroughOn, 1) : belongsOn);
        expect(mustBeOpen(belongsOn, closedThroughOn).ok).to.equal(!isClosed);
        expect(bookedOn(on, closedThroughOn)).to.equal(on);
      }),
    );
  });
});
