import type { Knex } from "knex";
import type { StatementRecord, StatementRepository } from "../../src/app/covenant/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, rowsOf } from "../read.ts";
import { figuresJson } from "../../src/domain/covenant/covenant-json.ts";
import {
  toStatement,
  toStatementEvidence,
  type StatementEvidenceRow,
  type StatementRow,
} from "./covenant-rows.ts";
import { jsonCell, provenanceCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

type Recording = Pick<StatementRepository, "add" | "addEvidence" | "noteReading">;

export function statementRepository(scope: RepositoryScope): StatementRepository {
  return { ...readingSide(scope), ...recordingSide(scope) };
}

function readingSide({ on }: RepositoryScope): Omit<StatementRepository, keyof Recording> {
  return {
    async list(viewerId, { limit, cursor }) {
      const query = visibleStatements(on, viewerId)
        .where("covenant_statement.id", "<", cursor ?? afterAllIds)
        .orderBy("covenant_statement.id", "desc")
        .limit(limit + 1);
      return toPage(await statementsOf(on, query), limit, ({ id }) => id);
    },
    async find(viewerId, statementId) {
      const query = visibleStatements(on, viewerId).where("covenant_statement.id", statementId);
      return (await statementsOf(on, query))[0];
    },
    versionsOf: ({ lenderId, borrowerId, termEndOn, basis }) =>
      statementsOf(
        on,
        statementQuery(on)
          .where({
            "covenant_statement.lender_id": lenderId,
            "covenant_statement.borrower_id": borrowerId,
            "covenant_statement.term_end_on": termEndOn,
            "covenant_statement.basis": basis,
          })
          .orderBy("covenant_statement.version"),
      ),
    async findEvidence(viewerId, evidenceId) {
      const row = await firstOf<StatementEvidenceRow>(
        evidenceQuery(on)
          .where("statement_evidence.id", evidenceId)
          .whereIn(
            "statement_evidence.statement_id",
            visibleStatements(on, viewerId).clear("select").select("covenant_statement.id"),
          ),
      );
      return row === undefined ? undefined : toStatementEvidence(row);
    },
  };
}

function recordingSide({ recorder }: RepositoryScope): Recording {
  return {
    async add({ figures, provenance, ...statement }) {
      recorder.concerns(statement.id);
      await recorder.append("covenant_statement", [
        {
          id: statement.id,
          lender_id: statement.lenderId,
          borrower_id: statement.borrowerId,
          term_start_on: statement.termStartOn,
          term_end_on: statement.termEndOn,
          basis: statement.basis,
          version: statement.version,
          currency: statement.currency,
          figures: jsonCell(figuresJson(figures)),
          entry: statement.entry,
          note: statement.note,
          submitted_by: statement.submittedBy,
          provenance: provenanceCell(provenance),
        },
      ]);
    },
    async addEvidence(evidence) {
      recorder.concerns(evidence.statementId);
      await recorder.append("statement_evidence", [
        {
          id: evidence.id,
          statement_id: evidence.statementId,
          sha256: evidence.sha256,
          file_name: evidence.fileName,
          media_type: evidence.mediaType,
          size_bytes: evidence.sizeBytes,
          uploaded_by: evidence.uploadedBy,
          fictional: evidence.fictional ? 1 : 0,
        },
      ]);
    },
    noteReading(evidenceId) {
      recorder.concerns(evidenceId);
    },
  };
}

function visibleStatements(on: Knex, viewerId: string): Knex.QueryBuilder {
  return statementQuery(on).where((either) => {
    void either
      .where("covenant_statement.lender_id", viewerId)
      .orWhere("covenant_statement.borrower_id", viewerId);
  });
}

/** Every version of what these borrowers gave these lenders, as far as it was known. */
export function statementsBetween(
  on: Knex,
  pairs: readonly { readonly lenderId: string; readonly borrowerId: string }[],
  knownAt: Instant,
): Promise<readonly StatementRecord[]> {
  const lenders = [...new Set(pairs.map(({ lenderId }) => lenderId))];
  const borrowers = [...new Set(pairs.map(({ borrowerId }) => borrowerId))];
  return statementsOf(
    on,
    statementQuery(on)
      .whereIn("covenant_statement.lender_id", lenders)
      .whereIn("covenant_statement.borrower_id", borrowers)
      .where("covenant_statement.recorded_at", "<=", knownAt)
      .orderBy("covenant_statement.id"),
  );
}

function statementQuery(on: Knex): Knex.QueryBuilder {
  return on("covenant_statement")
    .join("organization as lender", "lender.id", "covenant_statement.lender_id")
    .join("organization as borrower", "borrower.id", "covenant_statement.borrower_id")
    .leftJoin("person", "person.id", "covenant_statement.submitted_by")
    .select("covenant_statement.*", {
      submitter: "person.name",
      lender_ja: "lender.name_ja",
      lender_en: "lender.name_en",
      lender_kind: "lender.kind",
      borrower_ja: "borrower.name_ja",
      borrower_en: "borrower.name_en",
      borrower_kind: "borrower.kind",
    });
}

function evidenceQuery(on: Knex): Knex.QueryBuilder {
  return on("statement_evidence")
    .leftJoin("person", "person.id", "statement_evidence.uploaded_by")
    .select("statement_evidence.*", { uploader: "person.name" });
}

async function statementsOf(on: Knex, query: Knex.QueryBuilder): Promise<readonly StatementRecord[]> {
  const rows = await rowsOf<StatementRow>(query);
  const ids = rows.map(({ id }) => id);
  const evidence = await rowsOf<StatementEvidenceRow>(
    evidenceQuery(on).whereIn("statement_evidence.statement_id", ids).orderBy("statement_evidence.id"),
  );
  return rows.map((row) => toStatement(row, evidence.map(toStatementEvidence)));
}
