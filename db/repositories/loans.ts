import type { Knex } from "knex";
import type {
  LoanRepository,
  LoanSort,
  NewRatchetDecision,
  RecomputationRecord,
} from "../../src/app/loan/ports.ts";
import type { PageRequest } from "../../src/app/page.ts";
import { toPage } from "../page.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Row } from "../dialect.ts";
import { firstOf, numberOfCursor, rowsOf } from "../read.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import { agreementsWhere, sptsWhere } from "./agreement-queries.ts";
import { idsOfPlace } from "./loan-covenants.ts";
import { loanFacts, loanQuery } from "./loan-queries.ts";
import type { RepositoryScope } from "./scope.ts";
import { servicingRecording, type ServicingRecording } from "./servicing-recording.ts";
import { standing } from "./standing-loans.ts";

type LoanRecording = Pick<LoanRepository, "addDecisions" | "addRecomputations" | "addInterestPostings">;

export function loanRepository(scope: RepositoryScope): LoanRepository {
  return { ...readingSide(scope), ...recordingSide(scope), ...servicingRecording(scope) };
}

/** A moment after every other. */
const always = "9999-12-31T23:59:59.999Z" as Instant;

interface IdRow {
  readonly id: string;
}

type LoanReading = Omit<LoanRepository, keyof LoanRecording | keyof ServicingRecording>;

function readingSide({ on }: RepositoryScope): LoanReading {
  return {
    list: (viewerId, sort, page) => listLoans(on, viewerId, { sort, page }),
    async idsOfLender(lenderId) {
      const own = on("loan").where({ organization_id: lenderId }).orderBy("id").select("id");
      return ids(await rowsOf<IdRow>(standing(on, own)));
    },
    async lenderIds() {
      return ids(await rowsOf<IdRow>(on("loan").distinct({ id: "organization_id" }).orderBy("id")));
    },
    async idsOfAgreement(agreementId) {
      const priced = on("loan")
        .join("agreement", "agreement.tranche_id", "loan.tranche_id")
        .where("agreement.id", agreementId);
      return ids(await rowsOf<IdRow>(standing(on, priced).orderBy("loan.number").select("loan.id")));
    },
    idsOfPlace: (place) => idsOfPlace(on, place),
    async idsOfProject(viewerId, projectId) {
      return ids(
        await rowsOf<IdRow>(
          loanQuery(on, viewerId).where("facility.project_id", projectId).select("loan.id"),
        ),
      );
    },
    facts: (viewerId, loanIds, knownAt) => loanFacts({ on, knownAt }, viewerId, loanIds),
    async findAgreement(viewerId, agreementId, knownAt) {
      const [agreement] = await agreementsWhere({ on, knownAt }, { "agreement.id": [agreementId] });
      return agreement?.lenderId === viewerId || agreement?.borrowerId === viewerId ? agreement : undefined;
    },
    async agreementsTestingKpi(viewerId, kpiId) {
      const query = on("spt")
        .join("agreement", "agreement.id", "spt.agreement_id")
        .join("tranche", "tranche.id", "agreement.tranche_id")
        .join("facility", "facility.id", "tranche.facility_id")
        .where("spt.kpi_id", kpiId)
        .where((either) => {
          void either.where("agreement.organization_id", viewerId).orWhere("facility.borrower_id", viewerId);
        })
        .distinct({ id: "agreement.id" })
        .orderBy("agreement.id");
      return ids(await rowsOf<IdRow>(query));
    },
    async sptsOfKpis(viewerId, kpiIds) {
      const spts = await sptsWhere({ on, knownAt: always }, "spt.kpi_id", kpiIds);
      const agreementIds = [...new Set(spts.map(({ agreementId }) => agreementId))];
      const agreements = await agreementsWhere({ on, knownAt: always }, { "agreement.id": agreementIds });
      const visible = agreements.filter((a) => a.lenderId === viewerId || a.borrowerId === viewerId);
      const tested = new Set(visible.flatMap((agreement) => agreement.spts.map(({ id }) => id)));
      return spts.filter(({ id }) => tested.has(id));
    },
    latestRecomputation: (loanId) => latestRecomputation(on, loanId),
  };
}

