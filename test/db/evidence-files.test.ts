import { expect } from "chai";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EvidenceDamaged, evidenceFiles } from "../../db/evidence-files.ts";

/** SHA-256 of the three bytes "abc", as published in FIPS 180-2. */
const hashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const abc = new TextEncoder().encode("abc");

describe("evidence files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "evidence-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("are kept under the hash of their bytes and read back by it", async () => {
    const files = evidenceFiles(path.join(folder, "new", "folder"));
    expect(await files.store(abc)).to.deep.equal({ sha256: hashOfAbc });
    expect(Buffer.from((await files.read(hashOfAbc))!)).to.deep.equal(Buffer.from(abc));
    expect(readdirSync(path.join(folder, "new", "folder", "ba"))).to.deep.equal([hashOfAbc]);
  });

  it("with the same bytes are one file, however often and however many at once they are stored", async () => {
    const files = evidenceFiles(folder);
    await files.store(abc);
    await Promise.all(Array.from({ length: 8 }, () => files.store(abc)));
    expect(readdirSync(path.join(folder, "ba"))).to.deep.equal([hashOfAbc]);
  });

  it("that were never stored are not there", async () => {
    expect(await evidenceFiles(folder).read(hashOfAbc)).to.equal(undefined);
  });

  it("have no other names: a path is not a hash", async () => {
    writeFileSync(path.join(folder, "secret"), "abc");
    const files = evidenceFiles(path.join(folder, "evidence"));
    expect(await files.read("../secret")).to.equal(undefined);
    expect(await files.read(hashOfAbc.toUpperCase())).to.equal(undefined);
  });

  it("changed on the disk are refused, and repaired by storing them again", async () => {
    const files = evidenceFiles(folder);
    await files.store(abc);
    writeFileSync(path.join(folder, "ba", hashOfAbc), "abd");
    const refused: unknown = await files.read(hashOfAbc).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(EvidenceDamaged);
    await files.store(abc);
    expect(Buffer.from((await files.read(hashOfAbc))!).toString()).to.equal("abc");
  });
});
