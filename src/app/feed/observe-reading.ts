/** A reading of a feed as an observation, submitted by the feed under its own id, with the message as its evidence. */
import type { FeedReading } from "../../domain/impact/feed-message.ts";
import { isSamePeriod } from "../../domain/impact/kpi.ts";
import { observationState, observedValue } from "../../domain/impact/observation.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { earlier } from "../../domain/kernel/local-date.ts";
import { periodName } from "../../domain/report/period.ts";
import type { CommandContext } from "../command.ts";
import { createObservation } from "../impact/create-observation.ts";
import type { EvidenceFiles, ObservationRecord } from "../impact/ports.ts";
import { submitObservation } from "../impact/submit-observation.ts";
import { withdrawObservation } from "../impact/withdraw-observation.ts";
import { orNotFound } from "../rejected.ts";
import type { FeedOutcome, FeedRecord } from "./ports.ts";

interface Observed {
  readonly feed: FeedRecord;
  readonly reading: FeedReading;
  /** Of the message. */
  readonly sha256: string;
}

const role = "machineFeed";
const openStates = ["draft", "submitted", "inReview", "returned"];
const goneStates = ["withdrawn", "rejected", "superseded"];

/** A later figure for the same period takes the place of one that nobody has decided on yet. */
export async function observeReading(
  { files }: { readonly files: EvidenceFiles },
  context: CommandContext,
  observed: Observed,
): Promise<FeedOutcome> {
  const asFeed = underOwnId(context, observed.feed);
  const standing = await newestReport(asFeed, observed.feed, observed.reading);
  if (standing === undefined) return report({ files }, asFeed, { ...observed, note: observed.reading.of });
  const { observationId, events, draftValue } = standing;
  if ((observedValue(events) ?? draftValue).eq(observed.reading.value)) {
    return outcomeOf("unchanged", observationId);
  }
  const { of } = observed.reading;
  const note = `${of} ${periodName(observed.reading, "ja")} ${observed.sha256.slice(0, 12)}`.trim();
  if (openStates.includes(observationState(events))) {
    await withdrawObservation(asFeed, { observationId, note, role });
  }
  return report({ files }, asFeed, { ...observed, note });
}

/** A draft, the message as its evidence, and the submission. */
async function report(
  { files }: { readonly files: EvidenceFiles },
  asFeed: CommandContext,
  { feed, reading, sha256, note }: Observed & { readonly note: string },
): Promise<FeedOutcome> {
  const { work, now, newId } = asFeed;
  const { kpiId, name: source } = feed;
  const { startOn, endOn, value, observedOn } = reading;
  const asOf = earlier(observedOn ?? japanDay(now), japanDay(now));
  const days = { periodStartOn: startOn, periodEndOn: endOn };
  const { id } = await createObservation(asFeed, { kpiId, ...days, value, source, asOf, note });
  const bytes = orNotFound(await files.read(sha256), "feed message");
  await work.impact.addEvidence({
    ...{ id: newId(), observationId: id, sha256, fileName: `${source}.json`, mediaType: "application/json" },
    ...{ sizeBytes: bytes.byteLength, uploadedBy: feed.id, fictional: false },
  });
  await submitObservation(asFeed, { observationId: id, value: undefined, note: undefined, role });
  return outcomeOf("recorded", id);
}

/** The last thing that the feed itself said about the period and that still stands. */
async function newestReport(
  { work, actor }: CommandContext,
  { kpiId, name }: FeedRecord,
  reading: FeedReading,
): Promise<ObservationRecord | undefined> {
  const series = await work.impact.observationsOfKpis(actor.organizationId, [kpiId]);
  return series
    .filter(
      ({ source, period, events }) =>
        source === name &&
        isSamePeriod(period, { ...reading, label: "" }) &&
        !goneStates.includes(observationState(events)),
    )
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
}

function underOwnId(context: CommandContext, { id, organizationId }: FeedRecord): CommandContext {
  return { ...context, actor: { personId: id, organizationId, roles: [], via: "system" } };
}

function outcomeOf(outcome: "recorded" | "unchanged", observationId: string): FeedOutcome {
  return { outcome, observationId, code: undefined, figures: undefined };
}
