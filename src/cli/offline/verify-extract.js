#!/usr/bin/env node
/**
 * Checks an extract of an audit chain, or the proof of one entry, without the database and without Sanpo: the algorithm of
 * README.md beside this file, and nothing else.
 *
 *   node verify-extract.js extract.txt [public key, base64]
 *   node verify-extract.js proof.json  [public key, base64]
 */
import { Buffer } from "node:buffer";
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import process from "node:process";

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");
const leaf = (hash) => sha256(`leaf\n${hash}`);
const node = (left, right) => sha256(`node\n${left}\n${right}`);

const [file, trusted] = process.argv.slice(2);
const first = readFileSync(file, "utf8").trimStart().slice(0, 1);
const complaint =
  first === "{" ? checkProof(JSON.parse(readFileSync(file, "utf8"))) : await checkExtract(file);
process.stdout.write(complaint === undefined ? "everything holds\n" : `DOES NOT HOLD: ${complaint}\n`);
process.exitCode = complaint === undefined ? 0 : 1;

/** Canonical JSON of a checkpoint: its keys in the order of the alphabet. */
function signedText({ at, hash, merkleRoot, organizationId, seq }) {
  return JSON.stringify({ at, format: "sanpo-checkpoint/1", hash, merkleRoot, organizationId, seq });
}

function checkpointComplaint(checkpoint) {
  if (trusted !== undefined && checkpoint.publicKey !== trusted)
    return "the checkpoint is signed with another key";
  const key = createPublicKey({
    key: Buffer.from(checkpoint.publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  const isSigned = verify(
    null,
    Buffer.from(signedText(checkpoint)),
    key,
    Buffer.from(checkpoint.signature, "base64"),
  );
  return isSigned ? undefined : "the signature of the checkpoint does not fit";
}

function unitComplaint({ seq, previousHash, hash, content, tables }) {
  const said = JSON.parse(content);
  if (said.seq !== seq) return `unit ${seq} calls itself ${said.seq}`;
  if (sha256(`${previousHash}\n${content}`) !== hash) return `unit ${seq}: its hash does not fit its content`;
  if (said.tables.length !== tables.length) return `unit ${seq}: it names ${said.tables.length} tables`;
  for (const [position, { table, count, digest }] of said.tables.entries()) {
    const found = tables[position];
    if (found.table !== table || found.rows.length !== count)
      return `unit ${seq}: ${table} should have ${count} rows`;
    if (sha256(found.rows.join("\n")) !== digest)
      return `unit ${seq}: rows of ${table} are not as they were recorded`;
  }
  return balanceComplaint(seq, tables.find(({ table }) => table === "posting")?.rows ?? []);
}

function balanceComplaint(seq, postings) {
  const sums = new Map();
  for (const { entry_id: id, amount_minor: amount } of postings.map((row) => JSON.parse(row)))
    sums.set(id, (sums.get(id) ?? 0n) + BigInt(amount));
  const [unbalanced] = [...sums].filter(([, sum]) => sum !== 0n);
  return unbalanced === undefined
    ? undefined
    : `unit ${seq}: entry ${unbalanced[0]} sums to ${unbalanced[1]}`;
}

// eslint-disable-next-line complexity -- one algorithm, to be read from top to bottom
function checkProof({ entryId, checkpoint, unit, path }) {
  const bad = checkpointComplaint(checkpoint) ?? unitComplaint(unit);
  if (bad !== undefined) return bad;
  if (JSON.parse(unit.content).organizationId !== checkpoint.organizationId)
    return "another organization's checkpoint";
  const entries = unit.tables.find(({ table }) => table === "journal_entry")?.rows ?? [];
  if (!entries.some((row) => JSON.parse(row).id === entryId))
    return `unit ${unit.seq} does not hold entry ${entryId}`;
  let reached = leaf(unit.hash);
  const beside = [...path];
  for (
    let [at, width] = [unit.seq - 1, checkpoint.seq];
    width > 1;
    [at, width] = [at >> 1, (width + 1) >> 1]
  ) {
    if (at % 2 === 0 && at + 1 === width) continue;
    const hash = beside.shift();
    reached = at % 2 === 0 ? node(reached, hash) : node(hash, reached);
  }
  const fits = beside.length === 0 && unit.seq <= checkpoint.seq && reached === checkpoint.merkleRoot;
  return fits ? undefined : "the path does not lead to the root of the checkpoint";
}

// eslint-disable-next-line complexity -- one algorithm, to be read from top to bottom
async function checkExtract(name) {
  let [seq, hash, peaks, pending, checkpoint, organizationId] = [
    0,
    "0".repeat(64),
    [],
    undefined,
    undefined,
    undefined,
  ];
  const close = () => {
    if (pending === undefined) return undefined;
    const bad = unitComplaint(pending);
    if (bad !== undefined) return bad;
    [seq, hash] = [pending.seq, pending.hash];
    organizationId ??= JSON.parse(pending.content).organizationId;
    if (JSON.parse(pending.content).organizationId !== organizationId)
      return `unit ${seq}: another organization`;
    let peak = { height: 0, hash: leaf(hash) };
    while (peaks.at(-1)?.height === peak.height)
      peak = { height: peak.height + 1, hash: node(peaks.pop().hash, peak.hash) };
    peaks.push(peak);
    pending = undefined;
    return undefined;
  };
  for await (const line of linesOf(name)) {
    const [kind] = line;
    if (kind === "R") {
      const [, table, row] = /^R (\w+) (.*)$/.exec(line) ?? [];
      const last = pending?.tables.at(-1);
      if (last?.table === table) last.rows.push(row);
      else pending?.tables.push({ table, rows: [row] });
      continue;
    }
    const bad = close();
    if (bad !== undefined) return bad;
    if (kind === "C") checkpoint = JSON.parse(line.slice(2));
    if (kind !== "U") continue;
    const [, previousHash, own, content] = /^U ([0-9a-f]{64}) ([0-9a-f]{64}) (.*)$/.exec(line) ?? [];
    if (content === undefined) return `unit after ${seq} cannot be read`;
    if (previousHash !== hash) return `unit after ${seq} does not follow it`;
    pending = { seq: seq + 1, previousHash, hash: own, content, tables: [] };
  }
  const bad = close();
  if (bad !== undefined) return bad;
  if (checkpoint === undefined) return "the extract has no checkpoint at its end";
  if (checkpoint.organizationId !== organizationId) return "another organization's checkpoint";
  if (checkpoint.seq !== seq || checkpoint.hash !== hash)
    return `the checkpoint stands at ${checkpoint.seq}, not ${seq}`;
  const root = peaks.map((peak) => peak.hash).reduceRight((right, left) => node(left, right));
  if (root !== checkpoint.merkleRoot) return "the Merkle root is another";
  return checkpointComplaint(checkpoint);
}

/** Lines end with a line feed and nothing else: rows may hold every other separator. */
async function* linesOf(name) {
  let rest = "";
  for await (const chunk of createReadStream(name, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    yield* lines;
  }
  if (rest !== "") yield rest;
}
