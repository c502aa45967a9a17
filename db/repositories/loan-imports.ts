import type { Knex } from "knex";
import type {
  CheckSummary,
  ImportJob,
  LoanImportRecord,
  LoanImportRepository,
} from "../../src/app/loan-import/ports.ts";
import type { Rejection } from "../../src/domain/kernel/decision.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LoanBookFieldKey } from "../../src/domain/loan/loan-book-fields.ts";
import type { LoanBookMapping } from "../../src/domain/loan/loan-book-mapping.ts";
import type { LoanBookFinding, LoanBookRow } from "../../src/domain/loan/loan-book-reading.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, numberOfCursor, rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import { partiesSide } from "./loan-import-parties.ts";
import type { RepositoryScope } from "./scope.ts";

export function loanImportRepository(scope: RepositoryScope): LoanImportRepository {
  return { ...draftSide(scope), ...findingSide(scope), ...factSide(scope), ...partiesSide(scope) };
}

interface DraftRow {
  readonly id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly person: string | null;
  readonly file_name: string;
  readonly sha256: string;
  readonly header: string;
  readonly row_count: number;
  readonly mapping: string;
  readonly checked: string | null;
  readonly check_job_id: string | null;
  readonly import_job_id: string | null;
  readonly undo_job_id: string | null;
  readonly created_at: Instant;
  readonly expires_at: Instant | null;
}

type DraftSide = Pick<
  LoanImportRepository,
  "list" | "find" | "rows" | "add" | "removeExpired" | "setMapping" | "setJob" | "keep" | "setChecked"
>;

const jobColumns: Readonly<Record<ImportJob, string>> = {
  check: "check_job_id",
  import: "import_job_id",
  undo: "undo_job_id",
};

function draftSide(scope: RepositoryScope): DraftSide {
  return { ...readingDrafts(scope), ...keepingDrafts(scope) };
}

function readingDrafts({ on }: RepositoryScope): Pick<DraftSide, "list" | "find" | "rows"> {
  return {
    async list(organizationId, { limit, cursor }) {
      const rows = await rowsOf<DraftRow>(
        draftQuery(on)
          .where("loan_import_draft.organization_id", organizationId)
          .where("loan_import_draft.id", "<", cursor ?? afterAllIds)
          .orderBy("loan_import_draft.id", "desc")
          .limit(limit + 1),
      );
      return toPage(rows.map(toDraft), limit, ({ id }) => id);
    },
    async find(organizationId, importId) {
      const own = {
        "loan_import_draft.organization_id": organizationId,
        "loan_import_draft.id": importId,
      };
      const row = await firstOf<DraftRow>(draftQuery(on).where(own));
      return row === undefined ? undefined : toDraft(row);
    },
    async rows(organizationId, importId) {
      const row = await firstOf<{ readonly content: string }>(
        on("loan_import_draft").where({ organization_id: organizationId, id: importId }).select("content"),
      );
      return row === undefined ? [] : readJson<readonly LoanBookRow[]>(row.content);
    },
  };
}

function keepingDrafts({ on }: RepositoryScope): Omit<DraftSide, "list" | "find" | "rows"> {
  return {
    async add({ id, organizationId, personId, fileName, sha256, header, rows, mapping, ...times }) {
      await on("loan_import_draft").insert({
        id,
        organization_id: organizationId,
        person_id: personId,
        file_name: fileName,
        sha256,
        header: JSON.stringify(header),
        content: JSON.stringify(rows),
        row_count: rows.length,
        mapping: mappingCell(mapping),
        created_at: times.createdAt,
        expires_at: times.expiresAt,
      });
    },
    async removeExpired(organizationId, now) {
      const expired = on("loan_import_draft")
        .where({ organization_id: organizationId })
        .where("expires_at", "<", now);
      await on("loan_import_finding").whereIn("draft_id", expired.clone().select("id")).delete();
      await expired.delete();
    },
    async setMapping(importId, mapping) {
      await on("loan_import_draft")
        .where({ id: importId })
        .update({ mapping: mappingCell(mapping), checked: null });
    },
    async setJob(importId, job, jobId) {
      await on("loan_import_draft")
        .where({ id: importId })
        .update({ [jobColumns[job]]: jobId });
    },
    async keep(importId) {
      await on("loan_import_draft").where({ id: importId }).update({ expires_at: null });
    },
    async setChecked(importId, checked) {
      await on("loan_import_draft")
        .where({ id: importId })
        .update({ checked: JSON.stringify(checked) });
    },
  };
}

/** All but the rows of the file. */
function draftQuery(on: Knex): Knex.QueryBuilder {
  const columns = ["id", "organization_id", "person_id", "file_name", "sha256", "header", "row_count"];
  const jobs = ["mapping", "checked", ...Object.values(jobColumns), "created_at", "expires_at"];
  return on("loan_import_draft")
    .leftJoin("person", "person.id", "loan_import_draft.person_id")
    .select([...columns, ...jobs].map((name) => `loan_import_draft.${name}`))
    .select({ person: "person.name" });
}

