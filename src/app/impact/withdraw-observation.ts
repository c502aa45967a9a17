import { reaches } from "../../domain/party/access.ts";
import type { CommandContext } from "../command.ts";
import { Rejected } from "../rejected.ts";
import { loadObservation, viewObservation } from "./load-observation.ts";
import type { ObservationView } from "./observation-view.ts";
import { takeSteps } from "./take-step.ts";

export async function withdrawObservation(
  context: CommandContext,
  { observationId, note }: { readonly observationId: string; readonly note: string },
): Promise<ObservationView> {
  const { work, actor } = context;
  const { record, standing } = await loadObservation(work, actor, observationId);
  if (!reaches("reportObservation", standing))
    throw new Rejected({ code: "notOwnProject", figures: { observation: observationId } });
  await takeSteps(context, { record, steps: [{ kind: "withdrawn" }], role: "organizer", note });
  return viewObservation(work, actor, observationId);
}
