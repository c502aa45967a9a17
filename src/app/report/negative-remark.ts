/** What the records add to a negative result: the organizer's own words on a miss, and what became of a returned file. */
import { countsForVerdict, observationState } from "../../domain/impact/observation.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { NegativeResult } from "../../domain/report/negative-result.ts";
import type { ObservationRecord } from "../impact/ports.ts";
import type { RatchetDecisionFact } from "../loan/ports.ts";
import { inBoth } from "./report-provenance.ts";

interface RemarkFacts {
  /** Oldest first. */
  readonly decisions: readonly RatchetDecisionFact[];
  readonly observations: readonly ObservationRecord[];
}

export function withRemark(result: NegativeResult, facts: RemarkFacts): NegativeResult {
  const remark = remarkOn(result, facts);
  return remark === undefined ? result : { ...result, remark };
}

function remarkOn(result: NegativeResult, facts: RemarkFacts): Bilingual | undefined {
  switch (result.kind) {
    case "missed":
      return organizersNote(result, facts);
    case "returned":
      return acceptedSince(result.fileName, facts);
    case "notReported":
    case "suspended":
    case "conflict":
      return undefined;
  }
}

function organizersNote(
  { kpi, testOn }: Extract<NegativeResult, { readonly kind: "missed" }>,
  { decisions, observations }: RemarkFacts,
): Bilingual | undefined {
  const decision = decisions.findLast((known) => known.testOn === testOn);
  const outcome = decision?.outcomes.find(({ kpiId }) => kpiId === kpi);
  const note = observations
    .find(({ observationId }) => observationId === outcome?.observationId)
    ?.note.trim();
  return note === undefined || note === "" ? undefined : inBoth(note);
}

function acceptedSince(fileName: string, { observations }: RemarkFacts): Bilingual | undefined {
  const record = observations.find(({ evidence }) => evidence.some((file) => file.fileName === fileName));
  const accepted = record?.events.findLast(({ kind }) => kind === "accepted");
  if (record === undefined || accepted === undefined || !countsForVerdict(observationState(record.events)))
    return undefined;
  const on = japanDay(accepted.recordedAt);
  return {
    ja: `差替え後の報告は ${on} に受理。`,
    en: `The report with its new files was accepted on ${on}.`,
  };
}
