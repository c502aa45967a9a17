/** Balances and entries of a fund's book, told apart by partner and investment. Sums of postings, nothing kept. */
import type { Knex } from "knex";
import type { BalancesAsked, PostedFundEntry } from "../../src/app/fund/ports.ts";
import { fundAccountOf } from "../../src/domain/fund/fund-chart.ts";
import type { FundPosting } from "../../src/domain/fund/fund-posting.ts";
import type { FundBalances } from "../../src/domain/fund/fund-statement.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { rowsOf } from "../read.ts";

interface SumRow {
  readonly code: string;
  readonly partner_id: string | null;
  readonly investment_id: string | null;
  /** Whole numbers as text: sums may go beyond 2^53. */
  readonly sum: string;
}

export async function fundBalances(
  on: Knex,
  { bookId, asOf, knownAt, by }: BalancesAsked,
): Promise<FundBalances> {
  const query = dimensioned(on)
    .where("account.book_id", bookId)
    .where("posting.recorded_at", "<=", knownAt)
    .groupBy("account.code", "fund_posting.partner_id", "fund_posting.investment_id")
    .orderBy(["account.code", "fund_posting.partner_id", "fund_posting.investment_id"])
    .select(
      "account.code",
      "fund_posting.partner_id",
      "fund_posting.investment_id",
      on.raw("cast(sum(posting.amount_minor) as text) as sum"),
    );
  if (by === "booked") void query.where("posting.effective_on", "<=", asOf);
  else {
    void query
      .leftJoin("entry_placement", "entry_placement.entry_id", "posting.entry_id")
      .whereRaw("coalesce(entry_placement.belongs_on, posting.effective_on) <= ?", [asOf]);
  }
  return (await rowsOf<SumRow>(query))
    .map(({ code, partner_id: partnerId, investment_id: investmentId, sum }) => ({
      account: roleOf(code),
      partnerId,
      investmentId,
      amount: BigInt(sum),
    }))
    .filter(({ amount }) => amount !== 0n);
}

interface PostingRow {
  readonly entry_id: string;
  readonly code: string;
  readonly amount_minor: number;
  readonly partner_id: string | null;
  readonly investment_id: string | null;
}

interface EntryRow {
  readonly id: string;
  readonly effective_on: LocalDate;
  readonly belongs_on: LocalDate | null;
  readonly recorded_at: Instant;
  readonly kind: string;
  readonly description_ja: string;
  readonly description_en: string;
  readonly reason_id: string;
}

export interface EntriesAsked {
  readonly bookId: string;
  readonly reasonIds: readonly string[] | undefined;
  readonly knownAt: Instant;
}

export async function fundEntries(
  on: Knex,
  { bookId, reasonIds, knownAt }: EntriesAsked,
): Promise<readonly PostedFundEntry[]> {
  const query = on("journal_entry")
    .leftJoin("entry_placement", "entry_placement.entry_id", "journal_entry.id")
    .where("journal_entry.book_id", bookId)
    .where("journal_entry.recorded_at", "<=", knownAt)
    .orderBy(["journal_entry.effective_on", "journal_entry.id"])
    .select("journal_entry.*", "entry_placement.belongs_on");
  if (reasonIds !== undefined) void query.whereIn("journal_entry.reason_id", reasonIds);
  const entries = await rowsOf<EntryRow>(query);
  const postings = await rowsOf<PostingRow>(
    dimensioned(on)
      .whereIn(
        "posting.entry_id",
        entries.map(({ id }) => id),
      )
      .orderBy(["posting.entry_id", "posting.line"])
      .select(
        "posting.entry_id",
        "account.code",
        "posting.amount_minor",
        "fund_posting.partner_id",
        "fund_posting.investment_id",
      ),
  );
  return entries.map((entry) => ({
    entryId: entry.id,
    effectiveOn: entry.effective_on,
    belongsOn: entry.belongs_on,
    recordedAt: entry.recorded_at,
    kind: entry.kind,
    description: { ja: entry.description_ja, en: entry.description_en },
    reasonId: entry.reason_id,
    lines: postings.filter(({ entry_id: id }) => id === entry.id).map(toPosting),
  }));
}

function dimensioned(on: Knex): Knex.QueryBuilder {
  return on("posting")
    .join("account", "account.id", "posting.account_id")
    .leftJoin("fund_posting", (join) => {
      join
        .on("fund_posting.entry_id", "=", "posting.entry_id")
        .andOn("fund_posting.line", "=", "posting.line");
    });
}

function toPosting({ code, amount_minor: amount, partner_id, investment_id }: PostingRow): FundPosting {
  return {
    account: roleOf(code),
    amount: BigInt(amount),
    ...(partner_id === null ? {} : { partnerId: partner_id }),
    ...(investment_id === null ? {} : { investmentId: investment_id }),
  };
}

function roleOf(code: string) {
  return present(fundAccountOf(code), `fund account ${code}`);
}
