import { expect } from "chai";
import { rowsOf } from "../../db/read.ts";
import { connect } from "../../db/connect.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase } from "../support/databases.ts";
import { postUntilKilled } from "../support/posting-deaths.ts";
import { openDecidedSample } from "../support/sample-database.ts";
import { firstBadRow } from "../support/verified.ts";

/** `bench:crash` kills two hundred times on each engine; each kill costs the start of a process. */
const kills = 10;

describe("kill -9 while eight callers post", () => {
  eachDatabase((name, open) => {
    it(`loses nothing acknowledged and doubles nothing on ${name}, ${String(kills)} times`, async function () {
      this.timeout(600_000);
      const { database, ...ledger } = await openDecidedSample(name, open);
      const program = await bundled("test/support/posting-child.ts");
      const { url } = database;
      const { acknowledged } = await postUntilKilled({ program, url, rounds: kills, seed: 5 });
      expect(acknowledged.length).to.be.greaterThan(kills);
      const after = connect(url);
      const rows = await rowsOf<{ readonly idempotency_key: string }>(
        after.reader("journal_entry").select("idempotency_key"),
      );
      await after.close();
      const found = new Set(rows.map(({ idempotency_key: key }) => key));
      expect(acknowledged.filter((key) => !found.has(key))).to.deep.equal([]);
      expect(rows).to.have.length(found.size);
      expect(await firstBadRow({ database, ...ledger })).to.equal(undefined);
      await database.remove();
    });
  });
});
