/**
 * Sixty-four callers who each post one entry after another into the same book, under an idempotency key of its own and
 * durably, against PostgreSQL's own `pgbench` (TPC-B, eight clients) on the same server.
 */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { transactOn } from "../../db/transact.ts";
import type { NewEntry } from "../../src/app/ledger/ports.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { postgresBinaries } from "../support/postgres-cluster.ts";
import { randomEntries } from "../support/random-book.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { postgresBench } from "./ledger-database.ts";
import { conclude, medianRates } from "./measure.ts";

const callers = 64;
const entriesEach = 40;
const clients = 8;
const transactionsEach = 250;
const newId = idMaker(22);
let seed = 0;

type Transact = ReturnType<typeof transactOn>;

/** As a request records: the answer is kept under its key in the transaction of the entry. */
async function postOne(transact: Transact, entry: NewEntry): Promise<string> {
  const { organizationId, personId } = people.officer;
  const key = { organizationId, personId, route: "post", key: entry.idempotencyKey };
  const unit = { actor: people.officer, action: "post", now: at("2026-03-01"), newId, idempotencyKey: key };
  return transact(unit, async ({ books, idempotency }) => {
    const known = await idempotency.find(key);
    if (known !== undefined) return known.body;
    await books.post(present(await books.find(sample.bank, sample.book), "a book"), [entry]);
    await idempotency.store(key, { requestHash: entry.id, status: 201, body: entry.id });
    return entry.id;
  });
}

async function postConcurrently(transact: Transact): Promise<number> {
  const lists = Array.from({ length: callers }, () =>
    randomEntries(newId, { entries: entriesEach, seed: (seed += 1) }),
  );
  await Promise.all(
    lists.map(async (entries) => {
      for (const entry of entries) await postOne(transact, entry);
    }),
  );
  return callers * entriesEach;
}

const bench = await postgresBench({ isDurable: true });
if (bench === undefined) console.log("post-concurrent left out: PostgreSQL is missing");
else {
  const pgbench = path.join(present(postgresBinaries(), "PostgreSQL"), "pgbench");
  execFileSync(pgbench, ["-i", "-q", "-s", String(clients), bench.place], { stdio: "ignore" });
  const transact = transactOn(bench.database);
  const [ours = 0, peer = 1] = await medianRates(
    [
      { name: `product: ${String(callers)} callers`, run: () => postConcurrently(transact) },
      {
        name: `pgbench TPC-B -c ${String(clients)}`,
        run: () => {
          const load = ["-n", "-c", String(clients), "-j", "2", "-t", String(transactionsEach)];
          execFileSync(pgbench, [...load, bench.place], { stdio: "ignore" });
          return clients * transactionsEach;
        },
      },
    ],
    { rounds: 5, warmUps: 1 },
  );
  conclude({ name: "post-concurrent", ratio: ours / peer, floor: 1, goal: 3 });
  await bench.remove();
}
