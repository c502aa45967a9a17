import type { ImpactRepository, NewObservation, NewObservationStep } from "../../src/app/impact/ports.ts";
import { canonicalDecimal } from "../../src/domain/kernel/decimal.ts";
import type { ObservationStep } from "../../src/domain/impact/observation.ts";
import type { Row } from "../dialect.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

export type ImpactRecording = Pick<
  ImpactRepository,
  "addObservation" | "addSteps" | "addEvidence" | "addEvidenceReading"
>;

export function impactRecording({ recorder }: RepositoryScope): ImpactRecording {
  return {
    async addObservation(observation) {
      recorder.concerns(observation.id);
      await recorder.append("observation", [observationRow(observation)]);
    },
    async addSteps(steps) {
      for (const { observationId } of steps) recorder.concerns(observationId);
      await recorder.append("observation_event", steps.map(stepRow));
    },
    async addEvidence(evidence) {
      recorder.concerns(evidence.observationId);
      await recorder.append("evidence", [
        {
          id: evidence.id,
          observation_id: evidence.observationId,
          sha256: evidence.sha256,
          file_name: evidence.fileName,
          media_type: evidence.mediaType,
          size_bytes: evidence.sizeBytes,
          uploaded_by: evidence.uploadedBy,
          fictional: evidence.fictional ? 1 : 0,
        },
      ]);
    },
    async addEvidenceReading({ id, evidenceId, personId }) {
      recorder.concerns(evidenceId);
      await recorder.append("evidence_reading", [{ id, evidence_id: evidenceId, person_id: personId }]);
    },
  };
}

function observationRow(observation: NewObservation): Row {
  return {
    id: observation.id,
    kpi_id: observation.kpiId,
    period_start_on: observation.periodStartOn,
    period_end_on: observation.periodEndOn,
    period_label: observation.periodLabel,
    version: observation.version,
    draft_value: canonicalDecimal(observation.draftValue),
    source: observation.source,
    as_of_on: observation.asOf,
    note: observation.note,
    created_by: observation.createdBy,
    provenance: provenanceCell(observation.provenance),
  };
}

function stepRow({ id, observationId, step, actor, note }: NewObservationStep): Row {
  return {
    id,
    observation_id: observationId,
    kind: step.kind,
    actor_id: actor.personId,
    actor_role: actor.role,
    ...stepColumns(step),
    note,
  };
}

function stepColumns(step: ObservationStep): Row {
  return {
    value: step.kind === "submitted" ? canonicalDecimal(step.value) : null,
    evidence: stepEvidence(step),
    reason_code: step.kind === "returned" ? step.reason : null,
    grade: step.kind === "accepted" ? step.grade : null,
    by_version: step.kind === "superseded" ? step.byVersion : null,
  };
}

function stepEvidence(step: ObservationStep): string | null {
  if (step.kind === "submitted") return jsonCell(step.evidence);
  return step.kind === "attested" ? jsonCell({ ...step.attestation }) : null;
}
