import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { evidenceFiles } from "../../db/evidence-files.ts";
import type { VerifyAsked } from "../../src/app/audit/ports.ts";
import { threadedVerifier, verifierIn, type VerifyPlaces } from "../../src/verifying.ts";
import { bundled } from "../support/bundled.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample } from "../support/sample-database.ts";
import { sample } from "../support/sample-names.ts";
import { thiefIn } from "../support/tampering.ts";

describe("a verification in a thread of its own", () => {
  let program: URL;
  const dataFolder = mkdtempSync(path.join(tmpdir(), "sanpo-verifying-"));
  before(async () => {
    program = pathToFileURL(await bundled("src/verifying-thread.ts"));
  });
  after(() => {
    rmSync(dataFolder, { recursive: true });
  });

  eachDatabase((name, open) => {
    const opened = async () => {
      const { database, files } = await openDecidedSample(name, open);
      const kept = evidenceFiles(path.join(dataFolder, "evidence"));
      for (const bytes of files.bytes.values()) await kept.store(bytes);
      const places: VerifyPlaces = { databaseUrl: database.url, dataFolder, checkpointKey: undefined };
      return { database, places, verify: threadedVerifier(places, program) };
    };
    const whole: VerifyAsked = { organizationId: sample.bank };

    it(`finds on ${name} what the thread that asks would find, and tells how far it has come`, async () => {
      const { database, places, verify } = await opened();
      const told = new Map<string, number>();
      const onProgress = (what: string, count: number): void => {
        told.set(what, count);
      };
      const found = await verify({ ...whole, onProgress, progressEvery: 1 });
      expect(found.firstBadRow).to.equal(undefined);
      expect(found).to.deep.equal(await verifierIn(database, places)(whole));
      for (const { what, count } of found.checked)
        if (count > 0) expect(told.get(what), what).to.equal(count);

      const thief = await thiefIn(database);
      await thief.act((on) => on("loan").where({ id: sample.loans[0] }).update({ number: "X" }));
      await thief.leave();
      expect((await verify(whole)).firstBadRow).to.deep.include({ what: "loan" });
      await database.remove();
    });

    it(`is called off on ${name} by whoever throws when told of it`, async () => {
      const { database, verify } = await opened();
      const onProgress = (): void => {
        throw new Error("called off");
      };
      const asked = verify({ ...whole, onProgress, progressEvery: 1 });
      expect(await asked.catch(String)).to.equal("Error: called off");
      await database.remove();
    });
  });
});
