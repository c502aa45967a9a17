/** Applications with everything in them, one statement per table whatever their number. */
import type { Knex } from "knex";
import type { ApplicationDraft, ApplicationRecord } from "../../src/app/application/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { readContent, type ApplicationContentJson } from "../../src/domain/programme/programme-json.ts";
import { grouped, type Groups } from "../grouped.ts";
import { rowsOf } from "../read.ts";
import {
  toCondition,
  toDecision,
  toDocument,
  toReview,
  toStep,
  toSubmission,
  type ApplicationRow,
  type ConditionRow,
  type ConflictRow,
  type ContractRow,
  type DecisionRow,
  type DocumentRow,
  type DraftRow,
  type NoteRow,
  type ReviewerRow,
  type ReviewRow,
  type StepRow,
  type SubmissionRow,
} from "./application-rows.ts";
import { personOf } from "./covenant-rows.ts";
import { readJson } from "./json-cell.ts";

export async function applicationsOf(
  on: Knex,
  rows: readonly ApplicationRow[],
): Promise<readonly ApplicationRecord[]> {
  const ids = rows.map(({ id }) => id);
  const parts = await partsOf(on, ids);
  const submissionIds = [...parts.submissions.values()].flatMap((list) => list.map(({ id }) => id));
  const board = await boardOf(on, submissionIds);
  return rows.map((row) => {
    const submissions = of(parts.submissions, row.id);
    const [decision] = of(parts.decisions, row.id);
    const [contract] = of(parts.contracts, row.id);
    return {
      ...heading(row),
      draft: present(of(parts.drafts, row.id)[0], "the draft of an application"),
      documents: of(parts.documents, row.id),
      submissions,
      steps: of(parts.steps, row.id),
      conflicts: of(parts.conflicts, row.id),
      ...reviewOf(board, submissions.at(-1)?.id ?? ""),
      decision,
      conditions: of(parts.conditions, row.id),
      contract,
    };
  });
}

function of<Item>(groups: Groups<Item>, id: string): readonly Item[] {
  return groups.get(id) ?? [];
}

type ReviewParts = "reviewRound" | "reviewers" | "reviews" | "notes";

function reviewOf(
  board: Awaited<ReturnType<typeof boardOf>>,
  submissionId: string,
): Pick<ApplicationRecord, ReviewParts> {
  const asked = of(board.reviewers, submissionId);
  const reviewRound = Math.max(0, ...asked.map(({ round }) => round));
  return {
    reviewRound,
    reviewers: asked.filter(({ round }) => round === reviewRound).map(({ person }) => person),
    reviews: of(board.reviews, submissionId),
    notes: of(board.notes, submissionId),
  };
}

type Heading =
  "id" | "number" | "programme" | "lender" | "borrower" | "project" | "provenance" | "recordedAt";

function heading(row: ApplicationRow): Pick<ApplicationRecord, Heading> {
  return {
    id: row.id,
    number: row.number,
    programme: {
      id: row.programme_id,
      code: row.programme_code,
      name: { ja: row.programme_ja, en: row.programme_en },
    },
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en }, kind: row.lender_kind },
    borrower: {
      id: row.organization_id,
      name: { ja: row.borrower_ja, en: row.borrower_en },
      kind: row.borrower_kind,
    },
    project: { id: row.project_id, name: { ja: row.project_ja, en: row.project_en } },
    provenance: readJson<Provenance>(row.provenance),
    recordedAt: row.recorded_at,
  };
}

/** Rows of a table about these applications, with the name of the person a column names. */
function about(
  on: Knex,
  { table, personColumn }: { readonly table: string; readonly personColumn: string },
  ids: readonly string[],
): Knex.QueryBuilder {
  return on(table)
    .leftJoin("person", "person.id", `${table}.${personColumn}`)
    .whereIn(`${table}.application_id`, ids)
    .orderBy(`${table}.id`)
    .select(`${table}.*`, { person: "person.name" });
}

