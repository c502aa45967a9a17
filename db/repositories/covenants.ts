import type { Knex } from "knex";
import type {
  CovenantFacts,
  CovenantRepository,
  NewCovenantEvent,
  NewCovenantTest,
  StatementRecord,
} from "../../src/app/covenant/ports.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { basisPointsText } from "../../src/domain/kernel/rate.ts";
import type { Row } from "../dialect.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, firstOf, rowsOf } from "../read.ts";
import { agreedJson } from "../../src/domain/covenant/covenant-json.ts";
import { amendmentOfEvent, amendmentRow, toAmendment, type AmendmentRow } from "./covenant-amendments.ts";
import {
  eventOfTest,
  toCovenant,
  toEvent,
  toFacility,
  toStep,
  toTest,
  type CovenantRow,
  type EventRow,
  type FacilityColumns,
  type StepRow,
  type TestRow,
} from "./covenant-rows.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import { loanQuery } from "./loan-queries.ts";
import type { RepositoryScope } from "./scope.ts";
import { statementsBetween } from "./statements.ts";

type Recording = Pick<CovenantRepository, "add" | "addTest" | "addEvents" | "addStep" | "addAmendment">;

export function covenantRepository(scope: RepositoryScope): CovenantRepository {
  return { ...readingSide(scope), ...recordingSide(scope) };
}

function readingSide({ on }: RepositoryScope): Omit<CovenantRepository, keyof Recording> {
  return {
    async placeOfLoan(viewerId, loanId) {
      const row = await firstOf<FacilityColumns & { readonly tranche_id: string }>(
        withParties(loanQuery(on, viewerId))
          .where("loan.id", loanId)
          .select("tranche.facility_id", "loan.tranche_id"),
      );
      if (row === undefined) return undefined;
      return { facility: toFacility(row), trancheId: row.tranche_id, loanId };
    },
    async list(viewerId, { loanId }, { limit, cursor }) {
      const query = covenantQuery(on, viewerId)
        .where("covenant.id", ">", cursor ?? beforeAllIds)
        .orderBy("covenant.id")
        .limit(limit + 1)
        .select("covenant.id");
      if (loanId !== undefined) ofLoan(on, query, loanId);
      return toPage(await rowsOf<{ readonly id: string }>(query), limit, ({ id }) => id);
    },
    async idsOfFacility(viewerId, facilityId) {
      const query = covenantQuery(on, viewerId)
        .where("covenant.facility_id", facilityId)
        .orderBy("covenant.code")
        .select("covenant.id");
      return (await rowsOf<{ readonly id: string }>(query)).map(({ id }) => id);
    },
    facts: (viewerId, covenantIds, knownAt) => covenantFacts(on, { viewerId, covenantIds, knownAt }),
  };
}

/** A covenant of the loan itself, of its tranche or of its whole facility. */
function ofLoan(on: Knex, query: Knex.QueryBuilder, loanId: string): void {
  const place = on("loan").join("tranche", "tranche.id", "loan.tranche_id").where("loan.id", loanId);
  void query
    .whereIn("covenant.facility_id", place.clone().select("tranche.facility_id"))
    .where((either) => {
      void either.whereNull("covenant.loan_id").orWhere("covenant.loan_id", loanId);
    })
    .where((either) => {
      void either
        .whereNull("covenant.tranche_id")
        .orWhereIn("covenant.tranche_id", place.clone().select("loan.tranche_id"));
    });
}

function covenantQuery(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("covenant")
    .join("facility", "facility.id", "covenant.facility_id")
    .where((either) => {
      void either.where("facility.organization_id", viewerId).orWhere("facility.borrower_id", viewerId);
    });
}

export function withParties(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .join("organization as lender", "lender.id", "facility.organization_id")
    .join("organization as borrower", "borrower.id", "facility.borrower_id")
    .select({
      facility_number: "facility.number",
      facility_currency: "facility.currency",
      lender_id: "lender.id",
      lender_ja: "lender.name_ja",
      lender_en: "lender.name_en",
      lender_kind: "lender.kind",
      borrower_id: "borrower.id",
      borrower_ja: "borrower.name_ja",
      borrower_en: "borrower.name_en",
      borrower_kind: "borrower.kind",
    });
}

interface Asked {
  readonly viewerId: string;
  readonly covenantIds: readonly string[];
  readonly knownAt: Instant;
}

async function covenantFacts(
  on: Knex,
  { viewerId, covenantIds, knownAt }: Asked,
): Promise<readonly CovenantFacts[]> {
  const rows = await rowsOf<CovenantRow>(
    withParties(covenantQuery(on, viewerId))
      .whereIn("covenant.id", [...covenantIds])
      .where("covenant.recorded_at", "<=", knownAt)
      .select("covenant.*"),
  );
  const ids = rows.map(({ id }) => id);
  const known = (table: string) =>
    on(table)
      .where(`${table}.recorded_at`, "<=", knownAt)
      .whereIn(`${table}.covenant_id`, ids)
      .orderBy(`${table}.id`)
      .select(`${table}.*`);
  const parts: Parts = {
    tests: await rowsOf<TestRow>(
      known("covenant_test")
        .leftJoin("person", "person.id", "covenant_test.tested_by")
        .select({ tester: "person.name" }),
    ),
    events: await rowsOf<EventRow>(withPeople(known("covenant_event"), "covenant_event.actor_id")),
    steps: await rowsOf<StepRow>(withPeople(known("covenant_step"), "covenant_step.approved_by")),
    amendments: await rowsOf<AmendmentRow>(
      withPeople(known("covenant_amendment"), "covenant_amendment.approved_by"),
    ),
    statements: await statementsBetween(
      on,
      rows.map((row) => ({ lenderId: row.lender_id, borrowerId: row.borrower_id })),
      knownAt,
    ),
  };
  return covenantIds.flatMap((id) => rows.filter((row) => row.id === id).map((row) => assemble(row, parts)));
}

