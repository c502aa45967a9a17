/**
 * An event as it leaves the house: CloudEvents 1.0 in structured mode. The same event always gives the same bytes, so
 * that a delivery made again is signed over the same body. `sequence` sorts as text in the order of the audit chain.
 */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { eventTypeOf, testEventType } from "./event-kinds.ts";
import type { DeliveryRecord, StoredEvent } from "./ports.ts";

export const cloudEventMediaType = "application/cloudevents+json; charset=utf-8";

interface CloudEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: Instant;
  readonly sequence?: string;
  readonly datacontenttype: "application/json";
  readonly data: CanonicalObject;
}

const sequenceDigits = 12;

export function cloudEventOf(event: StoredEvent): string {
  const { id, organizationId, kind, subjectId, payload, recordedAt, seq } = event;
  return text({
    specversion: "1.0",
    id,
    source: sourceOf(organizationId),
    type: eventTypeOf(kind),
    subject: subjectId,
    time: recordedAt,
    sequence: `${String(seq).padStart(sequenceDigits, "0")}.${id}`,
    datacontenttype: "application/json",
    data: payload,
  });
}

export function testEventOf({ eventId, organizationId, webhookId, createdAt }: DeliveryRecord): string {
  return text({
    specversion: "1.0",
    id: eventId,
    source: sourceOf(organizationId),
    type: testEventType,
    subject: webhookId,
    time: createdAt,
    datacontenttype: "application/json",
    data: { webhook: webhookId },
  });
}

function sourceOf(organizationId: string): string {
  return `urn:uuid:${organizationId}`;
}

function text(event: CloudEvent): string {
  return JSON.stringify(event);
}
