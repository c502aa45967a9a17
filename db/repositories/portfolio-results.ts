import type { Knex } from "knex";
import type { DecidedOutcome } from "../../src/app/loan/ports.ts";
import type { PortfolioStatisticsRepository } from "../../src/app/programme/statistics-ports.ts";
import { rowsOf } from "../read.ts";
import { lentBy, placed, withKey } from "./lent-loans.ts";

interface PlacedRow {
  readonly month: string;
  readonly key: string | null;
}

interface VerdictRow extends PlacedRow {
  readonly outcomes: string;
}

interface PlaceRow extends PlacedRow {
  readonly id: string;
}

interface KpiRow {
  readonly kpi_id: string;
  readonly id: string;
  readonly principal_minor: number;
}

/** What became of the loans lent: verdicts on their targets, where they count, and the KPIs they rest on. */
export function portfolioResults(
  on: Knex,
): Pick<PortfolioStatisticsRepository, "verdicts" | "places" | "kpis"> {
  return {
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
  };
}
