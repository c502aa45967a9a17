import { expect } from "chai";
import fc from "fast-check";
import { assuranceConclusions, assuranceLevels } from "../../src/domain/impact/attestation.ts";
import {
  compareGrades,
  decideGrade,
  evidenceGrades,
  graderRoles,
} from "../../src/domain/impact/evidence-grade.ts";
import { decideObservation } from "../../src/domain/impact/observation-decision.ts";
import {
  observationGrade,
  observationState,
  returnReasons,
  type ObservationEvent,
} from "../../src/domain/impact/observation.ts";
import { actorOf, minute, stepOf, type WrittenStep } from "../support/observations.ts";

const person = fc.constantFrom("Mori", "Hara", "Sato", "Kato", "Ueda");
const role = fc.constantFrom(...graderRoles, "organizer" as const);

const writtenStep: fc.Arbitrary<WrittenStep> = fc
  .record({
    by: person,
    role,
    step: fc.oneof(
      fc.record({
        step: fc.constant("submitted" as const),
        value: fc.integer().map(String),
        evidence: fc.constantFrom([], ["aa"]),
      }),
      fc.record({ step: fc.constantFrom("reviewStarted" as const, "rejected", "withdrawn", "locked") }),
      fc.record({ step: fc.constant("returned" as const), reason: fc.constantFrom(...returnReasons) }),
      fc.record({ step: fc.constant("accepted" as const), grade: fc.constantFrom(...evidenceGrades) }),
      fc.record({
        step: fc.constant("attested" as const),
        level: fc.constantFrom(...assuranceLevels),
        conclusion: fc.constantFrom(...assuranceConclusions),
      }),
      fc.record({ step: fc.constant("superseded" as const), byVersion: fc.integer({ min: 0, max: 3 }) }),
    ),
  })
  .map(({ by, role: as, step }) => ({ by, role: as, ...step }));

/** Tries the steps one after the other and records those that are accepted. */
function live(steps: readonly WrittenStep[]): readonly ObservationEvent[] {
  return steps.reduce<readonly ObservationEvent[]>((events, written) => {
    const [step, actor] = [stepOf(written), actorOf(written)];
    const decision = decideObservation({ version: 1, events }, step, actor);
    if (!decision.ok) return events;
    const after = [...events, { ...step, actor, recordedAt: minute(events.length), note: "" }];
    expect(observationState(after)).to.equal(decision.value);
    return after;
  }, []);
}

const lives = fc.array(writtenStep, { minLength: 30, maxLength: 120 }).map(live);

describe("law of the life of an observation", () => {
  it("never passes through the hands of its submitter in review, whatever is tried", () => {
    let acceptances = 0;
    fc.assert(
      fc.property(lives, (events) => {
        const submitters = new Set<string>();
        for (const { kind, actor } of events) {
          if (kind === "submitted") submitters.add(actor.personId);
          if (["reviewStarted", "returned", "accepted", "rejected", "attested"].includes(kind)) {
            expect(submitters.has(actor.personId)).to.equal(false);
            expect(actor.role).not.to.be.oneOf(["organizer", "machineFeed"]);
          }
          if (kind === "accepted") acceptances += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(acceptances).to.be.greaterThan(0);
  });

  it("never grades above E2 without an unmodified attestation that is not the officer's alone", () => {
    fc.assert(
      fc.property(lives, (events) => {
        const grade = observationGrade(events);
        if (grade === undefined || compareGrades(grade, "E2") <= 0) return;
        const attested = events.find(({ kind }) => kind === "attested");
        expect(attested?.kind === "attested" && attested.attestation.conclusion).to.equal("unmodified");
        expect(attested?.actor.role).to.be.oneOf(["reviewer", "verifier"]);
      }),
      { numRuns: 400 },
    );
  });

  it("gives a weaker grade wherever it gives a stronger one", () => {
    const gradedBy = fc.tuple(fc.constantFrom(...graderRoles), fc.constantFrom(...graderRoles));
    const attestation = fc.record({
      level: fc.constantFrom(...assuranceLevels),
      conclusion: fc.constantFrom(...assuranceConclusions),
    });
    fc.assert(
      fc.property(gradedBy, attestation, (by, statement) => {
        const given = evidenceGrades.map(
          (grade) => decideGrade({ grade, gradedBy: by, attestation: statement }).ok,
        );
        expect(given).to.deep.equal(given.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});
