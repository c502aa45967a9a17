import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { allTables } from "../../db/migrations/index.ts";
import { rowsOf } from "../../db/read.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { openDecidedSample } from "../support/sample-database.ts";
import { chance } from "../support/tampering.ts";
import { firstBadRow } from "../support/verified.ts";

const tries = 60;

describe("a byte changed in the rows or indexes of the database file", () => {
  eachDatabase((name, open) => {
    if (name !== "SQLite") return;

    it(`never makes a row read otherwise unnoticed: ${String(tries)} tries`, async function () {
      this.timeout(600_000);
      const random = chance(20_260_401);
      const original = await openDecidedSample(name, open);
      const before = await everything(original.database);
      await original.database.close();
      let noticed = 0;
      for (let i = 0; i < tries; i += 1) {
        const { database, files } = await openDecidedSample(name, open);
        const place = changeOneByte(database.url.slice("sqlite:".length), random);
        const complaint = await firstBadRow({ database, files }).catch(String);
        if (complaint !== undefined) noticed += 1;
        else expect(await everything(database), place).to.deep.equal(before);
        await database.remove().catch(() => undefined);
      }
      expect(noticed, "how often it was noticed").to.be.greaterThan(tries / 2);
    });
  });
});

const pageLength = 4096;

/** Pages of rows and indexes: a file whose schema is damaged is not even opened. Most of a small file is empty. */
function changeOneByte(file: string, random: () => number): string {
  const bytes = readFileSync(file);
  const isSchema = (position: number) => {
    const start = position - (position % pageLength);
    return bytes.subarray(start, start + pageLength).includes("CREATE ");
  };
  let position = 0;
  while (bytes[position] === 0 || isSchema(position)) position = Math.floor(random() * bytes.length);
  const byte = bytes[position] ?? 0;
  const changed = byte ^ (1 << Math.floor(random() * 8));
  writeFileSync(file, bytes.with(position, changed));
  return `byte ${String(position)}: ${String(byte)} → ${String(changed)}`;
}

async function everything({ reader }: TestDatabase): Promise<readonly unknown[]> {
  const tables: unknown[] = [];
  for (const { name, key = ["id"] } of allTables) tables.push(await rowsOf(reader(name).orderBy([...key])));
  return tables;
}
