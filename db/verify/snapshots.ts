/** Stored balances are what the postings give when they are added up again. */
import { setImmediate as otherWork } from "node:timers/promises";
import type { BadRow } from "../../src/app/audit/ports.ts";
import type { Row } from "../dialect.ts";
import { rowsOf } from "../read.ts";
import { snapshotRows } from "../snapshots.ts";
import { rowName, type Check } from "./check.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { earlier, type LocalDate } from "../../src/domain/kernel/local-date.ts";

interface SnapshotSet {
  readonly book_id: string;
  readonly upto_seq: number;
  readonly known_at: Instant;
}

const key = ["book_id", "upto_seq", "through_on", "account_id"];

export const snapshotsHold: Check = async ({ on, organizationId, tally }) => {
  const sets = await rowsOf<SnapshotSet>(
    on("balance_snapshot").distinct("book_id", "upto_seq", "known_at").orderBy(["book_id", "upto_seq"]),
  );
  for (const { book_id: bookId, ...taken } of sets) {
    if (organizationId !== undefined && !(await isOf(organizationId, bookId))) continue;
    const stored = await rowsOf<Row>(
      on("balance_snapshot").where({ book_id: bookId, upto_seq: taken.upto_seq }).orderBy(key),
    );
    // A set is dense from the first posting of any account: what one of them began with is then nothing.
    const fromOn = stored.map((row) => row["through_on"] as LocalDate).reduce((a, b) => earlier(a, b));
    for (const accountId of new Set(stored.map((row) => String(row["account_id"])))) {
      const reckoned = await snapshotRows(on, { bookId, accountIds: [accountId], fromOn, ...taken });
      const bad = firstWrong(
        stored.filter((row) => row["account_id"] === accountId),
        reckoned,
      );
      if (bad !== undefined) return bad;
      await otherWork();
    }
    tally.count("balance snapshot", stored.length);
  }
  return undefined;

  async function isOf(owner: string, bookId: string): Promise<boolean> {
    return (await rowsOf(on("book").where({ id: bookId, organization_id: owner }))).length > 0;
  }
};

function firstWrong(stored: readonly Row[], reckoned: readonly Row[]): BadRow | undefined {
  const expected = new Map(reckoned.map((row) => [rowName(row, key), row]));
  const wrong = stored.find((row) => {
    const again = expected.get(rowName(row, key));
    return again === undefined || again["debit"] !== row["debit"] || again["credit"] !== row["credit"];
  });
  if (wrong === undefined) return undefined;
  return { what: "balance_snapshot", row: rowName(wrong, key), because: "it is not what its postings give" };
}
