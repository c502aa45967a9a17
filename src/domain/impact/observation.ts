/**
 * The life of an observation (実績値): draft → submitted → inReview → accepted → attested → locked. A reviewer returns
 * it with a reason code, and it comes back, corrected or not, as a new submission. Rejected, withdrawn and superseded
 * are exits. The state is never stored as a fact of its own: it is read from the events, so that it can be told for
 * every moment of the past.
 *
 * Attestation may be skipped, since a group-reviewed loan needs none. What a rate decision has read is locked, and can
 * only be superseded by a restatement.
 */
import type { Decimal } from "../kernel/decimal.ts";
import { present } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { isKnown, type RecordedFact, type Viewpoint } from "../kernel/viewpoint.ts";
import { attestedGrade, type Attestation } from "./attestation.ts";
import type { EvidenceGrade, GraderRole } from "./evidence-grade.ts";
import type { KpiPeriod } from "./kpi.ts";

export const observationStates = [
  "draft",
  "submitted",
  "inReview",
  "returned",
  "accepted",
  "attested",
  "locked",
  "rejected",
  "withdrawn",
  "superseded",
] as const;
export type ObservationState = (typeof observationStates)[number];

export const returnReasons = [
  "periodMismatch",
  "scopeMismatch",
  "unitMismatch",
  "methodChanged",
  "sampleTooSmall",
  "unreadable",
  "doesNotReconcile",
  "duplicateEvidence",
  "notIndependent",
  "late",
] as const;
export type ReturnReason = (typeof returnReasons)[number];

export interface ObservationActor {
  /** A machine feed acts under its own id. */
  readonly personId: string;
  readonly role: GraderRole | "organizer";
}

/** A step in the life of an observation, before anyone has recorded it. */
export type ObservationStep =
  | {
      readonly kind: "submitted";
      readonly value: Decimal;
      /** SHA-256 of each file. */
      readonly evidence: readonly string[];
    }
  | { readonly kind: "reviewStarted" | "rejected" | "withdrawn" | "locked" }
  | { readonly kind: "returned"; readonly reason: ReturnReason }
  | { readonly kind: "accepted"; readonly grade: EvidenceGrade }
  | { readonly kind: "attested"; readonly attestation: Attestation }
  | { readonly kind: "superseded"; readonly byVersion: number };

export type ObservationStepKind = ObservationStep["kind"];

/** A step as it was recorded: a fact. */
export type ObservationEvent = ObservationStep &
  RecordedFact & { readonly actor: ObservationActor; readonly note: string };

export interface Observation {
  readonly observationId: string;
  readonly kpiId: string;
  readonly kpiVersion: number;
  readonly period: KpiPeriod;
  /** 1 for the first report of a period by its source; a restatement has the next number. */
  readonly version: number;
  readonly source: string;
  readonly asOf: LocalDate;
  /** Oldest first. */
  readonly events: readonly ObservationEvent[];
}

const nextStates: Readonly<
  Record<ObservationState, Readonly<Partial<Record<ObservationStepKind, ObservationState>>>>
> = {
  draft: { submitted: "submitted", withdrawn: "withdrawn" },
  submitted: { reviewStarted: "inReview", withdrawn: "withdrawn" },
  inReview: { returned: "returned", accepted: "accepted", rejected: "rejected", withdrawn: "withdrawn" },
  returned: { submitted: "submitted", withdrawn: "withdrawn" },
  accepted: { attested: "attested", locked: "locked", superseded: "superseded" },
  attested: { locked: "locked", superseded: "superseded" },
  locked: { superseded: "superseded" },
  rejected: {},
  withdrawn: {},
  superseded: {},
};

/** Without events it is a draft. Throws when the recorded steps cannot follow each other. */
export function observationState(events: readonly ObservationEvent[]): ObservationState {
  return events.reduce<ObservationState>(
    (state, { kind }) => present(stateAfter(state, kind), `a state after ${kind} from ${state}`),
    "draft",
  );
}

/** Where the step leads; undefined where the life of an observation has no such step. */
export function stateAfter(state: ObservationState, kind: ObservationStepKind): ObservationState | undefined {
  return nextStates[state][kind];
}

/** A verdict reads accepted figures only, attested or not, already used by another decision or not. */
export function countsForVerdict(state: ObservationState): boolean {
  return state === "accepted" || state === "attested" || state === "locked";
}

/** The value last submitted; undefined for a draft. */
export function observedValue(events: readonly ObservationEvent[]): Decimal | undefined {
  return events.findLast((event) => event.kind === "submitted")?.value;
}

/** The grade given on acceptance, or the higher one that an attestation carries. */
export function observationGrade(events: readonly ObservationEvent[]): EvidenceGrade | undefined {
  const graded = events.findLast((event) => event.kind === "accepted" || event.kind === "attested");
  if (graded === undefined) return undefined;
  return graded.kind === "accepted" ? graded.grade : attestedGrade(graded.attestation);
}

/** Of all versions of one source's figure the newest that counted at the viewpoint. */
export function standingVersion(
  versions: readonly Observation[],
  viewpoint: Pick<Viewpoint, "knownAt">,
): Observation | undefined {
  return versions
    .filter(({ events }) =>
      countsForVerdict(observationState(events.filter((event) => isKnown(event, viewpoint)))),
    )
    .reduce<Observation | undefined>(
      (newest, version) => (newest === undefined || version.version > newest.version ? version : newest),
      undefined,
    );
}
