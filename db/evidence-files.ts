/**
 * Evidence files in a folder, each under the SHA-256 of its bytes (`ab/ab12…`). A file appears under its name only when
 * all of it is on the disk: it is written beside, forced out and renamed. Reading proves the hash again, so that a file
 * which rotted or was changed on the disk is never shown as evidence.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { EvidenceFiles } from "../src/app/impact/ports.ts";

/** What lies under the name is not what was stored. */
export class EvidenceDamaged extends Error {
  override readonly name = "EvidenceDamaged";
}

export function evidenceFiles(folder: string): EvidenceFiles {
  return {
    async store(bytes) {
      const sha256 = hashOf(bytes);
      const place = placeOf(folder, sha256);
      if (!(await holds(place, sha256))) await write(place, bytes);
      return { sha256 };
    },
    async read(sha256) {
      if (!isHash(sha256)) return undefined;
      const bytes = await readIfThere(placeOf(folder, sha256).file);
      if (bytes === undefined || hashOf(bytes) === sha256) return bytes;
      throw new EvidenceDamaged(`the file of evidence ${sha256} has other bytes`);
    },
  };
}

interface Place {
  readonly folder: string;
  readonly file: string;
}

function placeOf(root: string, sha256: string): Place {
  const folder = path.join(root, sha256.slice(0, 2));
  return { folder, file: path.join(folder, sha256) };
}

/** False also for a damaged file: storing the bytes again repairs it. */
async function holds({ file }: Place, sha256: string): Promise<boolean> {
  const bytes = await readIfThere(file);
  return bytes !== undefined && hashOf(bytes) === sha256;
}

async function write({ folder, file }: Place, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = path.join(folder, `.${randomUUID()}`);
  try {
    await writeThrough(unfinished, bytes);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await forceOut(folder);
}

async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name of a file lasts once its folder is on the disk. */
async function forceOut(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

function isNotThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
