import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { Row } from "../../db/dialect.ts";
import { rowsOf } from "../../db/read.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase } from "../support/databases.ts";
import { doomedProcess, killedOn } from "../support/doomed.ts";
import type { Errand } from "../support/webhook-child.ts";
import { recordBank, webhookWorld } from "../support/webhook-world.ts";

const address = "https://one.example.jp/hook";

describe("a worker that is killed while it sends to a webhook", () => {
  let program: string;
  before(async function () {
    this.timeout(600_000);
    program = await bundled("test/support/webhook-child.ts");
  });

  eachDatabase((name, open) => {
    it(`loses no event, and another one goes on in the same order, on ${name}`, async function () {
      this.timeout(600_000);
      const folder = mkdtempSync(path.join(tmpdir(), "sanpo-hooks-"));
      const waiting = await open();
      await recordBank(waiting);
      const before = webhookWorld(waiting, { series: 9, folder });
      await before.create(address, ["loan.drawn"]);
      const told = await before.tell("loan.drawn", 3);
      await waiting.close();
      // Claim, look for events, and one record for each event.
      for (const dieAt of [2, 5, 9, 13, 17, 21]) {
        const doomed = await open({ copyOf: waiting.url });
        const inbox = path.join(folder, `${name}-${String(dieAt)}`);
        const errand: Omit<Errand, "url"> = { dieAt, moment: "before", folder, inbox };
        await killedOn(await doomedProcess(program), errand, doomed);
        const first = existsSync(inbox) ? readFileSync(inbox, "utf8").trim().split("\n") : [];
        const second = webhookWorld(doomed, { series: 11, folder });
        const held = await rowsOf<Row>(doomed.reader("webhook_progress").whereNotNull("owner"));
        await second.work();
        if (held.length > 0) expect(second.received(address), "while the lease lasts").to.deep.equal([]);
        second.pass(31);
        await second.work();
        const then = second.received(address).map(({ id }) => id);
        expect([...new Set([...first, ...then])], `killed at ${String(dieAt)}`).to.deep.equal(told);
        expect(first.length + then.length, "at most one event twice").to.be.at.most(told.length + 1);
        await doomed.remove();
      }
      rmSync(folder, { recursive: true, force: true });
    });
  });
});
