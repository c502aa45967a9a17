/**
 * The figure in a message of a machine feed. Two standards are understood in every representation that brokers send:
 * NGSI v2 (FIWARE Orion: normalized and keyValues) and NGSI-LD (Orion-LD, Scorpio: normalized, concise and keyValues,
 * ETSI GS CIM 009 clause 5.3). Names may be short or expanded to their URI; numbers come as the text they were written
 * in, so that no figure passes through a binary float.
 *
 * The moment of a figure is that of its attribute, else of its entity, else that of the notification.
 */
import { decimal, isDecimalText, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { japanDay, parseInstant, type Instant } from "../kernel/instant.ts";
import { parseLocalDate, type LocalDate } from "../kernel/local-date.ts";
import type { FeedForm, FeedMapping } from "./feed-mapping.ts";
import { periodOfFeed } from "./feed-period.ts";

/** Parsed JSON whose numbers are still the text they were written in. */
export type MessageJson =
  string | boolean | null | readonly MessageJson[] | { readonly [name: string]: MessageJson };
type JsonObject = Readonly<Record<string, MessageJson>>;

export interface FeedReading {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly value: Decimal;
  readonly observedOn: LocalDate | undefined;
  /** Of whom the figure is: the id of an entity. */
  readonly of: string;
}

export type FeedMessageRejection = Rejection<
  | "feedBodyUnknown"
  | "feedEntityMissing"
  | "feedSeveralEntities"
  | "feedAttributeMissing"
  | "feedValueNotDecimal"
  | "feedMomentMissing"
  | "feedDayUnknown"
>;

type Read<T> = Decision<T, FeedMessageRejection>;

export function readFeedMessage(
  body: MessageJson,
  { form, mapping }: { readonly form: FeedForm; readonly mapping: FeedMapping | undefined },
): Read<FeedReading> {
  if (!isObject(body)) return reject({ code: "feedBodyUnknown", figures: { form } });
  if (form === "sanpo" || mapping === undefined) return ownReading(body);
  const isNotification = form === "ngsiV2" || body["type"] === "Notification";
  const { data } = body;
  if (!isNotification || data === undefined) return reject({ code: "feedBodyUnknown", figures: { form } });
  return notifiedReading(body, Array.isArray(data) ? data : [data], mapping);
}

/** What tells one message from another: the id of a notification; undefined where the standard knows none. */
export function messageIdOf(body: MessageJson, form: FeedForm): string | undefined {
  if (form === "ngsiV2" || !isObject(body)) return undefined;
  return typeof body["id"] === "string" && body["id"] !== "" ? body["id"] : undefined;
}

/** When a message says that it was sent. */
export function sentAt(body: MessageJson): Instant | undefined {
  return isObject(body) ? instantOf(body["notifiedAt"]) : undefined;
}

function ownReading(body: JsonObject): Read<FeedReading> {
  const [startOn, endOn] = [dayOf(body["periodStartOn"]), dayOf(body["periodEndOn"])];
  if (startOn === undefined || endOn === undefined || endOn <= startOn) {
    return reject({ code: "feedDayUnknown", figures: { pointer: "/periodStartOn, /periodEndOn" } });
  }
  const value = valueOf(body["value"]);
  if (value === undefined) return reject(notDecimal("value", body["value"]));
  return accept({ startOn, endOn, value, observedOn: dayOf(body["asOf"]), of: "" });
}

function notifiedReading(
  body: JsonObject,
  data: readonly MessageJson[],
  mapping: FeedMapping,
): Read<FeedReading> {
  const { entityType, attribute, entityId } = mapping;
  const entities = data.filter(isObject).filter((entity) => isWanted(entity, mapping));
  const [entity, another] = entities;
  if (entity === undefined) {
    return reject({ code: "feedEntityMissing", figures: { entityType, entityId: entityId ?? null } });
  }
  if (another !== undefined) {
    return reject({ code: "feedSeveralEntities", figures: { entityType, entities: entities.length } });
  }
  const found = member(entity, attribute);
  if (found === undefined)
    return reject({ code: "feedAttributeMissing", figures: { attribute, entityType } });
  const stated = withoutDataset(found);
  const raw = isObject(stated) ? stated["value"] : stated;
  const value = valueOf(raw);
  if (value === undefined) return reject(notDecimal(attribute, raw));
  const observedAt = momentOf(entity, stated, mapping) ?? sentAt(body);
  if (observedAt === undefined) return reject({ code: "feedMomentMissing", figures: { attribute } });
  const observedOn = japanDay(observedAt);
  const of = typeof entity["id"] === "string" ? entity["id"] : "";
  return accept({ ...periodOfFeed(observedOn, mapping.period), value, observedOn, of });
}

function isWanted(entity: JsonObject, { entityType, entityId }: FeedMapping): boolean {
  const types = Array.isArray(entity["type"]) ? entity["type"] : [entity["type"]];
  const isOfType = types.some((type) => typeof type === "string" && isName(type, entityType));
  return isOfType && (entityId === undefined || entity["id"] === entityId);
}

/** "https://uri.etsi.org/ngsi-ld/default-context/Trips" is the expanded form of "Trips". */
function isName(actual: string, wanted: string): boolean {
  return actual === wanted || actual.endsWith(`/${wanted}`) || actual.endsWith(`#${wanted}`);
}

function member(entity: JsonObject, wanted: string): MessageJson | undefined {
  const name = Object.keys(entity).find((each) => isName(each, wanted));
  return name === undefined ? undefined : entity[name];
}

/** One attribute may be stated several times, each under a dataset of its own: the one without is the figure. */
function withoutDataset(found: MessageJson): MessageJson {
  if (!Array.isArray(found)) return found;
  const all = found as readonly MessageJson[];
  return all.find((each) => isObject(each) && each["datasetId"] === undefined) ?? null;
}

function momentOf(
  entity: JsonObject,
  stated: MessageJson,
  { momentAttribute }: FeedMapping,
): Instant | undefined {
  if (momentAttribute !== undefined) return instantOf(member(entity, momentAttribute));
  const attribute = isObject(stated) ? stated : {};
  const metadata = isObject(attribute["metadata"]) ? attribute["metadata"] : {};
  const candidates = [
    attribute["observedAt"],
    metadata["TimeInstant"],
    metadata["observedAt"],
    entity["TimeInstant"],
    entity["observedAt"],
    entity["dateObserved"],
    metadata["dateModified"],
    attribute["modifiedAt"],
    entity["dateModified"],
    entity["modifiedAt"],
  ];
  return candidates.map(instantOf).find((moment) => moment !== undefined);
}

/** Text, or an attribute or metadata that holds text; a bare day is its midnight in Japan. */
function instantOf(said: MessageJson | undefined): Instant | undefined {
  const inner = isObject(said) ? (said["value"] ?? said["@value"]) : said;
  const text = isObject(inner) ? inner["@value"] : inner;
  if (typeof text !== "string") return undefined;
  const parsed = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+09:00` : text);
  return parsed.ok ? parsed.value : undefined;
}

function dayOf(said: MessageJson | undefined): LocalDate | undefined {
  const parsed = typeof said === "string" ? parseLocalDate(said) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}

function valueOf(said: MessageJson | undefined): Decimal | undefined {
  return typeof said === "string" && isDecimalText(said) ? decimal(said) : undefined;
}

function notDecimal(attribute: string, said: MessageJson | undefined): FeedMessageRejection {
  const text = typeof said === "string" ? said.slice(0, 60) : typeof said;
  return { code: "feedValueNotDecimal", figures: { attribute, text } };
}

function isObject(said: MessageJson | undefined): said is JsonObject {
  return typeof said === "object" && said !== null && !Array.isArray(said);
}
