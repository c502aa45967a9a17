import { expect } from "chai";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { connect } from "../../db/connect.ts";
import { allTables } from "../../db/migrations/index.ts";
import { rowsOf } from "../../db/read.ts";
import { newTally } from "../../db/verify/check.ts";
import { complaintOf, damagedFile, startFileCheck } from "../../db/verify/database-file.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { memoryFiles } from "../support/sample-facts.ts";
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

    it("is told by a thread of its own in the words of the connection itself", async () => {
      const program = await bundled("db/verify/file-thread.ts");
      const random = chance(7);
      let complaints = 0;
      for (let i = 0; i < 12; i += 1) {
        const { database } = await openDecidedSample(name, open);
        await database.writer.raw("pragma wal_checkpoint(truncate)");
        if (i > 0) changeOneByte(present(database.file, "a file"), random);
        const here = await database.snapshot(complaintOf).catch(damageText);
        const check = startFileCheck(database.file, pathToFileURL(program), 0);
        const { isSound, stop } = check;
        const scope = { on: database.reader, dialect: "sqlite", organizationId: undefined } as const;
        const there = await isSound({ ...scope, tally: newTally({}) })
          .then((badRow) => badRow?.because)
          .catch(damageText);
        await stop();
        expect(there).to.equal(here);
        if (here !== undefined) complaints += 1;
        await database.remove().catch(() => undefined);
      }
      expect(complaints).to.be.within(1, 11);
    });

    it("is worst where the file is gone: verify says so and makes no other", async () => {
      const file = path.join(mkdtempSync(path.join(tmpdir(), "sanpo-nowhere-")), "books.sqlite");
      const database = connect(`sqlite:${file}`);
      const bad = await firstBadRow({ database, files: memoryFiles() });
      expect(bad?.because).to.equal(`there is none at ${file}`);
      expect(existsSync(file)).to.equal(false);
      await database.close();
      rmSync(path.dirname(file), { recursive: true });
    });

    it("ends the thread when nobody waits for it any more", async () => {
      const { database, files } = await openDecidedSample(name, open);
      const program = await bundled("db/verify/file-thread.ts");
      await startFileCheck(database.file, pathToFileURL(program), 0).stop();
      expect(await firstBadRow({ database, files })).to.equal(undefined);
      await database.remove();
    });
  });
});

function damageText(error: unknown): string | undefined {
  return damagedFile(error)?.because;
}

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
