/** Queries of the loans a lender gave, by what they count under in the statistics. */
import type { Knex } from "knex";
import type { AskedGroups } from "../../src/app/programme/statistics-ports.ts";
import type { PortfolioDimension } from "../../src/domain/programme/portfolio-statistics.ts";
import { standing } from "./standing-loans.ts";

const columnOf: Readonly<Record<Exclude<PortfolioDimension, "total">, string>> = {
  legalForm: "lending_profile.legal_form",
  prefecture: "lending_profile.prefecture",
  field: "lending_profile.fields",
  band: "lending_profile.band",
};

/** Amounts of other currencies have no place in a sum of yen. */
export function lentBy(
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

export function grouped(
  on: Knex,
  query: Knex.QueryBuilder,
  dimension: PortfolioDimension,
): Knex.QueryBuilder {
  const month = monthOf(on);
  if (dimension === "total") return placed(on, query.groupBy(month), dimension);
  return placed(on, query.groupBy(month).groupBy(columnOf[dimension]), dimension);
}

/** With the month of lending and what a loan counts under. */
export function placed(on: Knex, query: Knex.QueryBuilder, dimension: PortfolioDimension): Knex.QueryBuilder {
  const month = monthOf(on);
  if (dimension === "total") return query.select({ month }).select(on.raw("'' as key"));
  return query.select({ month, key: columnOf[dimension] });
}

function monthOf(on: Knex): Knex.Raw {
  return on.raw("substr(loan.drawdown_on, 1, 7)");
}

export function withKey(
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
