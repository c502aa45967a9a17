import type { Knex } from "knex";
import type { ArrearsRepository } from "../../src/app/loan/arrears-ports.ts";
import type { Viewpoint } from "../../src/domain/kernel/viewpoint.ts";
import { firstOf, rowsOf } from "../read.ts";
import type { RepositoryScope } from "./scope.ts";
import { standing } from "./standing-loans.ts";

interface IdRow {
  readonly id: string;
}

export function arrearsRepository({
  on,
  dialect,
}: Pick<RepositoryScope, "on" | "dialect">): ArrearsRepository {
  return {
    async candidates(lenderId, viewpoint) {
      const { asOf, knownAt } = viewpoint;
      const uptoSeq = await lastSeq(on, lenderId, knownAt);
      const query = markedLoans(on, { lenderId, uptoSeq }, (mayBe) => {
        void mayBe
          .orWhere("arrears_mark.open_since_on", "<", asOf)
          .orWhere("arrears_mark.from_on", ">", asOf)
          .orWhere("arrears_mark.upto_seq", ">", uptoSeq);
      });
      return ids(await rowsOf<IdRow>(standing(on, query, knownAt)));
    },
    async unmarked(lenderId) {
      const uptoSeq = await lastSeq(on, lenderId);
      const query = markedLoans(on, { lenderId, uptoSeq }, () => undefined);
      return { loanIds: ids(await rowsOf<IdRow>(standing(on, query))), uptoSeq };
    },
    async mark(marks) {
      if (marks.length === 0) return;
      await on("arrears_mark")
        .whereIn(
          "loan_id",
          marks.map(({ loanId }) => loanId),
        )
        .delete();
      await dialect.insertRows(
        on,
        "arrears_mark",
        marks.map((mark) => ({
          loan_id: mark.loanId,
          organization_id: mark.organizationId,
          upto_seq: mark.uptoSeq,
          from_on: mark.fromOn,
          open_since_on: mark.openSince ?? null,
        })),
      );
    },
  };
}

async function lastSeq(on: Knex, organizationId: string, knownAt?: Viewpoint["knownAt"]): Promise<number> {
  const query = on("audit_row").where({ organization_id: organizationId }).orderBy("seq", "desc");
  if (knownAt !== undefined) void query.where("recorded_at", "<=", knownAt);
  return (await firstOf<{ readonly seq: number }>(query.select("seq")))?.seq ?? 0;
}

interface Known {
  readonly lenderId: string;
  readonly uptoSeq: number;
}

/** Loans without a mark, with one older than what was recorded of them up to `uptoSeq`, or that a condition names. */
function markedLoans(
  on: Knex,
  { lenderId, uptoSeq }: Known,
  condition: (mayBe: Knex.QueryBuilder) => void,
): Knex.QueryBuilder {
  return on("loan")
    .leftJoin("arrears_mark", "arrears_mark.loan_id", "loan.id")
    .leftJoin(changedSince(on, { lenderId, uptoSeq }).as("changed"), "changed.loan_id", "loan.id")
    .where("loan.organization_id", lenderId)
    .where((either) => {
      void either
        .whereNull("arrears_mark.loan_id")
        .orWhere("changed.seq", ">", on.ref("arrears_mark.upto_seq"));
      condition(either);
    })
    .orderBy("loan.id")
    .select("loan.id");
}

/** The last audit row that touched each loan, among those recorded after the oldest mark. */
function changedSince(on: Knex, { lenderId, uptoSeq }: Known): Knex.QueryBuilder {
  const oldest = on("arrears_mark").where({ organization_id: lenderId }).min("upto_seq");
  const recorded = (table: string) =>
    on(table)
      .where(`${table}.organization_id`, lenderId)
      .where(`${table}.audit_seq`, "<=", uptoSeq)
      .where(`${table}.audit_seq`, ">", oldest.clone());
  const touched = (query: Knex.QueryBuilder, loanId: string, table: string) =>
    query.select({ loan_id: loanId, seq: `${table}.audit_seq` });
  const ofLoans = ["receipt", "repayment", "loan_event"].map((table) =>
    touched(recorded(table), `${table}.loan_id`, table),
  );
  const ofTranches = ["tranche_terms", "tranche_pricing"].map((table) =>
    touched(recorded(table).join("loan", "loan.tranche_id", `${table}.tranche_id`), "loan.id", table),
  );
  const ofAgreements = ["agreement_terms", "agreement_event", "ratchet_decision"].map((table) =>
    touched(
      recorded(table)
        .join("agreement", "agreement.id", `${table}.agreement_id`)
        .join("loan", "loan.tranche_id", "agreement.tranche_id"),
      "loan.id",
      table,
    ),
  );
  const ofCovenants = ["covenant_test", "covenant_event", "covenant_step"].map((table) =>
    touched(
      recorded(table)
        .join("covenant", "covenant.id", `${table}.covenant_id`)
        .join("tranche", "tranche.facility_id", "covenant.facility_id")
        .join("loan", "loan.tranche_id", "tranche.id"),
      "loan.id",
      table,
    ),
  );
  const fixings = touched(
    recorded("base_rate_fixing")
      .join("tranche", "tranche.base_rate_index", "base_rate_fixing.index_code")
      .join("loan", "loan.tranche_id", "tranche.id")
      .where("loan.organization_id", lenderId),
    "loan.id",
    "base_rate_fixing",
  );
  const accounts = touched(
    recorded("annual_accounts")
      .join("facility", "facility.borrower_id", "annual_accounts.borrower_id")
      .join("tranche", "tranche.facility_id", "facility.id")
      .join("loan", "loan.tranche_id", "tranche.id")
      .where("loan.organization_id", lenderId),
    "loan.id",
    "annual_accounts",
  );
  const all = fixings.unionAll([accounts, ...ofLoans, ...ofTranches, ...ofAgreements, ...ofCovenants]);
  return on.from(all.as("touched")).groupBy("loan_id").select("loan_id").max({ seq: "seq" });
}

function ids(rows: readonly IdRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}
