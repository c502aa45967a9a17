/**
 * Merkle tree over the hashes of an audit chain, shaped as in RFC 6962: a tree of n leaves is the largest full tree that
 * leaves something over, and the tree of the rest. Its root stands for every row up to the n-th; a path of about log n
 * hashes proves that one row is among them, to someone who has only the root. Leaves and nodes are hashed apart, so that
 * no node can be passed off as a row.
 *
 * leaf = sha256("leaf\n" + hash), node = sha256("node\n" + left + "\n" + right), all in lower-case hex.
 */
import { invariant, present } from "../kernel/invariant.ts";
import type { Sha256 } from "./hash-chain.ts";

export function merkleLeaf(sha256: Sha256, hash: string): string {
  return sha256(`leaf\n${hash}`);
}

function node(sha256: Sha256, left: string, right: string): string {
  return sha256(`node\n${left}\n${right}`);
}

/** Full trees, largest first: all that has to be kept to add leaves and to tell the root. */
export interface MerkleFrontier {
  readonly size: number;
  readonly peaks: readonly { readonly height: number; readonly hash: string }[];
}

export const emptyFrontier: MerkleFrontier = { size: 0, peaks: [] };

export function withLeaf(sha256: Sha256, { size, peaks }: MerkleFrontier, hash: string): MerkleFrontier {
  const grown = [...peaks];
  let peak = { height: 0, hash: merkleLeaf(sha256, hash) };
  for (let last = grown.at(-1); last?.height === peak.height; last = grown.at(-1)) {
    grown.pop();
    peak = { height: peak.height + 1, hash: node(sha256, last.hash, peak.hash) };
  }
  return { size: size + 1, peaks: [...grown, peak] };
}

/** Undefined for a tree without leaves. */
export function merkleRoot(sha256: Sha256, { peaks }: MerkleFrontier): string | undefined {
  return peaks
    .map(({ hash }) => hash)
    .reduceRight<string | undefined>(
      (right, left) => (right === undefined ? left : node(sha256, left, right)),
      undefined,
    );
}

/** Hashes beside the way from a row (counted from 0) up to the root, lowest first. */
export function inclusionPath(sha256: Sha256, hashes: readonly string[], index: number): readonly string[] {
  invariant(index >= 0 && index < hashes.length, `row ${index} of ${hashes.length}`);
  let level = hashes.map((hash) => merkleLeaf(sha256, hash));
  const path: string[] = [];
  for (let at = index; level.length > 1; at = Math.floor(at / 2)) {
    const beside = level[at % 2 === 0 ? at + 1 : at - 1];
    if (beside !== undefined) path.push(beside);
    level = pairs(sha256, level);
  }
  return path;
}

/** A leaf without a neighbour moves up as it is. */
function pairs(sha256: Sha256, level: readonly string[]): string[] {
  const above: string[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [present(level[i], "a node"), level[i + 1]];
    above.push(right === undefined ? left : node(sha256, left, right));
  }
  return above;
}

export interface InclusionProof {
  /** Hash of the row. */
  readonly hash: string;
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
}

/** The root that a path leads to; undefined where the path does not fit a tree of that size. */
export function rootOfPath(sha256: Sha256, { hash, index, size, path }: InclusionProof): string | undefined {
  if (index < 0 || index >= size) return undefined;
  let reached = merkleLeaf(sha256, hash);
  let used = 0;
  for (let [at, width] = [index, size]; width > 1; [at, width] = [Math.floor(at / 2), Math.ceil(width / 2)]) {
    const isLeft = at % 2 === 0;
    if (isLeft && at + 1 === width) continue;
    const beside = path[used];
    if (beside === undefined) return undefined;
    used += 1;
    reached = isLeft ? node(sha256, reached, beside) : node(sha256, beside, reached);
  }
  return used === path.length ? reached : undefined;
}
