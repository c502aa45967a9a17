/**
 * The books as they stand, without asking the chain: every entry has postings that sum to zero, every posting agrees
 * with its entry, and the balances of each book sum to zero. A program that recorded a wrong entry is found here.
 */
import type { Knex } from "knex";
import { setImmediate as otherWork } from "node:timers/promises";
import type { Row } from "../dialect.ts";
import { firstOf, rowsOf } from "../read.ts";
import { firstOfChecks, ofOrganization, rowName, type Check } from "./check.ts";
import { firstInStretches, stretchesOf, within } from "./stretches.ts";

/** Rows that break one rule of the books, among those of a stretch. */
interface BookRule {
  readonly what: "posting" | "journal_entry";
  readonly because: string;
  readonly key: readonly string[];
  readonly breaches: (on: Knex) => Knex.QueryBuilder;
}

const postingKey = ["entry_id", "line"];

const bookRules: readonly BookRule[] = [
  {
    what: "posting",
    because: "it belongs to no entry",
    key: postingKey,
    breaches: (on) =>
      on("posting")
        .leftJoin("journal_entry", "journal_entry.id", "posting.entry_id")
        .whereNull("journal_entry.id")
        .select("posting.entry_id", "posting.line")
        .orderBy(["posting.entry_id", "posting.line"]),
  },
  {
    what: "posting",
    because: "day, loan or recording differ from those of its entry",
    key: postingKey,
    breaches: (on) =>
      postingsWithEntries(on).where((either) => {
        void either
          .whereRaw("posting.effective_on <> journal_entry.effective_on")
          .orWhereRaw("coalesce(posting.loan_id, '') <> coalesce(journal_entry.loan_id, '')")
          .orWhereRaw("posting.organization_id <> journal_entry.organization_id")
          .orWhereRaw("posting.audit_seq <> journal_entry.audit_seq");
      }),
  },
  {
    what: "posting",
    because: "its account is not one of the entry's book",
    key: postingKey,
    breaches: (on) =>
      postingsWithEntries(on)
        .leftJoin("account", "account.id", "posting.account_id")
        .whereRaw("coalesce(account.book_id, '') <> journal_entry.book_id"),
  },
  {
    what: "journal_entry",
    because: "it has fewer than two postings, or they do not sum to zero",
    key: ["id"],
    breaches: (on) =>
      on("journal_entry")
        .leftJoin("posting", "posting.entry_id", "journal_entry.id")
        .groupBy("journal_entry.id")
        .havingRaw("count(posting.line) < 2 or sum(posting.amount_minor) <> 0")
        .select("journal_entry.id")
        .orderBy("journal_entry.id"),
  },
  {
    what: "journal_entry",
    because: "its day lay in a closed period when it was recorded",
    key: ["id"],
    breaches: (on) =>
      on("journal_entry")
        .join("period_event as period", "period.book_id", "journal_entry.book_id")
        .whereRaw("period.audit_seq < journal_entry.audit_seq")
        .whereRaw("journal_entry.effective_on <= period.closed_through_on")
        .whereNotExists(
          on("period_event as newer")
            .whereRaw("newer.book_id = period.book_id and newer.audit_seq > period.audit_seq")
            .whereRaw("newer.audit_seq < journal_entry.audit_seq"),
        )
        .select("journal_entry.id")
        .orderBy("journal_entry.id"),
  },
];

function postingsWithEntries(on: Knex): Knex.QueryBuilder {
  return on("posting")
    .join("journal_entry", "journal_entry.id", "posting.entry_id")
    .select("posting.entry_id", "posting.line")
    .orderBy(["posting.entry_id", "posting.line"]);
}

const stretchColumns = { posting: "entry_id", journal_entry: "id" } as const;

const entriesHold: Check = firstOfChecks(
  bookRules.map(({ what, because, key, breaches }): Check => async (scope) => {
    const stretches = await stretchesOf(scope, what, stretchColumns[what]);
    return firstInStretches(stretches, async (stretch) => {
      const query = within(ofOrganization(breaches(scope.on), what, scope), stretch);
      const row = await firstOf<Row>(query);
      return row === undefined ? undefined : { what, row: rowName(row, key), because };
    });
  }),
);

interface AccountRow {
  readonly id: string;
  readonly book_id: string;
}

/** Added up account by account, and beyond 2^53 where it must be. */
const trialBalancesHold: Check = async (scope) => {
  const { on } = scope;
  const accounts = await rowsOf<AccountRow>(
    ofOrganization(on("account"), "account", scope).orderBy("book_id").select("id", "book_id"),
  );
  const balances = new Map<string, bigint>();
  for (const { id, book_id: bookId } of accounts) {
    const row = await firstOf<{ readonly sum: string | null }>(
      on("posting").where({ account_id: id }).select(on.raw("cast(sum(amount_minor) as text) as sum")),
    );
    balances.set(bookId, (balances.get(bookId) ?? 0n) + BigInt(row?.sum ?? 0));
    await otherWork();
  }
  const wrong = [...balances].find(([, balance]) => balance !== 0n);
  if (wrong === undefined) return undefined;
  const because = "its trial balance does not sum to zero";
  return { what: "book", row: rowName({ id: wrong[0] }, ["id"]), because };
};

export const booksBalance: Check = firstOfChecks([entriesHold, trialBalancesHold]);
