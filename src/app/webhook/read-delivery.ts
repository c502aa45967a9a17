import type { CommandContext } from "../command.ts";
import { orNotFound } from "../rejected.ts";
import { cloudEventMediaType, cloudEventOf, testEventOf } from "./cloud-event.ts";
import type { AttemptRecord, DeliveryRecord } from "./ports.ts";
import type { Repositories } from "../ports.ts";

export interface DeliveryDetail {
  readonly delivery: DeliveryRecord;
  readonly attempts: readonly AttemptRecord[];
  /** What was, or will be, sent: the same in every attempt, but for time and signature. */
  readonly request: { readonly mediaType: string; readonly body: string };
}

export async function readDelivery(
  work: Pick<Repositories, "webhookLog">,
  { organizationId }: Pick<CommandContext["actor"], "organizationId">,
  deliveryId: string,
): Promise<DeliveryDetail> {
  const { webhookLog } = work;
  const delivery = orNotFound(await webhookLog.find(organizationId, deliveryId), "webhookDelivery");
  const attempts = await webhookLog.attemptsOf(deliveryId);
  return {
    delivery,
    attempts,
    request: { mediaType: cloudEventMediaType, body: await bodyOf(work, delivery) },
  };
}

async function bodyOf(
  { webhookLog }: Pick<Repositories, "webhookLog">,
  delivery: DeliveryRecord,
): Promise<string> {
  if (delivery.cause === "test") return testEventOf(delivery);
  const { organizationId, eventId } = delivery;
  return cloudEventOf(orNotFound(await webhookLog.eventOf(organizationId, eventId), "event"));
}