function toDraft(row: DraftRow): LoanImportRecord {
  return {
    id: row.id,
    organizationId: row.organization_id,
    person: row.person ?? row.person_id,
    fileName: row.file_name,
    sha256: row.sha256,
    header: readJson<readonly string[]>(row.header),
    rowCount: row.row_count,
    mapping: readJson<LoanBookMapping>(row.mapping),
    checked: row.checked === null ? undefined : readJson<CheckSummary>(row.checked),
    checkJobId: row.check_job_id ?? undefined,
    importJobId: row.import_job_id ?? undefined,
    undoJobId: row.undo_job_id ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
  };
}

function mappingCell({ columns, constants, rateUnit }: LoanBookMapping): string {
  return jsonCell({ columns: { ...columns }, constants: { ...constants }, rateUnit });
}

interface FindingRow {
  readonly seq: number;
  readonly line: number;
  readonly field: LoanBookFieldKey | null;
  readonly severity: LoanBookFinding["severity"];
  readonly code: string;
  readonly figures: string;
}

type FindingSide = Pick<
  LoanImportRepository,
  "clearFindings" | "addFindings" | "findings" | "findingsOfLines"
>;

/** Rows of one statement: both databases take a few tens of thousands of values. */
const findingsAtATime = 500;

function findingSide({ on }: RepositoryScope): FindingSide {
  return {
    async clearFindings(importId) {
      await on("loan_import_finding").where({ draft_id: importId }).delete();
    },
    async addFindings(importId, findings) {
      const last = await firstOf<{ readonly seq: number }>(
        on("loan_import_finding").where({ draft_id: importId }).orderBy("seq", "desc").select("seq"),
      );
      const rows = findings.map(({ line, column, severity, code, figures }, position) => ({
        draft_id: importId,
        seq: (last?.seq ?? 0) + position + 1,
        line,
        field: column ?? null,
        severity,
        code,
        figures: jsonCell({ ...figures }),
      }));
      for (let from = 0; from < rows.length; from += findingsAtATime) {
        await on("loan_import_finding").insert(rows.slice(from, from + findingsAtATime));
      }
    },
    async findings(importId, { limit, cursor }) {
      const [line = "0", seq = "0"] = (cursor ?? "").split("|");
      const rows = await rowsOf<FindingRow>(
        on("loan_import_finding")
          .where({ draft_id: importId })
          .whereRaw("(line, seq) > (?, ?)", [numberOfCursor(line), numberOfCursor(seq)])
          .orderBy(["line", "seq"])
          .limit(limit + 1),
      );
      const { items, nextCursor } = toPage(rows, limit, (row) => `${row.line}|${row.seq}`);
      return { items: items.map(toFinding), nextCursor };
    },
    async findingsOfLines(importId, lines) {
      const rows = await rowsOf<FindingRow>(
        on("loan_import_finding")
          .where({ draft_id: importId })
          .whereIn("line", [...lines])
          .orderBy(["line", "seq"]),
      );
      return rows.map(toFinding);
    },
  };
}

function toFinding({ line, field, severity, code, figures }: FindingRow): LoanBookFinding {
  const shown = readJson<NonNullable<Rejection["figures"]>>(figures);
  return { line, column: field ?? undefined, severity, code, figures: shown };
}

type FactSide = Pick<
  LoanImportRepository,
  "latestMapping" | "addMapping" | "addImport" | "addUndo" | "undoOf" | "addWithdrawals"
>;

function factSide({ on, recorder }: RepositoryScope): FactSide {
  return {
    async latestMapping(organizationId) {
      const row = await firstOf<{ readonly mapping: string }>(
        on("loan_import_mapping").where({ organization_id: organizationId }).orderBy("id", "desc"),
      );
      return row === undefined ? undefined : readJson<LoanBookMapping>(row.mapping);
    },
    async addMapping(id, mapping) {
      await recorder.append("loan_import_mapping", [{ id, mapping: mappingCell(mapping) }]);
    },
    async addImport({ id, fileName, sha256, rows, loans }) {
      recorder.concerns(id);
      await recorder.append("loan_import", [
        { id, file_name: fileName, sha256, rows, loans: jsonCell(loans) },
      ]);
    },
    async addUndo({ id, importId, reason }) {
      recorder.concerns(importId);
      await recorder.append("loan_import_undo", [{ id, import_id: importId, reason }]);
    },
    undoOf: (importId) =>
      firstOf<{ readonly id: string }>(on("loan_import_undo").where({ import_id: importId }).select("id")),
    async addWithdrawals(withdrawals) {
      await recorder.append(
        "loan_withdrawal",
        withdrawals.map(({ id, loanId, undoId }) => ({ id, loan_id: loanId, undo_id: undoId })),
      );
    },
  };
}
