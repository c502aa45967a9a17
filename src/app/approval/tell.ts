/** Tells the outside of a request and of what became of it: what it is about, never its figures. */
import type { CommandContext } from "../command.ts";
import type { ApprovalRecord, ApprovalState } from "./ports.ts";

export async function tellOfRequest(
  { work, newId }: Pick<CommandContext, "work" | "newId">,
  what: "requested" | Exclude<ApprovalState, "waiting">,
  { id, kind, subjectId }: Pick<ApprovalRecord, "id" | "kind" | "subjectId">,
): Promise<void> {
  const payload = { approval: id, change: kind, about: subjectId };
  await work.outbox.add([{ id: newId(), kind: `approval.${what}`, subjectId: id, payload }]);
}
