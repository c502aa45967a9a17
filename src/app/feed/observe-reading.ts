/** A reading of a feed as an observation, submitted by the feed under its own id, with the message as its evidence. */
import type { FeedReading } from "../../domain/impact/feed-message.ts";
import { isSamePeriod } from "../../domain/impact/kpi.ts";
import { observationState, observedValue } from "../../domain/impact/observation.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
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
  { feed, reading, sha256 }: Observed,
): Promise<FeedOutcome> {
  const asFeed = underOwnId(context, feed);
  const { work, now, newId } = asFeed;
  const { kpiId, name: source } = feed;
  const { startOn, endOn, value, observedOn, of } = reading;
  const standing = await newestReport(asFeed, feed, reading);
  const said = standing === undefined ? undefined : (observedValue(standing.events) ?? standing.draftValue);
  if (standing !== undefined && said?.eq(value) === true)
    return outcomeOf("unchanged", standing.observationId);
  const isOpen = standing !== undefined && openStates.includes(observationState(standing.events));
  const note =
    standing === undefined ? of : `${of} ${periodName(reading, "ja")} ${sha256.slice(0, 12)}`.trim();
  if (standing !== undefined && isOpen) {
    await withdrawObservation(asFeed, { observationId: standing.observationId, note, role });
  }
  const today = japanDay(now);
  const asOf = observedOn === undefined || observedOn > today ? today : observedOn;
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
