/**
 * What of a message is the figure of a KPI. A city OS (都市OS) notifies of entities and their attributes; the mapping
 * names the type of the entity and the attribute that holds the figure, and how its moment becomes a period. Our own
 * JSON says the period itself and needs no mapping.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { feedPeriodLengths, type FeedPeriodRule } from "./feed-period.ts";

export const feedForms = ["sanpo", "ngsiV2", "ngsiLd"] as const;
export type FeedForm = (typeof feedForms)[number];

export interface FeedMapping {
  readonly entityType: string;
  readonly attribute: string;
  /** Only this entity; any of the type where undefined. */
  readonly entityId: string | undefined;
  /** An attribute of the entity that says when; else what the standard gives with the figure. */
  readonly momentAttribute: string | undefined;
  readonly period: FeedPeriodRule;
}

export type FeedMappingRejection = Rejection<"feedMappingMissing" | "feedPeriodUnknown">;

export function checkMapping(
  form: FeedForm,
  mapping: FeedMapping | undefined,
): Decision<true, FeedMappingRejection> {
  if (form === "sanpo") return accept(true);
  if (mapping === undefined || mapping.entityType.trim() === "" || mapping.attribute.trim() === "") {
    return reject({ code: "feedMappingMissing", figures: { form }, pointer: "/mapping" });
  }
  const { length } = mapping.period;
  return feedPeriodLengths.includes(length)
    ? accept(true)
    : reject({ code: "feedPeriodUnknown", figures: { text: length }, pointer: "/mapping/period" });
}
