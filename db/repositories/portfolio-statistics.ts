import type { Knex } from "knex";
import type {
  AskedGroups,
  LentLoan,
  PortfolioStatisticsRepository,
} from "../../src/app/programme/statistics-ports.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { DecidedOutcome } from "../../src/app/loan/ports.ts";
import type { PortfolioDimension } from "../../src/domain/programme/portfolio-statistics.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, rowsOf } from "../read.ts";
import type { RepositoryScope } from "./scope.ts";
import { standing } from "./standing-loans.ts";

interface GroupRow {
  readonly month: string;
  readonly key: string | null;
  readonly loans: number;
  readonly amount: number;
}

interface VerdictRow extends Pick<GroupRow, "month" | "key"> {
  readonly outcomes: string;
}

interface PlaceRow extends Pick<GroupRow, "month" | "key"> {
  readonly id: string;
}

interface KpiRow {
  readonly kpi_id: string;
  readonly id: string;
  readonly principal_minor: number;
}

interface LoanRow {
  readonly id: string;
  readonly number: string;
  readonly drawdown_on: LocalDate;
  readonly principal_minor: number;
  readonly borrower_id: string;
  readonly borrower_ja: string;
  readonly borrower_en: string;
  readonly legal_form: string | null;
  readonly prefecture: string | null;
  readonly fields: string | null;
  readonly band: string | null;
}

const columnOf: Readonly<Record<Exclude<PortfolioDimension, "total">, string>> = {
  legalForm: "lending_profile.legal_form",
  prefecture: "lending_profile.prefecture",
  field: "lending_profile.fields",
  band: "lending_profile.band",
};

export function portfolioStatisticsRepository({
  on,
  recorder,
}: RepositoryScope): PortfolioStatisticsRepository {
  return {
    async lent(lenderId, asked) {
      const query = grouped(on, lentBy(on, lenderId, asked), asked.dimension)
        .count({ loans: "loan.id" })
        .sum({ amount: "loan.principal_minor" });
      const rows = await rowsOf<GroupRow>(query);
      return rows.map(({ month, key, loans, amount }) => ({
        month,
        key: key ?? "",
        loans,
        amount: BigInt(amount),
      }));
    },
    async forgone(lenderId, asked) {
      const { asOf, knownAt } = asked.viewpoint;
      const query = grouped(on, lentBy(on, lenderId, asked), asked.dimension)
        .join("interest_posting", "interest_posting.loan_id", "loan.id")
        .where("interest_posting.recorded_at", "<=", knownAt)
        .where("interest_posting.through_on", "<=", asOf)
        .sum({ amount: on.raw("interest_posting.without_step_minor - interest_posting.interest_minor") });
      const rows = await rowsOf<Omit<GroupRow, "loans">>(query);
      return rows.map(({ month, key, amount }) => ({ month, key: key ?? "", forgone: BigInt(amount) }));
    },
    async loans(lenderId, asked, { limit, cursor }) {
      const query = lentBy(on, lenderId, asked)
        .join("organization as borrower", "borrower.id", "facility.borrower_id")
        .whereBetween("loan.drawdown_on", [asked.firstOn, asked.lastOn])
        .where("loan.id", ">", cursor ?? beforeAllIds)
        .orderBy("loan.id")
        .limit(limit + 1)
        .select("loan.id", "loan.number", "loan.drawdown_on", "loan.principal_minor")
        .select("lending_profile.legal_form", "lending_profile.prefecture", "lending_profile.fields")
        .select("lending_profile.band", { borrower_id: "borrower.id" })
        .select({ borrower_ja: "borrower.name_ja", borrower_en: "borrower.name_en" });
      const rows = await rowsOf<LoanRow>(withKey(query, asked));
      return toPage(rows.map(toLoan), limit, ({ id }) => id);
    },
    async verdicts(lenderId, asked) {
      const { asOf, knownAt } = asked.viewpoint;
      const query = lentBy(on, lenderId, asked)
        .join("agreement", "agreement.tranche_id", "loan.tranche_id")
        .join("ratchet_decision as verdict", "verdict.agreement_id", "agreement.id")
        .where("verdict.recorded_at", "<=", knownAt)
        .where("verdict.test_on", "<=", asOf)
        .orderBy("verdict.id")
        .select({ outcomes: "verdict.outcomes" });
      const rows = await rowsOf<VerdictRow>(placed(on, query, asked.dimension));
      return rows.flatMap(({ month, key, outcomes }) =>
        (JSON.parse(outcomes) as readonly DecidedOutcome[]).map(({ sptId, outcome }) => ({
          month,
          key: key ?? "",
          sptId,
          outcome,
        })),
      );
    },
    async places(lenderId, asked, loanIds) {
      const query = lentBy(on, lenderId, asked)
        .whereIn("loan.id", [...loanIds])
        .select({ id: "loan.id" });
      const rows = await rowsOf<PlaceRow>(placed(on, query, asked.dimension));
      return rows.map(({ id, month, key }) => ({ loanId: id, month, key: key ?? "" }));
    },
    async kpis(lenderId, asked) {
      const query = lentBy(on, lenderId, asked)
        .join("agreement", "agreement.tranche_id", "loan.tranche_id")
        .join("spt", "spt.agreement_id", "agreement.id")
        .where("spt.recorded_at", "<=", asked.viewpoint.knownAt)
        .whereBetween("loan.drawdown_on", [asked.firstOn, asked.lastOn])
        .distinct({ kpi_id: "spt.kpi_id", id: "loan.id", principal_minor: "loan.principal_minor" })
        .orderBy(["kpi_id", "id"]);
      const rows = await rowsOf<KpiRow>(withKey(query, asked));
      return rows.map((row) => ({
        kpiId: row.kpi_id,
        loanId: row.id,
        principal: BigInt(row.principal_minor),
      }));
    },
    addProfiles: (profiles) =>
      recorder.append(
        "lending_profile",
        profiles.map(({ id, facilityId, legalForm, prefecture, fields, band }) => ({
          id,
          facility_id: facilityId,
          legal_form: legalForm,
          prefecture,
          fields: fields.join(","),
          band: band ?? "",
        })),
      ),
  };
}

