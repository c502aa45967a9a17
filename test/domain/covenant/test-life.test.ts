import { expect } from "chai";
import { covenantRateSteps } from "../../../src/domain/covenant/covenant-step.ts";
import { decideCovenantStep, testStanding } from "../../../src/domain/covenant/test-life.ts";
import type { Instant } from "../../../src/domain/kernel/instant.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { basisPointsText } from "../../../src/domain/kernel/rate.ts";
import { readCases } from "../../support/cases.ts";
import { covenantEvents, type WrittenEvent } from "../../support/covenant-events.ts";
import { refused } from "../../support/decisions.ts";

interface LifeCase {
  readonly name: string;
  readonly breachesWhenLate: boolean;
  readonly events: readonly WrittenEvent[];
  readonly asOf: string;
  readonly expect?: Readonly<Record<string, unknown>>;
  readonly proposed?: WrittenEvent;
  readonly refused?: string;
}

interface StepCase {
  readonly name: string;
  readonly events: readonly WrittenEvent[];
  readonly expect: readonly (readonly [string, string])[];
}

const testOn = "2025-03-31";
const dates = {
  testOn: localDate(testOn),
  dueOn: localDate("2025-06-30"),
  graceEndOn: localDate("2025-07-14"),
};
const knownAt = "2030-01-01T00:00:00.000Z" as Instant;

describe("life of a covenant test", () => {
  for (const c of readCases("covenant/test-life") as readonly LifeCase[]) {
    const test = { ...dates, breachesWhenLate: c.breachesWhenLate };
    const events = covenantEvents(c.events, testOn);
    if (c.refused === undefined) {
      it(c.name, () => {
        expect(testStanding(test, events, { asOf: localDate(c.asOf), knownAt })).to.include(c.expect);
      });
    } else {
      it(`refuses ${c.name}`, () => {
        const written = [...c.events, present(c.proposed, "a proposed step")];
        const proposed = present(covenantEvents(written, testOn).at(-1), "a step");
        expect(refused(decideCovenantStep(test, events, proposed)).code).to.equal(c.refused);
      });
    }
  }
});

describe("rate step for a breach", () => {
  for (const c of readCases("covenant/covenant-step") as readonly StepCase[]) {
    it(c.name, () => {
      const rows = covenantRateSteps([{ covenant: "c", events: covenantEvents(c.events, testOn) }]);
      const shown = rows.map(({ effectiveOn, stepBp }) => [effectiveOn, basisPointsText(stepBp)]);
      expect(shown).to.deep.equal(c.expect);
    });
  }
});
