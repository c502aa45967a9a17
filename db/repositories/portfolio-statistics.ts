import type { LentLoan, PortfolioStatisticsRepository } from "../../src/app/programme/statistics-ports.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, rowsOf } from "../read.ts";
import { grouped, lentBy, withKey } from "./lent-loans.ts";
import { portfolioResults } from "./portfolio-results.ts";
import type { RepositoryScope } from "./scope.ts";

interface GroupRow {
  readonly month: string;
  readonly key: string | null;
  readonly loans: number;
  readonly amount: number;
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
    ...portfolioResults(on),
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
