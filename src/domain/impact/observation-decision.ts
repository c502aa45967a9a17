/**
 * Who may take which step in the life of an observation. Whoever submitted a figure, drafted it or added evidence does
 * not review it, in whatever role and for whatever organization he comes back: the rule looks at the person, because
 * one person may hold two roles and belong to two organizations. Above E0 (stated only) an
 * acceptance needs a file to rest on, and nobody grades higher than he can vouch for.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { attestedGrade } from "./attestation.ts";
import { decideGrade, type GradingRejection } from "./evidence-grade.ts";
import {
  observationState,
  stateAfter,
  type Observation,
  type ObservationActor,
  type ObservationState,
  type ObservationStep,
  type ObservationStepKind,
} from "./observation.ts";

export type ObservationRejection =
  | Rejection<
      | "stepNotAllowed"
      | "reviewerIsSubmitter"
      | "reviewerIsPreparer"
      | "roleMayNotReview"
      | "evidenceMissing"
      | "versionNotNewer"
    >
  | GradingRejection;

/** What a step is decided on. */
interface Steppable extends Pick<Observation, "version" | "events"> {
  /** People who drafted it and who added evidence to it. */
  readonly preparedBy?: readonly string[];
}

interface ProposedStep {
  readonly observation: Steppable;
  readonly step: ObservationStep;
  readonly actor: ObservationActor;
}

/** The state that the step leads to, or the rule it breaks. */
export function decideObservation(
  observation: Steppable,
  step: ObservationStep,
  actor: ObservationActor,
): Decision<ObservationState, ObservationRejection> {
  const state = observationState(observation.events);
  const next = stateAfter(state, step.kind);
  if (next === undefined) return reject({ code: "stepNotAllowed", figures: { state, step: step.kind } });
  for (const rule of rules) {
    const complaint = rule({ observation, step, actor });
    if (complaint !== undefined) return reject(complaint);
  }
  return accept(next);
}

type Rule = (proposed: ProposedStep) => ObservationRejection | undefined;

const rules: readonly Rule[] = [
  submitterDoesNotReview,
  preparerDoesNotReview,
  onlyReviewersReview,
  gradeRestsOnEvidence,
  gradeIsWithinReach,
  newerVersionSupersedes,
];

const reviewingSteps: readonly ObservationStepKind[] = [
  "reviewStarted",
  "returned",
  "accepted",
  "rejected",
  "attested",
];

function submitterDoesNotReview({
  observation,
  step,
  actor,
}: ProposedStep): ObservationRejection | undefined {
  if (!reviewingSteps.includes(step.kind)) return undefined;
  const { personId } = actor;
  const submitted = observation.events.some(
    (event) => event.kind === "submitted" && event.actor.personId === personId,
  );
  return submitted ? { code: "reviewerIsSubmitter", figures: { personId, step: step.kind } } : undefined;
}

function preparerDoesNotReview({
  observation: { preparedBy = [] },
  step,
  actor: { personId },
}: ProposedStep): ObservationRejection | undefined {
  if (!reviewingSteps.includes(step.kind) || !preparedBy.includes(personId)) return undefined;
  return { code: "reviewerIsPreparer", figures: { personId, step: step.kind } };
}

function onlyReviewersReview({ step, actor: { role } }: ProposedStep): ObservationRejection | undefined {
  const reviews = role === "accountOfficer" || role === "reviewer" || role === "verifier";
  if (reviews || !reviewingSteps.includes(step.kind)) return undefined;
  return { code: "roleMayNotReview", figures: { role, step: step.kind } };
}

function gradeRestsOnEvidence({ observation, step }: ProposedStep): ObservationRejection | undefined {
  if (step.kind !== "accepted" || step.grade === "E0") return undefined;
  const files = observation.events.findLast((event) => event.kind === "submitted")?.evidence.length ?? 0;
  return files === 0 ? { code: "evidenceMissing", figures: { grade: step.grade, files } } : undefined;
}

function gradeIsWithinReach({ step, actor: { role } }: ProposedStep): ObservationRejection | undefined {
  if (role === "organizer" || (step.kind !== "accepted" && step.kind !== "attested")) return undefined;
  const decision = decideGrade(
    step.kind === "accepted"
      ? { grade: step.grade, gradedBy: [role] }
      : { grade: attestedGrade(step.attestation) ?? "E3", gradedBy: [role], attestation: step.attestation },
  );
  return decision.ok ? undefined : decision.rejection;
}

function newerVersionSupersedes({ observation, step }: ProposedStep): ObservationRejection | undefined {
  if (step.kind !== "superseded" || step.byVersion > observation.version) return undefined;
  const { version } = observation;
  return { code: "versionNotNewer", figures: { version, byVersion: step.byVersion } };
}