async function partsOf(on: Knex, ids: readonly string[]) {
  const application = (row: { readonly application_id: string }): string => row.application_id;
  const stepRows = about(on, { table: "application_step", personColumn: "person_id" }, ids);
  const submissionRows = about(on, { table: "application_submission", personColumn: "submitted_by" }, ids);
  const conflictRows = about(on, { table: "application_conflict", personColumn: "person_id" }, ids);
  return {
    drafts: grouped(
      await rowsOf<DraftRow>(on("application_draft").whereIn("application_id", ids)),
      application,
      toDraft,
    ),
    documents: grouped(
      await rowsOf<DocumentRow>(on("application_document").whereIn("application_id", ids).orderBy("id")),
      application,
      toDocument,
    ),
    submissions: grouped(await rowsOf<SubmissionRow>(submissionRows), application, toSubmission),
    steps: grouped(await rowsOf<StepRow>(stepRows), application, toStep),
    conflicts: grouped(await rowsOf<ConflictRow>(conflictRows), application, (row) => ({
      person: personOf(row.person_id, row.person),
      reason: row.reason,
      recordedAt: row.recorded_at,
    })),
    decisions: grouped(await rowsOf<DecisionRow>(decisionQuery(on, ids)), application, toDecision),
    conditions: grouped(await rowsOf<ConditionRow>(conditionQuery(on, ids)), application, toCondition),
    contracts: grouped(
      await rowsOf<ContractRow>(on("application_contract").whereIn("application_id", ids)),
      application,
      (row) => ({ facilityId: row.facility_id, effectiveOn: row.effective_on }),
    ),
  };
}

function toDraft(row: DraftRow): ApplicationDraft {
  return {
    revision: row.revision,
    content: readContent(readJson<ApplicationContentJson>(row.content)),
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  };
}

function decisionQuery(on: Knex, ids: readonly string[]): Knex.QueryBuilder {
  return on("application_decision")
    .leftJoin("person as requester", "requester.id", "application_decision.requested_by")
    .leftJoin("person as approver", "approver.id", "application_decision.approved_by")
    .whereIn("application_id", ids)
    .select("application_decision.*", { requester: "requester.name", approver: "approver.name" });
}

function conditionQuery(on: Knex, ids: readonly string[]): Knex.QueryBuilder {
  return on("condition_precedent")
    .leftJoin("condition_met", "condition_met.condition_id", "condition_precedent.id")
    .leftJoin("person", "person.id", "condition_met.person_id")
    .whereIn("application_id", ids)
    .orderBy("condition_precedent.number")
    .select("condition_precedent.*", "condition_met.note", "condition_met.person_id", {
      met_on: "condition_met.effective_on",
      person: "person.name",
    });
}

async function boardOf(on: Knex, submissionIds: readonly string[]) {
  const submission = (row: { readonly submission_id: string }): string => row.submission_id;
  const rows = <Row>(table: string, personColumn: string): Promise<readonly Row[]> =>
    rowsOf<Row>(
      on(table)
        .leftJoin("person", "person.id", `${table}.${personColumn}`)
        .whereIn("submission_id", submissionIds)
        .orderBy(`${table}.id`)
        .select(`${table}.*`, { person: "person.name" }),
    );
  return {
    reviewers: grouped(await rows<ReviewerRow>("application_reviewer", "reviewer_id"), submission, (row) => ({
      round: row.round,
      person: personOf(row.reviewer_id, row.person),
    })),
    reviews: grouped(await rows<ReviewRow>("application_review", "reviewer_id"), submission, toReview),
    notes: grouped(await rows<NoteRow>("application_difference_note", "person_id"), submission, (row) => ({
      criterion: row.criterion,
      note: row.note,
      person: personOf(row.person_id, row.person),
      recordedAt: row.recorded_at,
    })),
  };
}
