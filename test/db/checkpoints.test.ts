import { expect } from "chai";
import type { Knex } from "knex";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { appendFile, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Row } from "../../db/dialect.ts";
import { anchorFiles, anchorPlaces, readAnchors, trustedKey } from "../../db/anchor-files.ts";
import { firstOf, rowsOf } from "../../db/read.ts";
import { sha256 } from "../../db/fact-text.ts";
import { readOn, transactOn } from "../../db/transact.ts";
import { verifierOn } from "../../db/verify.ts";
import { chainExtract } from "../../src/app/audit/chain-extract.ts";
import { proveEntry } from "../../src/app/audit/entry-proof.ts";
import { takeCheckpoint } from "../../src/app/audit/take-checkpoint.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import type { SignedCheckpoint } from "../../src/domain/ledger/checkpoint.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { eachDatabase } from "../support/databases.ts";
import { changeAndRewrite, cutAfter } from "../support/forged-chain.ts";
import { openDecidedSample, type SampleDatabase } from "../support/sample-database.ts";
import { deps } from "../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../support/sample-names.ts";
import { thiefIn } from "../support/tampering.ts";

const offline = path.resolve(import.meta.dirname, "../../src/cli/offline/verify-extract.js");

describe("checkpoints outside the database", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let folder: string;
      let places: ReturnType<typeof anchorPlaces>;
      const newId = idMaker(13);
      beforeEach(async () => {
        ledger = await openDecidedSample(name, open);
        folder = mkdtempSync(path.join(tmpdir(), "sanpo-anchors-"));
        places = anchorPlaces(folder);
      });
      afterEach(async () => {
        await ledger.database.remove();
        rmSync(folder, { recursive: true, force: true });
      });

      const take = async (): Promise<SignedCheckpoint> => {
        const read = readOn(ledger.database);
        const taken = await takeCheckpoint(
          { read, sha256, checkpoints: anchorFiles(places) },
          sample.bank,
          at("2026-03-01"),
        );
        return present(taken, "a checkpoint");
      };
      const firstBad = async (anchors: readonly SignedCheckpoint[]) => {
        const verify = verifierOn(ledger.database, {
          files: ledger.files,
          verifyLoans: verifyLoans(deps),
          trustedKey: () => trustedKey(places),
        });
        return (await verify({ anchors })).firstBadRow;
      };
      const file = (title: string) => path.join(folder, title);
      const checked = (title: string, key?: string) =>
        spawnSync(process.execPath, [offline, file(title), ...(key === undefined ? [] : [key])], {
          encoding: "utf8",
        }).stdout.trim();
      const extract = async (signed: SignedCheckpoint): Promise<string> => {
        const pieces: string[] = [];
        await readOn(ledger.database)(async ({ audit }) => {
          for await (const piece of chainExtract(audit, signed)) pieces.push(piece);
        });
        return pieces.join("");
      };

      it("are signed, appended and found to hold while the chain grows", async () => {
        const { seq } = await take();
        await record();
        await take();
        const anchors = await readAnchors(places.anchorsFile);
        expect(anchors.map((anchor) => anchor.seq)).to.deep.equal([seq, seq + 1]);
        expect(await firstBad(anchors)).to.equal(undefined);
        expect((await stat(places.keyFile)).mode & 0o077).to.equal(0);
      });

      /** One unit more. */
      const record = () =>
        transactOn(ledger.database)(
          { actor: people.officer, action: "write", now: at("2026-03-02"), newId },
          ({ outbox }) => outbox.add([{ id: newId(), kind: "loan.drawn", subjectId: "x", payload: {} }]),
        );
      const stolen = async (deed: (on: Knex) => Promise<void>): Promise<void> => {
        const thief = await thiefIn(ledger.database);
        await thief.act(deed);
        await thief.leave();
      };

      it("refuse a chain whose newest rows were cut off everywhere, however many", async () => {
        const { seq } = await take();
        const anchors = await readAnchors(places.anchorsFile);
        for (const left of [seq - 1, seq - 2, seq - 3]) {
          await stolen((on) => cutAfter(on, sample.bank, left));
          expect(await firstBad([]), `cut after ${String(left)}`).to.equal(undefined);
          expect(await firstBad(anchors)).to.deep.equal({
            what: "checkpoint",
            row: `organization_id=${sample.bank}, seq=${seq}`,
            because: `the chain ends with ${left}, before the checkpoint`,
          });
        }
      });

      it("refuse a chain that was written anew over a changed fact, although every hash fits again", async () => {
        const { seq } = await take();
        const person = await firstOf<Row>(
          ledger.database.reader("person").where({ id: people.approver.personId }),
        );
        const row = present(person, "a person");
        await stolen((on) => changeAndRewrite(on, { table: "person", row, cells: { name: "別人 次郎" } }));
        expect(await firstBad([])).to.equal(undefined);
        expect(await firstBad(await readAnchors(places.anchorsFile))).to.deep.equal({
          what: "checkpoint",
          row: `organization_id=${sample.bank}, seq=${seq}`,
          because: `row ${seq} of the chain has another hash`,
        });
      });

      it("refuse another key, another content and another organization's chain", async () => {
        const anchor = await take();
        const because = async (changed: Partial<SignedCheckpoint>) =>
          (await firstBad([{ ...anchor, ...changed }]))?.because;
        expect(await because({ merkleRoot: "00" })).to.equal("its signature does not fit its content");
        expect(await because({ organizationId: sample.otherBank })).to.equal(
          "its signature does not fit its content",
        );
        const foreign = anchorFiles(anchorPlaces(path.join(folder, "elsewhere")));
        expect(await because(await foreign.keep(anchor))).to.equal("it is signed with another key");
        const own = anchorFiles(places);
        const misplaced = await own.keep({ ...anchor, organizationId: sample.otherBank });
        expect(await because(misplaced)).to.match(/before the checkpoint|another hash/);
        expect(await because(await own.keep({ ...anchor, merkleRoot: "00" }))).to.match(
          /another Merkle root/,
        );
      });

      it("make an extract that anyone can check offline, and that shows any change", async () => {
        const signed = await take();
        const text = await extract(signed);
        await writeFile(file("extract.txt"), text);
        expect(checked("extract.txt", signed.publicKey)).to.equal("everything holds");
        const lines = text.trimEnd().split("\n");
        const posting = lines.findIndex((line) => line.startsWith("R posting"));
        const spoilt: Readonly<Record<string, readonly string[]>> = {
          "a changed row": lines.with(
            posting,
            (lines[posting] ?? "").replace(/"amount_minor":(-?)(\d)/, '"amount_minor":$19'),
          ),
          "a row that is gone": lines.toSpliced(posting, 1),
          "a unit that is gone": withoutUnit(lines, 2),
          "another key": lines,
          "another organization's checkpoint": [
            ...lines.slice(0, -1),
            `C ${JSON.stringify(await anchorFiles(places).keep({ ...signed, organizationId: sample.otherBank }))}`,
          ],
          "a history shorter than its checkpoint": withoutUnit(lines, signed.seq),
        };
        for (const [what, changed] of Object.entries(spoilt)) {
          await writeFile(file("spoilt.txt"), `${changed.join("\n")}\n`);
          const key = what === "another key" ? "AAAA" : signed.publicKey;
          expect(checked("spoilt.txt", key), what).to.match(/^DOES NOT HOLD: /);
        }
      });

      it("make a proof that one entry stands in the books", async () => {
        const signed = await take();
        const [entry] = await rowsOf<{ readonly id: string }>(
          ledger.database.reader("journal_entry").orderBy("id").limit(1),
        );
        const entryId = present(entry, "an entry").id;
        const proof = await readOn(ledger.database)((work) =>
          proveEntry({ work, sha256, checkpoints: anchorFiles(places) }, people.officer, {
            bookId: sample.book,
            entryId,
            now: at("2026-03-01"),
          }),
        );
        await writeFile(file("proof.json"), JSON.stringify(proof));
        expect(checked("proof.json", signed.publicKey)).to.equal("everything holds");
        const wrong = { ...proof, checkpoint: { ...signed, seq: signed.seq - 1 } };
        await writeFile(file("wrong.json"), JSON.stringify(wrong));
        expect(checked("wrong.json")).to.match(/signature/);
        const own = anchorFiles(places);
        const refused = async (checkpoint: SignedCheckpoint) => {
          await writeFile(file("wrong.json"), JSON.stringify({ ...proof, checkpoint }));
          return checked("wrong.json", signed.publicKey);
        };
        const foreign = await own.keep({ ...signed, organizationId: sample.otherBank });
        expect(await refused(foreign)).to.equal("DOES NOT HOLD: another organization's checkpoint");
        const stranger = anchorFiles(anchorPlaces(path.join(folder, "elsewhere")));
        expect(await refused(await stranger.keep(signed))).to.equal(
          "DOES NOT HOLD: the checkpoint is signed with another key",
        );
        await record();
        expect(await refused(await take()), "a tree that has grown").to.equal(
          "DOES NOT HOLD: the path does not lead to the root of the checkpoint",
        );
        await writeFile(file("wrong.json"), JSON.stringify({ ...proof, path: proof.path.slice(1) }));
        expect(checked("wrong.json")).to.match(/path|undefined/);
      });

      it("keep their file and key through a restart", async () => {
        const first = await take();
        await appendFile(places.anchorsFile, "");
        const second = await take();
        expect(second.publicKey).to.equal(first.publicKey);
        expect((await readFile(places.anchorsFile, "utf8")).split("\n")).to.have.length(3);
      });
    });
  });
});

/** The lines of an extract without its n-th unit. */
function withoutUnit(lines: readonly string[], n: number): readonly string[] {
  const starts = lines.flatMap((line, i) => (/^[UC] /.test(line) ? [i] : []));
  const [from = 0, to = 0] = starts.slice(n - 1);
  return lines.toSpliced(from, to - from);
}
