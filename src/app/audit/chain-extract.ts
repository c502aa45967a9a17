/** A chain up to a checkpoint as lines of text that can be checked offline: src/cli/offline/README.md. */
import type { SignedCheckpoint } from "../../domain/ledger/checkpoint.ts";
import type { AuditRepository } from "./ports.ts";

export async function* chainExtract(
  audit: Pick<AuditRepository, "units">,
  checkpoint: SignedCheckpoint,
): AsyncGenerator<string> {
  for await (const { seq, previousHash, hash, content, tables } of audit.units(checkpoint.organizationId)) {
    if (seq > checkpoint.seq) break;
    yield `U ${previousHash} ${hash} ${content}\n`;
    for (const { table, rows } of tables) yield rows.map((row) => `R ${table} ${row}\n`).join("");
  }
  yield `C ${JSON.stringify(checkpoint)}\n`;
}
