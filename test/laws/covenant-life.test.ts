import { expect } from "chai";
import fc from "fast-check";
import { covenantRateSteps } from "../../src/domain/covenant/covenant-step.ts";
import { headroomLevel } from "../../src/domain/covenant/headroom.ts";
import {
  decideCovenantStep,
  testStanding,
  type CovenantEvent,
  type CovenantStep,
} from "../../src/domain/covenant/test-life.ts";
import { testCovenant } from "../../src/domain/covenant/covenant-test.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import { parseBasisPoints } from "../../src/domain/kernel/rate.ts";
import { accepted } from "../support/decisions.ts";

const testOn = localDate("2025-03-31");
const test = {
  testOn,
  dueOn: localDate("2025-06-30"),
  graceEndOn: localDate("2025-07-14"),
  breachesWhenLate: false,
};
const knownAt = "2030-01-01T00:00:00.000Z" as Instant;
const stepBp = accepted(parseBasisPoints("20"));

const step: fc.Arbitrary<CovenantStep> = fc.oneof(
  fc
    .constantFrom("complied" as const, "breached" as const)
    .map((verdict) => ({ kind: "tested" as const, verdict })),
  fc
    .constantFrom("cured" as const, "closed" as const, "accelerationRequested" as const)
    .map((kind) => ({ kind })),
  fc.record({
    kind: fc.constant("waived" as const),
    scope: fc.constantFrom("thisTest" as const, "untilEndDate" as const),
    untilOn: fc.integer({ min: 400, max: 600 }).map((days) => addDays(testOn, days)),
    keepsStep: fc.boolean(),
  }),
  fc.integer({ min: 0, max: 200 }).map((days) => ({
    kind: "stepApplied" as const,
    stepBp,
    fromOn: addDays(testOn, days),
  })),
);

/** A history that could have been recorded: each step on a later day, those that are not allowed left out. */
const history = fc.array(fc.tuple(step, fc.integer({ min: 1, max: 40 })), { maxLength: 8 }).map((drawn) => {
  let effectiveOn = testOn;
  const events: CovenantEvent[] = [];
  for (const [taken, days] of drawn) {
    effectiveOn = addDays(effectiveOn, days);
    const id = `event-${String(events.length)}`;
    const event: CovenantEvent = { ...taken, id, testOn, effectiveOn, recordedAt: knownAt };
    if (decideCovenantStep(test, events, event).ok) events.push(event);
  }
  return events;
});

describe("law of the life of a covenant test", () => {
  it("the order in which facts were recorded never changes the answer", () => {
    const shuffled = history.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 700 }), ([events, others], days) => {
        const viewpoint = { asOf: addDays(testOn, days), knownAt };
        expect(testStanding(test, others, viewpoint)).to.deep.equal(testStanding(test, events, viewpoint));
        expect(covenantRateSteps([{ covenant: "c", events: others }])).to.deep.equal(
          covenantRateSteps([{ covenant: "c", events }]),
        );
      }),
    );
  });

  it("a delivery recorded twice has one effect", () => {
    const owed = { ...test, breachesWhenLate: true };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (first, later) => {
        const event = (id: string, days: number): CovenantEvent => ({
          kind: "delivered",
          id,
          testOn,
          effectiveOn: addDays(testOn, days),
          recordedAt: knownAt,
        });
        const once = [event("a", first)];
        const viewpoint = { asOf: addDays(testOn, 700), knownAt };
        const twice = [...once, event("b", first + later)];
        expect(testStanding(owed, twice, viewpoint).state).to.equal(
          testStanding(owed, once, viewpoint).state,
        );
      }),
    );
  });

  it("steps alternate and end where the breach ends", () => {
    fc.assert(
      fc.property(history, (events) => {
        const rows = covenantRateSteps([{ covenant: "c", events }]);
        const days = rows.map(({ effectiveOn }) => effectiveOn);
        expect(days).to.deep.equal([...new Set(days)].toSorted());
        if (events.some(({ kind }) => kind === "cured" || kind === "closed")) {
          expect(rows.at(-1)?.stepBp ?? 0n).to.equal(0n);
        }
      }),
    );
  });

  it("zero is not a loss, and the level agrees with the verdict", () => {
    const results = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(results, (drawn) => {
        const ordinary = drawn.map((result) => decimal(result));
        const result = accepted(
          testCovenant({
            kind: "noConsecutiveLosses",
            params: { measure: "ordinary", terms: 2, fallbackMeasure: null },
            figures: { operating: [], ordinary, net: [] },
          }),
        );
        if (drawn.includes(0)) expect(result.state).to.equal("complied");
        const isBeyond = headroomLevel(result, undefined) === "beyondLimit";
        expect(isBeyond).to.equal((result.headroom?.numerator ?? 0n) < 0n);
      }),
    );
  });
});
