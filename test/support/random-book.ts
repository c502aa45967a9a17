/** Entries that nobody planned: any accounts of the sample book, any days of six years, some recorded long after. */
import type { Database } from "../../db/connect.ts";
import { transactOn } from "../../db/transact.ts";
import type { NewEntry } from "../../src/app/ledger/ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import { lenderAccountRoles } from "../../src/domain/ledger/chart-of-accounts.ts";
import { at, people, sample } from "./sample-names.ts";
import { chance, pick } from "./tampering.ts";

export interface RandomBook {
  readonly entries: number;
  readonly seed: number;
  /** Entries of one unit of work. */
  readonly batch?: number;
}

export function randomEntries(newId: () => string, { entries, seed }: RandomBook): readonly NewEntry[] {
  const random = chance(seed);
  return Array.from({ length: entries }, (_, position): NewEntry => {
    const id = newId();
    const amount = BigInt(1 + Math.floor(random() ** 4 * 5_000_000_000));
    const debit = pick(random, lenderAccountRoles);
    const credit = pick(
      random,
      lenderAccountRoles.filter((role) => role !== debit),
    );
    const effectiveOn = addDays(localDate("2020-01-01"), Math.floor(random() * 2_190));
    const description = { ja: `仕訳 ${String(position)}; "引用" | 記号`, en: `Entry ${String(position)}` };
    return {
      id,
      draft: {
        kind: "accrual",
        effectiveOn,
        description,
        lines: [
          { account: debit, amount },
          { account: credit, amount: -amount },
        ],
      },
      loanId: undefined,
      reasonKind: "random",
      reasonId: id,
      authorId: people.officer.personId,
      approverId: undefined,
      idempotencyKey: id,
    };
  });
}

/** Posts them in units of work, a day after another from 2026-02-01 on. */
export async function postRandomBook(
  database: Database,
  newId: () => string,
  asked: RandomBook,
): Promise<void> {
  const { batch = 500 } = asked;
  const entries = randomEntries(newId, asked);
  for (
    let from = 0, day = localDate("2026-02-01");
    from < entries.length;
    from += batch, day = addDays(day, 1)
  ) {
    const unit = { actor: people.officer, action: "postRandom", now: at(day), newId };
    await transactOn(database)(unit, async ({ books }) => {
      const book = present(await books.find(sample.bank, sample.book), "a book");
      await books.post(book, entries.slice(from, from + batch));
    });
  }
}
