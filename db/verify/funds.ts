/**
 * Funds as they stand, without asking the chain: the partners' shares add up to every line, every posting to equity,
 * income and expense of a fund's book names its partner, and nothing is called beyond a commitment.
 */
import type { Knex } from "knex";
import type { Row } from "../dialect.ts";
import { firstOf } from "../read.ts";
import { firstOfChecks, ofOrganization, rowName, type Check } from "./check.ts";

interface FundRule {
  readonly table: string;
  readonly key: readonly string[];
  readonly because: string;
  readonly breaches: (on: Knex) => Knex.QueryBuilder;
}

const rules: readonly FundRule[] = [
  {
    table: "fund_line",
    key: ["event_id", "line"],
    because: "the partners' shares do not add up to it",
    breaches: (on) =>
      on("fund_line")
        .leftJoin("fund_share", (join) => {
          join
            .on("fund_share.event_id", "=", "fund_line.event_id")
            .andOn("fund_share.line", "=", "fund_line.line");
        })
        .groupBy("fund_line.event_id", "fund_line.line", "fund_line.cash_minor", "fund_line.unfunded_minor")
        .havingRaw(
          "coalesce(sum(fund_share.cash_minor), 0) <> fund_line.cash_minor or coalesce(sum(fund_share.unfunded_minor), 0) <> fund_line.unfunded_minor",
        )
        .select("fund_line.event_id", "fund_line.line")
        .orderBy(["fund_line.event_id", "fund_line.line"]),
  },
  {
    table: "posting",
    key: ["entry_id", "line"],
    because: "it belongs to the partners of a fund and names none of them",
    breaches: (on) =>
      on("posting")
        .join("account", "account.id", "posting.account_id")
        .join("book", "book.id", "account.book_id")
        .leftJoin("fund_posting", (join) => {
          join
            .on("fund_posting.entry_id", "=", "posting.entry_id")
            .andOn("fund_posting.line", "=", "posting.line");
        })
        .where("book.kind", "fund")
        .whereIn("account.kind", ["equity", "income", "expense"])
        .whereNull("fund_posting.partner_id")
        .select("posting.entry_id", "posting.line")
        .orderBy(["posting.entry_id", "posting.line"]),
  },
  {
    table: "fund_partner",
    key: ["id"],
    because: "more was called from it than it committed",
    breaches: (on) =>
      on("fund_partner")
        .join("fund_share", "fund_share.partner_id", "fund_partner.id")
        .groupBy("fund_partner.id")
        .havingRaw("sum(fund_share.unfunded_minor) < 0")
        .select("fund_partner.id")
        .orderBy("fund_partner.id"),
  },
];

export const fundsHold: Check = firstOfChecks(
  rules.map(({ table, key, because, breaches }): Check => async (scope) => {
    const row = await firstOf<Row>(ofOrganization(breaches(scope.on), table, scope));
    return row === undefined ? undefined : { what: table, row: rowName(row, key), because };
  }),
);
