/** Balance of an account with 200,000 postings and month-end snapshots against that of one with 50, same question. */
import { takeSnapshots } from "../../db/snapshots.ts";
import { readOn, transactOn } from "../../db/transact.ts";
import type { NewEntry } from "../../src/app/ledger/ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { addDays, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { LenderAccountRole } from "../../src/domain/ledger/chart-of-accounts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { randomEntries } from "../support/random-book.ts";
import { postgresBench, sqliteBench, type BenchDatabase } from "./ledger-database.ts";
import { conclude, medianRates } from "./measure.ts";

const newId = idMaker(21);
const firstOn = localDate("2020-01-01");
const questions = 200;

/** All between two accounts, spread over six years. */
function between(
  accounts: readonly [LenderAccountRole, LenderAccountRole],
  entries: number,
): readonly NewEntry[] {
  return randomEntries(newId, { entries, seed: entries }).map((entry) => ({
    ...entry,
    draft: {
      ...entry.draft,
      lines: entry.draft.lines.map((line, i) => ({ ...line, account: accounts[i] ?? accounts[0] })),
    },
  }));
}

async function fill({ database }: BenchDatabase): Promise<void> {
  const post = (entries: readonly NewEntry[], day: string) =>
    transactOn(database)(
      { actor: people.officer, action: "post", now: at(day), newId },
      async ({ books }) => {
        await books.post(present(await books.find(sample.bank, sample.book), "a book"), entries);
      },
    );
  for (let i = 0; i < 40; i += 1) await post(between(["cash", "loans"], 5_000), "2026-02-01");
  await post(between(["accruedInterest", "interestIncome"], 50), "2026-02-01");
  await takeSnapshots(database);
  await post(between(["cash", "loans"], 200), "2026-02-10");
}

async function measure(name: string, bench: BenchDatabase): Promise<void> {
  await fill(bench);
  const read = readOn(bench.database);
  const asked = { asOf: localDate("2026-12-31"), knownAt: at("2026-12-31") };
  const chart = await read(({ accounts }) => accounts.ofBook(sample.book, asked));
  const accountOf = (code: string) =>
    present(
      chart.find(({ chartCode }) => chartCode === code),
      code,
    ).id;
  const ask = async (accountId: string) => {
    for (let i = 0; i < questions; i += 1) {
      const fromOn: LocalDate = addDays(firstOn, 800 + i * 7);
      await read(({ journal }) => journal.openingBalance({ accountId, fromOn, viewpoint: asked }));
    }
    return questions;
  };
  const [hot = 1, cold = 0] = await medianRates(
    [
      { name: `${name}: 200,200 postings`, run: () => ask(accountOf("1010")) },
      { name: `${name}: 50 postings`, run: () => ask(accountOf("1460")) },
    ],
    { rounds: 5, warmUps: 1 },
  );
  conclude({ name, ratio: cold / hot, floor: 20, goal: 5, better: "lower" });
  await bench.remove();
}

await measure("asof-hot-sqlite", await sqliteBench());
const postgres = await postgresBench();
if (postgres === undefined) console.log("asof-hot-pg left out: PostgreSQL is missing");
else await measure("asof-hot-pg", postgres);
