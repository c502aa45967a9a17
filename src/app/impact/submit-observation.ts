import { reaches } from "../../domain/party/access.ts";
import { observedValue } from "../../domain/impact/observation.ts";
import type { Decimal } from "../../domain/kernel/decimal.ts";
import type { CommandContext } from "../command.ts";
import { toCanonical } from "../canonical.ts";
import { Rejected } from "../rejected.ts";
import { loadObservation, viewObservation } from "./load-observation.ts";
import type { ObservationView } from "./observation-view.ts";
import { takeSteps } from "./take-step.ts";

export interface SubmitObservation {
  readonly observationId: string;
  /** A corrected value; else the last one stands. */
  readonly value: Decimal | undefined;
  readonly note: string | undefined;
  /** Who submits, where it is not the organizer in person. */
  readonly role?: "machineFeed";
}

export async function submitObservation(
  context: CommandContext,
  { observationId, value, note, role }: SubmitObservation,
): Promise<ObservationView> {
  const { work, actor, newId } = context;
  const { record, standing } = await loadObservation(work, actor, observationId);
  if (!reaches("reportObservation", standing))
    throw new Rejected({ code: "notOwnProject", figures: { observation: observationId } });
  const submitted = value ?? observedValue(record.events) ?? record.draftValue;
  const evidence = record.evidence.map(({ sha256 }) => sha256);
  await takeSteps(context, {
    record,
    steps: [{ kind: "submitted", value: submitted, evidence }],
    role: role ?? "organizer",
    note: note ?? "",
  });
  await work.outbox.add([
    {
      id: newId(),
      kind: "observation.submitted",
      subjectId: observationId,
      payload: toCanonical({ kpi: record.kpiId, period: record.period.label, evidence }),
    },
  ]);
  return viewObservation(work, actor, observationId);
}
