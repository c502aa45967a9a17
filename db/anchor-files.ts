/**
 * Checkpoints in a file outside the database, one line of canonical JSON each, only ever appended to; and the key they
 * are signed with, made on first use and readable by its owner alone. Whoever can write to the database but not here
 * cannot shorten a chain unseen.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import { chmod, mkdir, open, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Checkpoints } from "../src/app/audit/ports.ts";
import { canonicalJson } from "../src/domain/kernel/canonical-json.ts";
import { signedText, type SignedCheckpoint } from "../src/domain/ledger/checkpoint.ts";

export interface AnchorPlaces {
  readonly anchorsFile: string;
  readonly keyFile: string;
}

export function anchorPlaces(dataFolder: string, keyFile?: string): AnchorPlaces {
  return {
    anchorsFile: path.join(dataFolder, "anchors", "anchors.jsonl"),
    keyFile: keyFile ?? path.join(dataFolder, "keys", "checkpoint-ed25519.pem"),
  };
}

export function anchorFiles({ anchorsFile, keyFile }: AnchorPlaces): Checkpoints {
  return {
    async keep(content) {
      const key = await privateKey(keyFile);
      const signature = sign(null, Buffer.from(signedText(content)), key).toString("base64");
      const signed = { ...content, publicKey: publicText(createPublicKey(key)), signature };
      await appendLine(anchorsFile, canonicalJson(signed));
      return signed;
    },
    list: async (organizationId) =>
      (await readAnchors(anchorsFile)).filter((anchor) => anchor.organizationId === organizationId),
  };
}

/** Checkpoints of every organization, oldest first; none where there is no file. */
export async function readAnchors(file: string): Promise<readonly SignedCheckpoint[]> {
  const text = await readIfThere(file);
  const lines = (text ?? "").split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as SignedCheckpoint);
}

/** The key of this installation as it stands in checkpoints; undefined before the first one was signed. */
export async function trustedKey({ keyFile }: Pick<AnchorPlaces, "keyFile">): Promise<string | undefined> {
  const text = await readIfThere(keyFile);
  return text === undefined ? undefined : publicText(createPublicKey(createPrivateKey(text)));
}

export function isSigned(checkpoint: SignedCheckpoint): boolean {
  const key = createPublicKey({
    key: Buffer.from(checkpoint.publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  return verify(null, Buffer.from(signedText(checkpoint)), key, Buffer.from(checkpoint.signature, "base64"));
}

async function privateKey(file: string): Promise<KeyObject> {
  const text = await readIfThere(file);
  if (text !== undefined) return createPrivateKey(text);
  const made = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" });
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, made, { mode: 0o600, flag: "wx" });
  await chmod(file, 0o600);
  return createPrivateKey(made);
}

function publicText(key: KeyObject): string {
  return key.export({ format: "der", type: "spki" }).toString("base64");
}

/** On the disk before it counts as kept. */
async function appendLine(file: string, line: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "a");
  try {
    await handle.writeFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
