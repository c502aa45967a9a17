import { expect } from "chai";
import { decideObservation } from "../../../src/domain/impact/observation-decision.ts";
import {
  countsForVerdict,
  observationGrade,
  observationState,
  observationStates,
  observedValue,
  returnReasons,
  standingVersion,
} from "../../../src/domain/impact/observation.ts";
import { BrokenInvariant } from "../../../src/domain/kernel/invariant.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import {
  actorOf,
  eventsOf,
  minute,
  observation,
  stepOf,
  type WrittenStep,
} from "../../support/observations.ts";

interface LifeCase {
  readonly name: string;
  readonly steps: readonly WrittenStep[];
  readonly state?: string;
  readonly value?: string;
  readonly grade?: string;
  /** The last step is refused with this code; all before it are accepted. */
  readonly refused?: string;
}

const submitted: WrittenStep = {
  step: "submitted",
  by: "Mori",
  role: "organizer",
  value: "51.7",
  evidence: ["aa"],
};
const reviewStarted: WrittenStep = { step: "reviewStarted", by: "Sato", role: "accountOfficer" };
const acceptedStep: WrittenStep = { step: "accepted", by: "Sato", role: "accountOfficer", grade: "E2" };

describe("the life of an observation", () => {
  for (const { name, steps, state, value, grade, refused: code } of readCases(
    "impact/observation-life",
  ) as readonly LifeCase[]) {
    it(name, () => {
      const decisions = steps.map((step, i) =>
        decideObservation({ version: 1, events: eventsOf(steps.slice(0, i)) }, stepOf(step), actorOf(step)),
      );
      const last = decisions.at(-1);
      if (code !== undefined) {
        expect(refused(last ?? { ok: true, value: "no step" }).code).to.equal(code);
        decisions.slice(0, -1).forEach(accepted);
        return;
      }
      decisions.forEach(accepted);
      const events = eventsOf(steps);
      expect(observationState(events)).to.equal(state);
      if (last !== undefined) expect(accepted(last)).to.equal(state);
      if (value !== undefined) expect(observedValue(events)?.toFixed()).to.equal(value);
      if (grade !== undefined) expect(observationGrade(events)).to.equal(grade);
    });
  }

  it("can be returned for each of the ten reasons", () => {
    const events = eventsOf([submitted, reviewStarted]);
    const states = returnReasons.map((reason) =>
      accepted(
        decideObservation({ version: 1, events }, { kind: "returned", reason }, actorOf(reviewStarted)),
      ),
    );
    expect(states).to.deep.equal(Array.from({ length: 10 }, () => "returned"));
  });

  it("names person and step where the submitter reviews", () => {
    const events = eventsOf([submitted]);
    const actor = { personId: "Mori", role: "reviewer" } as const;
    expect(
      refused(decideObservation({ version: 1, events }, { kind: "reviewStarted" }, actor)),
    ).to.deep.equal({
      code: "reviewerIsSubmitter",
      figures: { personId: "Mori", step: "reviewStarted" },
    });
  });

  it("is reviewed by nobody who drafted it or added evidence to it, in whatever role", () => {
    const observed = { version: 1, events: eventsOf([submitted]), preparedBy: ["Kato"] };
    for (const role of ["accountOfficer", "reviewer", "verifier"] as const) {
      const decision = decideObservation(observed, { kind: "reviewStarted" }, { personId: "Kato", role });
      expect(refused(decision)).to.deep.equal({
        code: "reviewerIsPreparer",
        figures: { personId: "Kato", step: "reviewStarted" },
      });
    }
    accepted(
      decideObservation(observed, { kind: "reviewStarted" }, { personId: "Sato", role: "accountOfficer" }),
    );
  });

  it("names state and step where the step is not possible", () => {
    const decision = decideObservation(observation([]), { kind: "locked" }, actorOf(reviewStarted));
    expect(refused(decision)).to.deep.equal({
      code: "stepNotAllowed",
      figures: { state: "draft", step: "locked" },
    });
  });

  it("has no value and no grade as a draft", () => {
    expect([observedValue([]), observationGrade([])]).to.deep.equal([undefined, undefined]);
  });

  it("does not read recorded steps that cannot follow each other", () => {
    expect(() => observationState(eventsOf([acceptedStep]))).to.throw(BrokenInvariant, "accepted from draft");
  });

  it("counts for a verdict once accepted, until it is superseded", () => {
    expect(observationStates.filter(countsForVerdict)).to.deep.equal(["accepted", "attested", "locked"]);
  });
});

describe("the standing version", () => {
  const life: readonly WrittenStep[] = [submitted, reviewStarted, acceptedStep];
  const superseded: WrittenStep = { step: "superseded", by: "Kato", role: "reviewer", byVersion: 2 };
  const first = observation([...life, superseded]);
  const restated = observation(life, { version: 2 });

  it("is the newest that counts", () => {
    const versions = [restated, observation(life)];
    expect(standingVersion(versions, { knownAt: minute(9) })).to.equal(restated);
  });

  it("was the first before it was superseded", () => {
    expect(standingVersion([first], { knownAt: minute(2) })).to.equal(first);
    expect(standingVersion([first], { knownAt: minute(3) })).to.equal(undefined);
  });

  it("is none while nothing is accepted", () => {
    expect(standingVersion([observation([submitted])], { knownAt: minute(9) })).to.equal(undefined);
    expect(standingVersion([first, restated], { knownAt: minute(1) })).to.equal(undefined);
  });
});
