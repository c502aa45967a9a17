import type { Attestation } from "../../domain/impact/attestation.ts";
import { isSmallCell, suppressedText } from "../../domain/project/small-cell.ts";
import {
  countsForVerdict,
  observationGrade,
  observationState,
  observedValue,
} from "../../domain/impact/observation.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { ObservationState } from "../../domain/impact/observation.ts";
import { unusualJump } from "../../domain/impact/observation-warnings.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { mayDo, reaches, type Action } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type {
  EvidenceRecord,
  KpiRecord,
  ObservationRecord,
  OrganizationRecord,
  ProjectStanding,
} from "./ports.ts";
import type { Provenance } from "../provenance.ts";

export interface ObservationView {
  readonly id: string;
  readonly kpi: Pick<KpiRecord, "id" | "name" | "unit" | "direction">;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly organizer: OrganizationRecord;
  readonly periodStartOn: string;
  readonly periodEndOn: string;
  readonly periodLabel: string;
  /** "<5" where the figure is suppressed. */
  readonly value: string;
  readonly isSuppressed: boolean;
  readonly version: number;
  /** Of the KPI's definition that it was reported on. */
  readonly definitionVersion: number;
  readonly asOf: string;
  readonly state: ObservationState;
  readonly grade: EvidenceGrade | null;
  readonly source: string;
  readonly note: string;
  readonly submittedAt: string | null;
  readonly evidence: readonly Omit<EvidenceRecord, "observationId">[];
  readonly events: readonly EventView[];
  readonly warnings: readonly { readonly code: string; readonly message: Bilingual }[];
  /** What other sources report for the same period. */
  readonly others: readonly OtherReportView[];
  readonly attestations: readonly (Omit<Attestation, "attestationId"> & { readonly id: string })[];
  readonly allowed: readonly ("addEvidence" | "submit" | "withdraw" | "review" | "attest" | "restate")[];
  readonly provenance: Provenance;
}

interface OtherReportView {
  readonly id: string;
  readonly source: string;
  readonly value: string;
  readonly asOf: string;
  readonly state: ObservationState;
  readonly grade: EvidenceGrade | null;
  /** Says something else. */
  readonly differs: boolean;
}

interface EventView {
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly organization: string;
  readonly reasonCode: string | null;
  readonly note: string;
  readonly grade: EvidenceGrade | null;
}

export interface ObservationReader {
  readonly actor: Actor;
  readonly standing: ProjectStanding | undefined;
  /** The KPI's last accepted value before this observation, for the warning about jumps. */
  readonly lastAccepted: Decimal | undefined;
  /** Reports of other sources for the same period that stand. */
  readonly others?: readonly ObservationRecord[];
}

export function observationView(record: ObservationRecord, reader: ObservationReader): ObservationView {
  const state = observationState(record.events);
  const value = observedValue(record.events) ?? record.draftValue;
  const { id, name, unit, direction } = record.kpi;
  return {
    id: record.observationId,
    kpi: { id, name, unit, direction },
    project: record.kpi.project,
    organizer: record.kpi.organizer,
    periodStartOn: record.period.startOn,
    periodEndOn: record.period.endOn,
    periodLabel: record.period.label,
    ...shownValue(value, record.kpi, reader.actor),
    version: record.version,
    definitionVersion: record.kpiVersion,
    asOf: record.asOf,
    state,
    grade: observationGrade(record.events) ?? null,
    source: record.source,
    note: record.note,
    submittedAt: record.events.findLast(({ kind }) => kind === "submitted")?.recordedAt ?? null,
    evidence: record.evidence.map(({ observationId: _, ...file }) => file),
    events: record.events.map((event, position) => eventView(event, record.stories[position])),
    warnings: warningsAbout(record, value, reader),
    others: (reader.others ?? []).map((other) => otherReport(other, value, reader.actor)),
    attestations: record.events.flatMap((event) => {
      if (event.kind !== "attested") return [];
      const { attestationId, ...statement } = event.attestation;
      return [{ id: attestationId, ...statement }];
    }),
    allowed: allowedSteps(record, state, reader),
    provenance: record.provenance,
  };
}

/** The figure as this reader may see it: counts of a few people are the organizer's alone. */
export function shownValue(
  value: Decimal,
  { smallestCell, organizer }: Pick<KpiRecord, "smallestCell" | "organizer">,
  { organizationId }: Pick<Actor, "organizationId">,
): { readonly value: string; readonly isSuppressed: boolean } {
  const isHidden = organizer.id !== organizationId && isSmallCell({ value, smallestCell });
  return isHidden && smallestCell !== undefined
    ? { value: suppressedText(smallestCell), isSuppressed: true }
    : { value: canonicalDecimal(value), isSuppressed: false };
}

