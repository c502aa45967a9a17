/** Posts without end, eight callers at once, and tells the key of every entry once it is acknowledged: `URL SERIES`. */
import { writeSync } from "node:fs";
import { connect } from "../../db/connect.ts";
import { transactOn } from "../../db/transact.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { randomEntries } from "./random-book.ts";
import { at, idMaker, people, sample } from "./sample-names.ts";

const [url = "", series = ""] = process.argv.slice(2);
const transact = transactOn(connect(url));
const newId = idMaker(0x10_00 + Number(series));

async function caller(seed: number): Promise<never> {
  for (;;) {
    const entries = randomEntries(newId, { entries: 1, seed });
    const unit = { actor: people.officer, action: "post", now: at("2026-03-01"), newId };
    await transact(unit, async ({ books }) => {
      await books.post(present(await books.find(sample.bank, sample.book), "a book"), entries);
    });
    for (const { idempotencyKey } of entries) writeSync(1, `posted ${idempotencyKey}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, i) => caller(i)));
