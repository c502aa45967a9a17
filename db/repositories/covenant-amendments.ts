import type { AmendmentFact, NewAmendment } from "../../src/app/covenant/ports.ts";
import { agreedJson, readAgreed, type AgreedJson } from "../../src/domain/covenant/covenant-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Row } from "../dialect.ts";
import { personOf, type EventRow } from "./covenant-rows.ts";
import { jsonCell, readJson } from "./json-cell.ts";

interface Details {
  readonly fromTestOn: LocalDate;
  readonly agreed: AgreedJson;
}

/** New terms with which a breach was answered. */
export function amendmentOfEvent(row: EventRow): AmendmentFact {
  const { fromTestOn, agreed } = readJson<Details>(row.details);
  return {
    id: row.id,
    fromTestOn,
    covenant: readAgreed(agreed),
    effectiveOn: row.effective_on,
    clause: "",
    reason: row.reason,
    requestedBy: row.requested_by === null ? null : personOf(row.requested_by, row.requester),
    approvedBy: personOf(row.actor_id, row.actor),
    recordedAt: row.recorded_at,
  };
}

export interface AmendmentRow {
  readonly id: string;
  readonly covenant_id: string;
  readonly effective_on: LocalDate;
  readonly from_test_on: LocalDate;
  readonly agreed: string;
  readonly clause: string;
  readonly reason: string;
  readonly requested_by: string;
  readonly requester: string | null;
  readonly approved_by: string;
  readonly actor: string | null;
  readonly recorded_at: Instant;
}

export function toAmendment(row: AmendmentRow): AmendmentFact {
  return {
    id: row.id,
    fromTestOn: row.from_test_on,
    covenant: readAgreed(readJson<AgreedJson>(row.agreed)),
    effectiveOn: row.effective_on,
    clause: row.clause,
    reason: row.reason,
    requestedBy: personOf(row.requested_by, row.requester),
    approvedBy: personOf(row.approved_by, row.actor),
    recordedAt: row.recorded_at,
  };
}

export function amendmentRow(amendment: NewAmendment): Row {
  return {
    id: amendment.id,
    covenant_id: amendment.covenantId,
    effective_on: amendment.effectiveOn,
    from_test_on: amendment.fromTestOn,
    agreed: jsonCell(agreedJson(amendment.covenant)),
    clause: amendment.clause,
    reason: amendment.reason,
    approval_id: amendment.approvalId,
    requested_by: amendment.requestedBy,
    approved_by: amendment.approvedBy,
  };
}
