import { expect } from "chai";
import fc from "fast-check";
import { createHash } from "node:crypto";
import {
  emptyFrontier,
  inclusionPath,
  merkleRoot,
  rootOfPath,
  withLeaf,
} from "../../src/domain/ledger/merkle-tree.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const rows = fc.uniqueArray(fc.nat().map(String), { minLength: 1, maxLength: 40 });

function rootOf(hashes: readonly string[]): string | undefined {
  return merkleRoot(
    sha256,
    hashes.reduce((frontier, hash) => withLeaf(sha256, frontier, hash), emptyFrontier),
  );
}

describe("Merkle tree over an audit chain", () => {
  it("of two rows is the hash of both leaves", () => {
    const leaves = ["a", "b"].map((hash) => sha256(`leaf\n${hash}`));
    expect(rootOf(["a", "b"])).to.equal(sha256(`node\n${leaves.join("\n")}`));
    expect(rootOf([])).to.equal(undefined);
  });

  it("proves every row of every tree by its path, and by no other size, place or row", () => {
    fc.assert(
      fc.property(rows, fc.nat(), (hashes, chosen) => {
        const index = chosen % hashes.length;
        const root = rootOf(hashes);
        const proof = {
          hash: hashes[index] ?? "",
          index,
          size: hashes.length,
          path: inclusionPath(sha256, hashes, index),
        };
        expect(rootOfPath(sha256, proof)).to.equal(root);
        expect(rootOfPath(sha256, { ...proof, hash: `${proof.hash}0` })).to.not.equal(root);
        expect(rootOfPath(sha256, { ...proof, path: [...proof.path, "00"] })).to.equal(undefined);
        if (hashes.length > 1) {
          const beside = { ...proof, index: index === 0 ? 1 : index - 1 };
          expect(rootOfPath(sha256, beside)).to.not.equal(root);
          expect(rootOfPath(sha256, { ...proof, path: proof.path.slice(1) })).to.not.equal(root);
        }
      }),
    );
  });

  it("has another root for any other rows", () => {
    fc.assert(
      fc.property(rows, fc.nat(), (hashes, chosen) => {
        const changed = hashes.with(chosen % hashes.length, "other");
        expect(rootOf(changed)).to.not.equal(rootOf(hashes));
        expect(rootOf(hashes.slice(0, -1))).to.not.equal(rootOf(hashes));
      }),
    );
  });
});