function otherReport(other: ObservationRecord, value: Decimal, actor: Actor): OtherReportView {
  const said = observedValue(other.events) ?? other.draftValue;
  return {
    id: other.observationId,
    source: other.source,
    value: shownValue(said, other.kpi, actor).value,
    asOf: other.asOf,
    state: observationState(other.events),
    grade: observationGrade(other.events) ?? null,
    differs: !said.eq(value),
  };
}

function eventView(
  event: ObservationRecord["events"][number],
  story: ObservationRecord["stories"][number] | undefined,
): EventView {
  return {
    kind: event.kind,
    at: event.recordedAt,
    by: story?.by ?? event.actor.personId,
    organization: story?.organization.ja ?? "",
    reasonCode: event.kind === "returned" ? event.reason : null,
    note: event.note,
    grade: event.kind === "accepted" || event.kind === "attested" ? gradeOf(event) : null,
  };
}

function gradeOf(event: ObservationRecord["events"][number]): EvidenceGrade | null {
  return observationGrade([event]) ?? null;
}

function warningsAbout(
  { evidence, kpi }: ObservationRecord,
  value: Decimal,
  { lastAccepted, others = [], actor }: ObservationReader,
): ObservationView["warnings"] {
  const jump = lastAccepted === undefined ? undefined : unusualJump({ value, lastAccepted });
  const isHidden = [value, ...(lastAccepted === undefined ? [] : [lastAccepted])].some(
    (figure) => shownValue(figure, kpi, actor).isSuppressed,
  );
  const conflicts = others.filter(
    (other) => !(observedValue(other.events) ?? other.draftValue).eq(value),
  ).length;
  const duplicates = evidence.filter(({ duplicate }) => duplicate).map(({ fileName }) => fileName);
  return [
    ...(jump === undefined
      ? []
      : [{ code: jump.code, message: isHidden ? hiddenJump : jumpMessage(jump.figures) }]),
    ...(duplicates.length === 0
      ? []
      : [{ code: "duplicateEvidence", message: duplicateMessage(duplicates) }]),
    ...(conflicts === 0 ? [] : [{ code: "sourceConflict", message: conflictMessage(conflicts) }]),
  ];
}

const hiddenJump: Bilingual = {
  ja: "前回の実績値から大きく変化しています。単位と期間を確かめてください。",
  en: "A large change from the last value: check unit and period.",
};

function conflictMessage(count: number): Bilingual {
  return {
    ja: `同じ期間について、別の出典が異なる値を報告しています（${count} 件）。どちらも残しています。`,
    en: `Other sources report another value for the same period (${count}); all of them are kept.`,
  };
}

function jumpMessage({
  value,
  lastAccepted,
  changePercent,
}: NonNullable<ReturnType<typeof unusualJump>>["figures"]): Bilingual {
  const percent = changePercent === null ? "" : `（${changePercent} %）`;
  return {
    ja: `前回の実績値 ${lastAccepted} から ${value} へ大きく変化しています${percent}。単位と期間を確かめてください。`,
    en: `A large change from the last value ${lastAccepted} to ${value}${percent === "" ? "" : ` (${changePercent ?? ""} %)`}: check unit and period.`,
  };
}

function duplicateMessage(files: readonly string[]): Bilingual {
  const names = files.join(", ");
  return {
    ja: `同じファイルが別のKPIまたは期間の証憑にも使われています：${names}`,
    en: `The same file also serves another KPI or period: ${names}`,
  };
}

function allowedSteps(
  record: ObservationRecord,
  state: ObservationState,
  { actor, standing }: ObservationReader,
): ObservationView["allowed"] {
  const may = (action: Action): boolean => mayDo(actor.roles, action) && reaches(action, standing);
  if (may("reportObservation")) return organizerSteps(state);
  if (may("attestObservation")) return state === "accepted" ? ["attest"] : [];
  const submitters = record.events
    .filter(({ kind }) => kind === "submitted")
    .map(({ actor: by }) => by.personId);
  const isOwn = [...submitters, ...record.preparedBy].includes(actor.personId);
  return may("reviewObservation") && !isOwn && (state === "submitted" || state === "inReview")
    ? ["review"]
    : [];
}

function organizerSteps(state: ObservationState): ObservationView["allowed"] {
  if (state === "draft" || state === "returned") return ["addEvidence", "submit", "withdraw"];
  if (countsForVerdict(state)) return ["restate"];
  return state === "submitted" || state === "inReview" ? ["withdraw"] : [];
}
