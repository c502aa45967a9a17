import type { SignedCheckpoint } from "../../domain/ledger/checkpoint.ts";
import { toCanonical } from "../canonical.ts";
import { systemActor } from "../loan/run-due-interest.ts";
import type { AppPorts } from "../ports.ts";

/**
 * Tells the outside of a checkpoint, where somebody has asked for it: a chain that nobody listens to does not grow by
 * being looked at. The file stands first, so it may be told a little later, or twice; it is never forgotten.
 */
export async function tellCheckpoint(
  { read, transact, now, newId }: Pick<AppPorts, "read" | "transact" | "now" | "newId">,
  checkpoint: SignedCheckpoint,
): Promise<void> {
  const { organizationId, seq, hash, merkleRoot } = checkpoint;
  const kind = "checkpoint.signed";
  const told = { organizationId, kind, subjectId: hash, afterSeq: seq } as const;
  const isOwed = await read(
    async ({ webhooks, webhookLog }) =>
      (await webhooks.isAwaited(organizationId, kind)) && !(await webhookLog.wasTold(told)),
  );
  if (!isOwed) return;
  const { at, publicKey, signature } = checkpoint;
  const payload = toCanonical({ seq, hash, merkleRoot, at, publicKey, signature });
  const unit = { actor: systemActor(organizationId), action: "tellCheckpoint", now, newId };
  await transact(unit, ({ outbox }) => outbox.add([{ id: newId(), kind, subjectId: hash, payload }]));
}