/** Amounts of other currencies have no place in a sum of yen. */
function lentBy(
  on: Knex,
  lenderId: string,
  { viewpoint: { asOf, knownAt } }: AskedGroups,
): Knex.QueryBuilder {
  const query = on("loan")
    .join("tranche", "tranche.id", "loan.tranche_id")
    .join("facility", "facility.id", "tranche.facility_id")
    .leftJoin("lending_profile", "lending_profile.facility_id", "facility.id")
    .where("loan.organization_id", lenderId)
    .where("facility.currency", "JPY")
    .where("loan.drawdown_on", "<=", asOf)
    .where("loan.recorded_at", "<=", knownAt);
  return standing(on, query, knownAt);
}

function grouped(on: Knex, query: Knex.QueryBuilder, dimension: PortfolioDimension): Knex.QueryBuilder {
  const month = monthOf(on);
  if (dimension === "total") return placed(on, query.groupBy(month), dimension);
  return placed(on, query.groupBy(month).groupBy(columnOf[dimension]), dimension);
}

/** With the month of lending and what a loan counts under. */
function placed(on: Knex, query: Knex.QueryBuilder, dimension: PortfolioDimension): Knex.QueryBuilder {
  const month = monthOf(on);
  if (dimension === "total") return query.select({ month }).select(on.raw("'' as key"));
  return query.select({ month, key: columnOf[dimension] });
}

function monthOf(on: Knex): Knex.Raw {
  return on.raw("substr(loan.drawdown_on, 1, 7)");
}

function withKey(
  query: Knex.QueryBuilder,
  { dimension, key }: { readonly dimension: PortfolioDimension; readonly key: string },
): Knex.QueryBuilder {
  if (dimension === "total") return query;
  const column = columnOf[dimension];
  if (key === "" || key === "none") {
    return query.where((either) => void either.whereNull(column).orWhere(column, ""));
  }
  if (dimension !== "field") return query.where(column, key);
  return query.where((either) => {
    for (const pattern of [key, `${key},%`, `%,${key}`, `%,${key},%`])
      void either.orWhereLike(column, pattern);
  });
}

function toLoan(row: LoanRow): LentLoan {
  return {
    id: row.id,
    number: row.number,
    borrower: { id: row.borrower_id, ja: row.borrower_ja, en: row.borrower_en },
    drawdownOn: row.drawdown_on,
    principal: BigInt(row.principal_minor),
    legalForm: row.legal_form ?? "",
    prefecture: row.prefecture ?? "",
    fields: (row.fields ?? "").split(",").filter((field) => field !== ""),
    band: row.band ?? "",
  };
}
