/** Evidence: the file of every row is in the store, has its size, and its bytes hash to the name it is kept under. */
import { createHash } from "node:crypto";
import { setImmediate as otherWork } from "node:timers/promises";
import type { EvidenceFiles } from "../../src/app/impact/ports.ts";
import { EvidenceDamaged } from "../evidence-files.ts";
import { fileTables } from "../file-tables.ts";
import { beforeAllIds, rowsOf } from "../read.ts";
import { ofOrganization, rowName, type Check, type VerifyScope } from "./check.ts";

type FilesRead = Pick<EvidenceFiles, "read">;

interface EvidenceRow {
  readonly id: string;
  readonly sha256: string;
  readonly size_bytes: number;
}

const pageLength = 500;

export function evidenceIsKept(files: FilesRead): Check {
  return async (scope) => {
    for (const table of fileTables) {
      const bad = await firstBadFile(files, table, scope);
      if (bad !== undefined) return bad;
    }
    return undefined;
  };
}

async function firstBadFile(files: FilesRead, table: string, scope: VerifyScope): ReturnType<Check> {
  for (let after = beforeAllIds; ;) {
    const query = scope
      .on(table)
      .where("id", ">", after)
      .orderBy("id")
      .limit(pageLength)
      .select("id", "sha256", "size_bytes");
    const rows = await rowsOf<EvidenceRow>(ofOrganization(query, table, scope));
    for (const row of rows) {
      const because = await complaint(files, row);
      if (because !== undefined) return { what: table, row: rowName({ id: row.id }, ["id"]), because };
      scope.tally.count("evidence file", 1);
      await otherWork();
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) return undefined;
    after = last.id;
  }
}

async function complaint(files: FilesRead, { sha256, size_bytes }: EvidenceRow): Promise<string | undefined> {
  const bytes = await readOrDamage(files, sha256);
  if (bytes === undefined) return `its file ${sha256} is missing`;
  if (bytes instanceof EvidenceDamaged) return bytes.message;
  if (bytes.byteLength !== size_bytes) return `its file has ${bytes.byteLength} bytes, not ${size_bytes}`;
  const found = createHash("sha256").update(bytes).digest("hex");
  return found === sha256 ? undefined : `its file hashes to ${found}, not ${sha256}`;
}

/** A store may notice the damage itself. */
async function readOrDamage(
  { read }: FilesRead,
  sha256: string,
): Promise<Uint8Array | EvidenceDamaged | undefined> {
  try {
    return await read(sha256);
  } catch (error) {
    if (error instanceof EvidenceDamaged) return error;
    throw error;
  }
}
