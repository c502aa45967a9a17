/** Takes steps in the life of an observation: the domain decides each one, then all are recorded. */
import { decideObservation } from "../../domain/impact/observation-decision.ts";
import type { ObservationActor, ObservationEvent, ObservationStep } from "../../domain/impact/observation.ts";
import type { CommandContext } from "../command.ts";
import { orReject } from "../rejected.ts";
import type { ObservationRecord } from "./ports.ts";

export interface ObservationSteps {
  readonly record: ObservationRecord;
  readonly steps: readonly ObservationStep[];
  readonly role: ObservationActor["role"];
  readonly note: string;
}

export async function takeSteps(
  { work, actor, now, newId }: CommandContext,
  { record, steps, role, note }: ObservationSteps,
): Promise<void> {
  const by: ObservationActor = { personId: actor.personId, role };
  let events: readonly ObservationEvent[] = record.events;
  const { version, preparedBy } = record;
  for (const step of steps) {
    orReject(decideObservation({ version, events, preparedBy }, step, by));
    events = [...events, { ...step, actor: by, recordedAt: now, note }];
  }
  await work.impact.addSteps(
    steps.map((step, position) => ({
      id: newId(),
      observationId: record.observationId,
      step,
      actor: by,
      note: position === steps.length - 1 ? note : "",
    })),
  );
}
