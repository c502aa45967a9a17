/**
 * The files behind the reports of a loan's KPIs. A review speaks of the files it had before it; what came later, or was
 * handed in again, is not reviewed yet. What was rejected is listed as returned: the organizer got it back.
 */
import { observationGrade, type ObservationEvent } from "../../domain/impact/observation.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { EvidenceEntry } from "../../domain/report/evidence-entry.ts";
import type { EvidenceRecord, ObservationRecord } from "../impact/ports.ts";
import { statedProvenance } from "./report-provenance.ts";
import { reasonGiven } from "./return-reason.ts";

/** By period, then in the order they were handed in. */
export function evidenceRegister(observations: readonly ObservationRecord[]): readonly EvidenceEntry[] {
  return observations
    .toSorted((a, b) => (a.period.startOn < b.period.startOn ? -1 : 1))
    .flatMap((record) => record.evidence.map((file) => evidenceEntry(file, record)));
}

function evidenceEntry(file: EvidenceRecord, record: ObservationRecord): EvidenceEntry {
  const review = reviewOf(file, record);
  const { fictional } = file;
  return {
    fileName: file.fileName,
    sha256: file.sha256,
    mediaType: file.mediaType,
    bytes: file.sizeBytes,
    uploadedBy: record.kpi.organizer.name,
    uploadedAt: file.uploadedAt,
    ...(review === undefined ? {} : whatCameOfIt(review, record)),
    provenance: statedProvenance({ fictional, source: null, asOf: null, note: null }),
  };
}

interface Review {
  readonly event: ObservationEvent;
  readonly by: Bilingual | undefined;
}

/** The last word on the last submission, if the file was there when it was spoken. */
function reviewOf(
  { uploadedAt }: EvidenceRecord,
  { events, stories }: ObservationRecord,
): Review | undefined {
  const submitted = events.findLastIndex(({ kind }) => kind === "submitted");
  const spoken = events.findLastIndex(({ kind }) => lastWords.includes(kind));
  const event = events[spoken];
  if (event === undefined || spoken < submitted || event.recordedAt < uploadedAt) return undefined;
  return { event, by: stories[spoken]?.organization };
}

const lastWords: readonly ObservationEvent["kind"][] = ["accepted", "attested", "returned", "rejected"];

function whatCameOfIt(
  { event, by }: Review,
  { events }: ObservationRecord,
): Pick<EvidenceEntry, "grade" | "reviewedBy" | "reviewedAt" | "returned"> {
  const review = { ...(by === undefined ? {} : { reviewedBy: by }), reviewedAt: event.recordedAt };
  if (event.kind === "returned" || event.kind === "rejected") {
    return { ...review, returned: { on: japanDay(event.recordedAt), reason: reasonGiven(event) } };
  }
  const grade = observationGrade(events);
  return { ...review, ...(grade === undefined ? {} : { grade }) };
}
