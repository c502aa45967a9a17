/**
 * The files behind the reports of a loan's KPIs, and what came of them. A report that was returned and came back with
 * new files rests on those: its earlier files stay returned. Came it back without any, its files are reviewed anew. What
 * was rejected is listed as returned, because the organizer got it back.
 */
import { observationGrade, type ObservationEvent } from "../../domain/impact/observation.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
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
    ...(review === undefined ? {} : whatCameOfIt(review)),
    provenance: statedProvenance({ fictional, source: null, asOf: null, note: null }),
  };
}

interface Review {
  readonly event: ObservationEvent;
  readonly by: Bilingual | undefined;
  readonly grade: EvidenceGrade | undefined;
}

/** The last word on the last submission that the file was part of. */
function reviewOf(
  file: EvidenceRecord,
  { events, stories, evidence }: ObservationRecord,
): Review | undefined {
  const broughtIn = submissionOf(file, events);
  if (broughtIn === undefined) return undefined;
  const later = evidence
    .map((other) => submissionOf(other, events) ?? broughtIn)
    .filter((submission) => submission > broughtIn);
  const heard = events.slice(0, Math.min(...later, events.length));
  const submitted = heard.findLastIndex(({ kind }) => kind === "submitted");
  const spoken = heard.findLastIndex(({ kind }) => lastWords.includes(kind));
  const event = heard[spoken];
  if (event === undefined || spoken < submitted) return undefined;
  return { event, by: stories[spoken]?.organization, grade: observationGrade(heard) };
}

/** Position of the submission that brought the file. */
function submissionOf(
  { uploadedAt }: EvidenceRecord,
  events: readonly ObservationEvent[],
): number | undefined {
  const position = events.findIndex(
    ({ kind, recordedAt }) => kind === "submitted" && recordedAt >= uploadedAt,
  );
  return position < 0 ? undefined : position;
}

const lastWords: readonly ObservationEvent["kind"][] = ["accepted", "attested", "returned", "rejected"];

function whatCameOfIt({
  event,
  by,
  grade,
}: Review): Pick<EvidenceEntry, "grade" | "reviewedBy" | "reviewedAt" | "returned"> {
  const review = { ...(by === undefined ? {} : { reviewedBy: by }), reviewedAt: event.recordedAt };
  if (event.kind === "returned" || event.kind === "rejected") {
    return { ...review, returned: { on: japanDay(event.recordedAt), reason: reasonGiven(event) } };
  }
  return { ...review, ...(grade === undefined ? {} : { grade }) };
}
