import { observationState } from "../../domain/impact/observation.ts";
import type { CommandContext } from "../command.ts";
import { takeSteps } from "../impact/take-step.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { mayBeWithdrawn, readImport, reportsOf, type ObservationImportView } from "./read-imports.ts";

/** Takes a whole table back by withdrawing what it brought. What somebody has accepted or rejected stands in the way. */
export async function undoImport(
  context: CommandContext,
  { importId, reason }: { readonly importId: string; readonly reason: string },
): Promise<ObservationImportView> {
  const { work, actor, newId } = context;
  const found = await work.observationImports.find(actor.organizationId, importId);
  const batch = orNotFound(found, "observation import");
  if (batch.undone !== undefined)
    throw new Rejected({ code: "importUndone", figures: { at: batch.undone.at } });
  const reports = await reportsOf(work, actor, importId);
  const decided = reports.filter(({ record }) => !mayBeWithdrawn(record));
  const [first] = decided;
  if (first !== undefined) {
    const state = observationState(first.record.events);
    throw new Rejected({ code: "importDecided", figures: { rows: decided.length, line: first.line, state } });
  }
  for (const { record } of reports) {
    if (observationState(record.events) === "withdrawn") continue;
    await takeSteps(context, { record, steps: [{ kind: "withdrawn" }], role: "organizer", note: reason });
  }
  await work.observationImports.addUndo({ id: newId(), importId, reason, undoneBy: actor.personId });
  return readImport(work, actor, importId);
}
