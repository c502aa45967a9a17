import type { AssuranceConclusion, AssuranceLevel } from "../../src/domain/impact/attestation.ts";
import type { EvidenceGrade } from "../../src/domain/impact/evidence-grade.ts";
import type {
  Observation,
  ObservationActor,
  ObservationEvent,
  ObservationStep,
  ReturnReason,
} from "../../src/domain/impact/observation.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { unreachable } from "../../src/domain/kernel/invariant.ts";
import { instantFromMillis } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";

/** A step as the fixtures write it. */
export type WrittenStep = { readonly by: string; readonly role: ObservationActor["role"] } & (
  | { readonly step: "submitted"; readonly value: string; readonly evidence: readonly string[] }
  | { readonly step: "reviewStarted" | "rejected" | "withdrawn" | "locked" }
  | { readonly step: "returned"; readonly reason: ReturnReason }
  | { readonly step: "accepted"; readonly grade: EvidenceGrade }
  | { readonly step: "attested"; readonly level: AssuranceLevel; readonly conclusion: AssuranceConclusion }
  | { readonly step: "superseded"; readonly byVersion: number }
);

export function actorOf({ by, role }: WrittenStep): ObservationActor {
  return { personId: by, role };
}

export function stepOf(written: WrittenStep): ObservationStep {
  switch (written.step) {
    case "submitted":
      return { kind: "submitted", value: decimal(written.value), evidence: written.evidence };
    case "returned":
      return { kind: "returned", reason: written.reason };
    case "accepted":
      return { kind: "accepted", grade: written.grade };
    case "attested":
      return { kind: "attested", attestation: attestation(written) };
    case "superseded":
      return { kind: "superseded", byVersion: written.byVersion };
    case "reviewStarted":
    case "rejected":
    case "withdrawn":
    case "locked":
      return { kind: written.step };
    default:
      return unreachable(written);
  }
}

/** The n-th event is recorded n minutes after midnight UTC on 2026-04-01. */
export function eventsOf(steps: readonly WrittenStep[]): readonly ObservationEvent[] {
  return steps.map((written, n) => ({
    ...stepOf(written),
    actor: actorOf(written),
    recordedAt: minute(n),
    note: "",
  }));
}

export function minute(n: number): ReturnType<typeof instantFromMillis> {
  return instantFromMillis(Date.UTC(2026, 3, 1, 0, n));
}

export function observation(
  steps: readonly WrittenStep[],
  differing: Partial<Observation> = {},
): Observation {
  return {
    observationId: "o1",
    kpiId: "k1",
    kpiVersion: 1,
    period: { startOn: localDate("2025-04-01"), endOn: localDate("2026-04-01"), label: "2025年度" },
    version: 1,
    source: "organizer",
    asOf: localDate("2026-03-31"),
    events: eventsOf(steps),
    ...differing,
  };
}

function attestation({
  level,
  conclusion,
}: {
  readonly level: AssuranceLevel;
  readonly conclusion: AssuranceConclusion;
}): Extract<ObservationStep, { readonly kind: "attested" }>["attestation"] {
  return {
    attestationId: "a1",
    level,
    conclusion,
    provider: "架空監査法人",
    standard: "ISAE 3000 (Revised)",
    scope: "KPI k1, 2025年度",
    signedOn: localDate("2026-05-20"),
    sha256: "dd",
  };
}
