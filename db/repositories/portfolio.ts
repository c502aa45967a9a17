import type { Knex } from "knex";
import type {
  AgreementCase,
  NewPortfolioRun,
  NewRunLoan,
  PortfolioDraft,
  PortfolioKind,
  PortfolioLine,
  PortfolioLineRecord,
  PortfolioRepository,
  PortfolioSummary,
  RunOutcome,
} from "../../src/app/portfolio/ports.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Row } from "../dialect.ts";
import { grouped } from "../grouped.ts";
import { toPage } from "../page.ts";
import { afterAllIds, firstOf, numberOfCursor, rowsOf } from "../read.ts";
import { agreementsWhere, type Knowledge } from "./agreement-queries.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";
import { standing } from "./standing-loans.ts";

export function portfolioRepository(scope: RepositoryScope): PortfolioRepository {
  return { ...draftSide(scope), ...lineSide(scope), ...readingSide(scope), ...runSide(scope) };
}

interface DraftRow {
  readonly id: string;
  readonly person_id: string;
  readonly person: string | null;
  readonly kind: PortfolioKind;
  readonly payload: string;
  readonly summary: string | null;
  readonly digest: string | null;
  readonly check_job_id: string | null;
  readonly run_job_id: string | null;
  readonly created_at: Instant;
}

function draftSide({ on }: RepositoryScope): Pick<PortfolioRepository, "list" | "find" | "add" | "setJob"> {
  return {
    async list(organizationId, { limit, cursor }) {
      const rows = await rowsOf<DraftRow>(
        draftQuery(on, organizationId)
          .where("portfolio_draft.id", "<", cursor ?? afterAllIds)
          .orderBy("portfolio_draft.id", "desc")
          .limit(limit + 1),
      );
      return toPage(rows.map(toDraft), limit, ({ id }) => id);
    },
    async find(organizationId, draftId) {
      const row = await firstOf<DraftRow>(
        draftQuery(on, organizationId).where("portfolio_draft.id", draftId),
      );
      return row === undefined ? undefined : toDraft(row);
    },
    async add({ id, organizationId, personId, kind, payload, createdAt }) {
      await on("portfolio_draft").insert({
        id,
        organization_id: organizationId,
        person_id: personId,
        kind,
        payload: jsonCell(payload),
        created_at: createdAt,
      });
    },
    async setJob(draftId, job, jobId) {
      await on("portfolio_draft")
        .where({ id: draftId })
        .update({ [job === "check" ? "check_job_id" : "run_job_id"]: jobId });
    },
  };
}

function draftQuery(on: Knex, organizationId: string): Knex.QueryBuilder {
  return on("portfolio_draft")
    .leftJoin("person", "person.id", "portfolio_draft.person_id")
    .where("portfolio_draft.organization_id", organizationId)
    .select("portfolio_draft.*", { person: "person.name" });
}

function toDraft(row: DraftRow): PortfolioDraft {
  return {
    id: row.id,
    kind: row.kind,
    payload: readJson<CanonicalObject>(row.payload),
    person: row.person ?? row.person_id,
    createdAt: row.created_at,
    summary: row.summary === null ? undefined : readJson<PortfolioSummary>(row.summary),
    digest: row.digest ?? undefined,
    checkJobId: row.check_job_id ?? undefined,
    runJobId: row.run_job_id ?? undefined,
  };
}

interface LineRow {
  readonly seq: number;
  readonly subject_id: string;
  readonly included: number;
  readonly digest: string;
  readonly line: string;
}

interface OutcomeRow {
  readonly seq: number;
  readonly loan_id: string;
  readonly outcome: RunOutcome;
}

type LineSide = Pick<PortfolioRepository, "setLines" | "lines" | "includedAfter">;

function lineSide({ on, dialect }: RepositoryScope): LineSide {
  const linesOf = (draftId: string, after: number, limit: number) =>
    on("portfolio_draft_line")
      .where({ draft_id: draftId })
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(limit);
  return {
    async setLines(draftId, lines, { summary, digest }) {
      await on("portfolio_draft_line").where({ draft_id: draftId }).delete();
      const rows = lines.map((line): Row => ({
        draft_id: draftId,
        seq: line.seq,
        subject_id: line.subjectId,
        included: line.included ? 1 : 0,
        digest: line.digest,
        line: JSON.stringify(line.line),
      }));
      if (rows.length > 0) await dialect.insertRows(on, "portfolio_draft_line", rows);
      await on("portfolio_draft")
        .where({ id: draftId })
        .update({ summary: JSON.stringify(summary), digest });
    },
    async lines(draftId, included, { limit, cursor }) {
      const query = linesOf(draftId, numberOfCursor(cursor ?? "0"), limit + 1);
      if (included !== undefined) void query.where({ included: included ? 1 : 0 });
      const lines = await withOutcomes(on, draftId, await rowsOf<LineRow>(query));
      return toPage(lines, limit, ({ seq }) => String(seq));
    },
    async includedAfter(draftId, seq, limit) {
      const rows = await rowsOf<LineRow>(linesOf(draftId, seq, limit).where({ included: 1 }));
      return rows.map((row) => toLine(row, undefined));
    },
  };
}

