import type { Knex } from "knex";
import type {
  ApprovalFilter,
  ApprovalKind,
  ApprovalRecord,
  ApprovalRepository,
  ApprovalState,
  Outbox,
} from "../../src/app/approval/ports.ts";
import { toPage } from "../page.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

interface ApprovalRow {
  readonly id: string;
  readonly kind: ApprovalKind;
  readonly subject_id: string;
  readonly payload: string;
  readonly preview: string;
  readonly facts_digest: string;
  readonly requested_by: string;
  readonly requester: string | null;
  readonly recorded_at: Instant;
  readonly decision: Exclude<ApprovalState, "waiting"> | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decider: string | null;
  readonly decided_at: Instant | null;
}

export function approvalRepository({ on, recorder }: RepositoryScope): ApprovalRepository {
  return {
    async list(organizationId, filter, { limit, cursor }) {
      const query = approvalQuery(on, organizationId)
        .where("approval_request.id", "<", cursor ?? afterAllIds)
        .orderBy("approval_request.id", "desc")
        .limit(limit + 1);
      applyFilter(query, filter);
      return toPage((await rowsOf<ApprovalRow>(query)).map(toApproval), limit, ({ id }) => id);
    },
    async find(organizationId, approvalId) {
      const row = await firstOf<ApprovalRow>(
        approvalQuery(on, organizationId).where("approval_request.id", approvalId),
      );
      return row === undefined ? undefined : toApproval(row);
    },
    async waitingFor(organizationId, subjectIds) {
      const rows = await rowsOf<ApprovalRow>(
        approvalQuery(on, organizationId)
          .whereIn("approval_request.subject_id", [...subjectIds])
          .whereNull("approval_decision.id")
          .orderBy("approval_request.id"),
      );
      return rows.map(toApproval);
    },
    async add(approval) {
      recorder.concerns(approval.id);
      await recorder.append("approval_request", [
        {
          id: approval.id,
          kind: approval.kind,
          subject_id: approval.subjectId,
          payload: jsonCell(approval.payload),
          preview: jsonCell(approval.preview),
          facts_digest: approval.factsDigest,
          requested_by: approval.requestedBy,
        },
      ]);
    },
    async decide({ id, approvalId, decision, reason, decidedBy }) {
      recorder.concerns(approvalId);
      await recorder.append("approval_decision", [
        { id, approval_id: approvalId, decision, reason, decided_by: decidedBy },
      ]);
    },
    async needsSecondPerson(organizationId, kind) {
      const said = await firstOf<{ readonly needs_second_person: number }>(
        on("approval_policy").where({ organization_id: organizationId, kind }).orderBy("id", "desc"),
      );
      return said?.needs_second_person !== 0;
    },
    async setPolicy({ id, kind, needsSecondPerson }) {
      recorder.concerns(id);
      await recorder.append("approval_policy", [
        { id, kind, needs_second_person: needsSecondPerson ? 1 : 0 },
      ]);
    },
  };
}

export function outbox({ recorder }: RepositoryScope): Outbox {
  return {
    add: (events) =>
      recorder.append(
        "outbox_event",
        events.map(({ id, kind, subjectId, payload }) => ({
          id,
          kind,
          subject_id: subjectId,
          payload: jsonCell(payload),
        })),
      ),
  };
}

function applyFilter(query: Knex.QueryBuilder, { state, requestedBy }: ApprovalFilter): void {
  if (requestedBy !== undefined) void query.where("approval_request.requested_by", requestedBy);
  if (state === "waiting") void query.whereNull("approval_decision.id");
  else if (state !== undefined) void query.where("approval_decision.decision", state);
}

function approvalQuery(on: Knex, organizationId: string): Knex.QueryBuilder {
  return on("approval_request")
    .leftJoin("approval_decision", "approval_decision.approval_id", "approval_request.id")
    .leftJoin("person as requester", "requester.id", "approval_request.requested_by")
    .leftJoin("person as decider", "decider.id", "approval_decision.decided_by")
    .where("approval_request.organization_id", organizationId)
    .select("approval_request.*", {
      requester: "requester.name",
      decision: "approval_decision.decision",
      reason: "approval_decision.reason",
      decided_by: "approval_decision.decided_by",
      decider: "decider.name",
      decided_at: "approval_decision.recorded_at",
    });
}

function toApproval(row: ApprovalRow): ApprovalRecord {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    state: row.decision ?? "waiting",
    payload: readJson<CanonicalObject>(row.payload),
    preview: readJson<CanonicalObject>(row.preview),
    factsDigest: row.facts_digest,
    requestedBy: { id: row.requested_by, name: row.requester ?? row.requested_by },
    requestedAt: row.recorded_at,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider ?? row.decided_by },
    decidedAt: row.decided_at,
    reason: row.reason ?? "",
  };
}