function withPeople(query: Knex.QueryBuilder, actorColumn: string): Knex.QueryBuilder {
  const table = actorColumn.slice(0, actorColumn.indexOf("."));
  return query
    .leftJoin("person as actor", "actor.id", actorColumn)
    .leftJoin("person as requester", "requester.id", `${table}.requested_by`)
    .select({ actor: "actor.name", requester: "requester.name" });
}

interface Parts {
  readonly tests: readonly TestRow[];
  readonly events: readonly EventRow[];
  readonly steps: readonly StepRow[];
  readonly amendments: readonly AmendmentRow[];
  readonly statements: readonly StatementRecord[];
}

function assemble(row: CovenantRow, parts: Parts): CovenantFacts {
  const isOwn = (fact: { readonly covenant_id: string }) => fact.covenant_id === row.id;
  const tests = parts.tests.filter(isOwn).map(toTest);
  const events = parts.events.filter(isOwn);
  return {
    covenant: toCovenant(row),
    tests,
    amendments: [
      ...events.filter(({ kind }) => kind === "amended").map(amendmentOfEvent),
      ...parts.amendments.filter(isOwn).map(toAmendment),
    ].toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)),
    events: [...tests.map(eventOfTest), ...events.map(toEvent), ...parts.steps.filter(isOwn).map(toStep)],
    statements: parts.statements.filter(
      ({ lender, borrower }) => lender.id === row.lender_id && borrower.id === row.borrower_id,
    ),
  };
}

function recordingSide({ recorder }: RepositoryScope): Recording {
  return {
    async add(covenant) {
      recorder.concerns(covenant.id);
      await recorder.append("covenant", [
        {
          id: covenant.id,
          facility_id: covenant.facilityId,
          tranche_id: covenant.trancheId ?? null,
          loan_id: covenant.loanId ?? null,
          code: covenant.code,
          name_ja: covenant.name.ja,
          name_en: covenant.name.en,
          kind: covenant.agreed.terms.kind,
          agreed: jsonCell(agreedJson(covenant.agreed)),
          clause: covenant.clause,
          effective_on: covenant.effectiveOn,
          created_by: covenant.createdBy,
          provenance: provenanceCell(covenant.provenance),
        },
      ]);
    },
    async addTest(test) {
      recorder.concerns(test.covenantId);
      await recorder.append("covenant_test", [testRow(test)]);
    },
    async addEvents(events) {
      for (const { covenantId } of events) recorder.concerns(covenantId);
      await recorder.append("covenant_event", events.map(eventRow));
    },
    async addAmendment(amendment) {
      recorder.concerns(amendment.covenantId);
      await recorder.append("covenant_amendment", [amendmentRow(amendment)]);
    },
    async addStep({ covenantId, event, ...step }) {
      recorder.concerns(covenantId);
      await recorder.append("covenant_step", [
        {
          id: event.id,
          covenant_id: covenantId,
          test_on: event.testOn,
          decided_on: event.effectiveOn,
          effective_on: event.fromOn,
          step_bp: basisPointsText(event.stepBp),
          reason: step.reason,
          approval_id: step.approvalId,
          requested_by: step.requestedBy,
          approved_by: step.approvedBy,
        },
      ]);
    },
  };
}

function testRow(test: NewCovenantTest): Row {
  return {
    id: test.id,
    covenant_id: test.covenantId,
    test_on: test.testOn,
    effective_on: test.effectiveOn,
    verdict: test.verdict,
    agreed: jsonCell(test.agreed),
    inputs: jsonCell(test.inputs.map((input) => ({ ...input }))),
    threshold: test.threshold,
    headroom: test.headroom,
    level: test.level,
    note: test.note === null ? null : jsonCell(test.note),
    reason: test.reason,
    tested_by: test.testedBy,
  };
}

function eventRow({
  covenantId,
  event,
  reason,
  actorId,
  requestedBy,
  approvalId,
  ...rest
}: NewCovenantEvent) {
  return {
    id: event.id,
    covenant_id: covenantId,
    test_on: event.testOn,
    kind: event.kind,
    effective_on: event.effectiveOn,
    details: jsonCell(detailsOf({ event, amendment: rest.amendment })),
    reason,
    actor_id: actorId,
    requested_by: requestedBy,
    approval_id: approvalId,
  };
}

function detailsOf({ event, amendment }: Pick<NewCovenantEvent, "event" | "amendment">): CanonicalObject {
  if (event.kind === "waived") {
    return { scope: event.scope, untilOn: event.untilOn, keepsStep: event.keepsStep };
  }
  if (amendment === undefined) return {};
  return { fromTestOn: amendment.fromTestOn, agreed: agreedJson(amendment.covenant) };
}