function recordingSide({ recorder }: RepositoryScope): LoanRecording {
  return {
    async addDecisions(decisions) {
      for (const { agreementId } of decisions) recorder.concerns(agreementId);
      await recorder.append("ratchet_decision", decisions.map(decisionRow));
    },
    async addRecomputations(rows) {
      for (const { loanId } of rows) recorder.concerns(loanId);
      await recorder.append(
        "loan_recomputation",
        rows.map((row) => ({
          id: row.id,
          loan_id: row.loanId,
          reason_kind: row.reasonKind,
          reason_id: row.reasonId,
          as_of_on: row.asOf,
          timeline: jsonCell(row.timeline),
          schedule: jsonCell(row.schedule),
        })),
      );
    },
    async addInterestPostings(rows) {
      await recorder.append(
        "interest_posting",
        rows.map((row) => ({
          id: row.id,
          loan_id: row.loanId,
          kind: row.kind,
          period_start_on: row.periodStartOn,
          period_end_on: row.periodEndOn,
          through_on: row.throughOn,
          interest_minor: Number(row.interest),
          without_step_minor: Number(row.withoutStep),
          reason_kind: row.reasonKind,
          reason_id: row.reasonId,
          entry_id: row.entryId,
        })),
      );
      const parts = rows.filter(({ covenantStep, premium }) => covenantStep !== 0n || premium !== 0n);
      await recorder.append(
        "interest_posting_part",
        parts.map((row) => ({
          id: row.id,
          covenant_step_minor: Number(row.covenantStep),
          premium_minor: Number(row.premium),
          premium_entry_id: row.premiumEntryId ?? null,
        })),
      );
    },
  };
}

function decisionRow(decision: NewRatchetDecision): Row {
  return {
    id: decision.id,
    agreement_id: decision.agreementId,
    test_on: decision.testOn,
    certificate_due_on: decision.certificateDueOn,
    certificate_received_on: decision.certificateReceivedOn ?? null,
    outcomes: jsonCell(
      decision.outcomes.map(({ evidence, ...outcome }) => ({
        ...outcome,
        evidence: evidence.map(({ id, fileName, sha256 }) => ({ id, fileName, sha256 })),
      })),
    ),
    corrects_id: decision.correctsId ?? null,
    approval_id: decision.approvalId,
    requested_by: decision.requestedBy,
    approved_by: decision.approvedBy,
  };
}

const sortColumns = {
  number: "loan.number",
  principal: "loan.principal_minor",
  drawdownOn: "loan.drawdown_on",
} as const;

interface SortRow extends IdRow {
  readonly sort_value: string | number;
}

async function listLoans(
  on: Knex,
  viewerId: string,
  { sort, page }: { readonly sort: LoanSort; readonly page: PageRequest },
): ReturnType<LoanRepository["list"]> {
  const descending = sort.startsWith("-");
  const column = sortColumns[(descending ? sort.slice(1) : sort) as keyof typeof sortColumns];
  const query = loanQuery(on, viewerId)
    .orderBy([
      { column, order: descending ? "desc" : "asc" },
      { column: "loan.id", order: descending ? "desc" : "asc" },
    ])
    .limit(page.limit + 1)
    .select("loan.id", { sort_value: column });
  if (page.cursor !== undefined) {
    const { value, id } = readCursor(page.cursor);
    const key = column === sortColumns.principal ? numberOfCursor(value) : value;
    const beyond = descending ? "(??, loan.id) < (?, ?)" : "(??, loan.id) > (?, ?)";
    void query.whereRaw(beyond, [column, key, id]);
  }
  const rows = await rowsOf<SortRow>(query);
  return toPage(rows, page.limit, (row) => `${inAscii(String(row.sort_value))}|${row.id}`);
}

/** Sort value and id of the last loan given out. A cursor that was made up finds nothing, or too much: its maker's. */
function readCursor(cursor: string): { readonly value: string; readonly id: string } {
  const bar = cursor.lastIndexOf("|");
  const value = Buffer.from(cursor.slice(0, Math.max(bar, 0)), "base64url").toString("utf8");
  return { value: value.replaceAll("\u0000", ""), id: cursor.slice(bar + 1) };
}

/** A loan's number may be in any script; a cursor is plain ASCII. */
function inAscii(value: string): string {
  return Buffer.from(value, "utf8").toString("base64url");
}

interface RecomputationRow {
  readonly id: string;
  readonly reason_kind: string;
  readonly reason_id: string;
  readonly as_of_on: LocalDate;
  readonly timeline: string;
  readonly schedule: string;
  readonly recorded_at: Instant;
}

async function latestRecomputation(on: Knex, loanId: string): Promise<RecomputationRecord | undefined> {
  const row = await firstOf<RecomputationRow>(
    on("loan_recomputation").where({ loan_id: loanId }).orderBy("id", "desc"),
  );
  if (row === undefined) return undefined;
  return {
    id: row.id,
    loanId,
    reasonKind: row.reason_kind,
    reasonId: row.reason_id,
    asOf: row.as_of_on,
    timeline: readJson<CanonicalObject>(row.timeline),
    schedule: readJson<CanonicalObject>(row.schedule),
    recordedAt: row.recorded_at,
  };
}

function ids(rows: readonly IdRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}
