import { reaches } from "../../domain/party/access.ts";
import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { loadObservation, viewObservation } from "./load-observation.ts";
import type { ObservationView } from "./observation-view.ts";
import { takeSteps } from "./take-step.ts";

export async function withdrawObservation(
  context: CommandContext,
  {
    observationId,
    note,
    role = "organizer",
  }: { readonly observationId: string; readonly note: string; readonly role?: "organizer" | "machineFeed" },
): Promise<ObservationView> {
  const { work, actor } = context;
  const { record, standing } = await loadObservation(work, actor, observationId);
  if (!reaches("reportObservation", standing))
    throw new Rejected({ code: "notOwnProject", figures: { observation: observationId } });
  await takeSteps(context, { record, steps: [{ kind: "withdrawn" }], role, note });
  return viewObservation(work, actor, observationId);
}