/** A run of verdicts says what it did by line, one of a fixing by loan. */
async function withOutcomes(
  on: Knex,
  runId: string,
  rows: readonly LineRow[],
): Promise<readonly PortfolioLineRecord[]> {
  const read = await rowsOf<OutcomeRow>(
    on("portfolio_run_loan")
      .where({ run_id: runId })
      .where((either) => {
        void either
          .whereIn(
            "seq",
            rows.map(({ seq }) => seq),
          )
          .orWhereIn(
            "loan_id",
            rows.map((row) => row.subject_id),
          );
      })
      .select("seq", "loan_id", "outcome"),
  );
  const byLine = new Map(read.map(({ seq, outcome }) => [seq, outcome]));
  const byLoan = new Map(read.map((row) => [row.loan_id, row.outcome]));
  return rows.map((row) => toLine(row, byLine.get(row.seq) ?? byLoan.get(row.subject_id)));
}

function toLine(row: LineRow, result: RunOutcome | undefined): PortfolioLineRecord {
  return {
    seq: row.seq,
    subjectId: row.subject_id,
    included: row.included === 1,
    digest: row.digest,
    line: readJson<PortfolioLine>(row.line),
    result,
  };
}

interface CandidateRow {
  readonly agreement_id: string;
  readonly test_on: LocalDate;
}

function readingSide({ on }: RepositoryScope): Pick<PortfolioRepository, "candidates" | "cases"> {
  return {
    async candidates(lenderId, { startOn, endOn }) {
      const rows = await rowsOf<CandidateRow>(
        on("spt")
          .where("organization_id", lenderId)
          .where("test_on", ">=", startOn)
          .where("test_on", "<", endOn)
          .distinct("agreement_id", "test_on")
          .orderBy(["test_on", "agreement_id"]),
      );
      return rows.map((row) => ({ agreementId: row.agreement_id, testOn: row.test_on }));
    },
    cases: (lenderId, agreementIds, knownAt) => agreementCases({ on, knownAt }, lenderId, agreementIds),
  };
}

interface LoanOfTranche {
  readonly id: string;
  readonly tranche_id: string;
}

interface NameRow {
  readonly id: string;
  readonly name_ja: string;
  readonly name_en: string;
}

async function agreementCases(
  { on, knownAt }: Knowledge,
  lenderId: string,
  agreementIds: readonly string[],
): Promise<readonly AgreementCase[]> {
  const found = await agreementsWhere({ on, knownAt }, { "agreement.id": agreementIds });
  const own = found.filter((agreement) => agreement.lenderId === lenderId);
  const loans = await rowsOf<LoanOfTranche>(
    standing(on, on("loan"))
      .whereIn(
        "loan.tranche_id",
        own.map(({ trancheId }) => trancheId),
      )
      .orderBy("loan.number")
      .select("loan.id", "loan.tranche_id"),
  );
  const borrowers = await rowsOf<NameRow>(
    on("organization").whereIn("id", [...new Set(own.map(({ borrowerId }) => borrowerId))]),
  );
  const loansOf = grouped(
    loans,
    (row) => row.tranche_id,
    ({ id }) => id,
  );
  const nameOf = new Map(borrowers.map((row) => [row.id, { ja: row.name_ja, en: row.name_en }]));
  return own.map((agreement) => ({
    agreement,
    borrower: nameOf.get(agreement.borrowerId) ?? { ja: "", en: "" },
    loanIds: loansOf.get(agreement.trancheId) ?? [],
  }));
}

function runSide({
  on,
  recorder,
}: RepositoryScope): Pick<PortfolioRepository, "addRun" | "loansDone" | "addRunLoans"> {
  return {
    async addRun(run) {
      recorder.concerns(run.id);
      await recorder.append("portfolio_run", [runRow(run)]);
    },
    async loansDone(runId, loanIds) {
      const rows = await rowsOf<Pick<OutcomeRow, "loan_id">>(
        on("portfolio_run_loan")
          .where({ run_id: runId })
          .whereIn("loan_id", [...loanIds])
          .select("loan_id"),
      );
      return new Set(rows.map((row) => row.loan_id));
    },
    addRunLoans: (rows) => recorder.append("portfolio_run_loan", rows.map(runLoanRow)),
  };
}

function runRow(run: NewPortfolioRun): Row {
  return {
    id: run.id,
    kind: run.kind,
    payload: jsonCell(run.payload),
    digest: run.digest,
    lines: run.lines,
    approval_id: run.approvalId,
    requested_by: run.requestedBy,
    approved_by: run.approvedBy,
  };
}

function runLoanRow({ id, runId, seq, loanId, outcome, figures }: NewRunLoan): Row {
  return { id, run_id: runId, seq, loan_id: loanId, outcome, figures: jsonCell(figures) };
}
