import { observationGrade, observationState, observedValue } from "../../domain/impact/observation.ts";
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
  readonly value: string;
  readonly version: number;
  readonly state: ObservationState;
  readonly grade: EvidenceGrade | null;
  readonly source: string;
  readonly note: string;
  readonly submittedAt: string | null;
  readonly evidence: readonly Omit<EvidenceRecord, "observationId">[];
  readonly events: readonly EventView[];
  readonly warnings: readonly { readonly code: string; readonly message: Bilingual }[];
  readonly allowed: readonly ("addEvidence" | "submit" | "withdraw" | "review")[];
  readonly provenance: Provenance;
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
    value: canonicalDecimal(value),
    version: record.version,
    state,
    grade: observationGrade(record.events) ?? null,
    source: record.source,
    note: record.note,
    submittedAt: record.events.findLast(({ kind }) => kind === "submitted")?.recordedAt ?? null,
    evidence: record.evidence.map(({ observationId: _, ...file }) => file),
    events: record.events.map((event, position) => eventView(event, record.stories[position])),
    warnings: warningsAbout(record, value, reader),
    allowed: allowedSteps(record, state, reader),
    provenance: record.provenance,
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
    grade: event.kind === "accepted" ? event.grade : null,
  };
}

function warningsAbout(
  { evidence }: ObservationRecord,
  value: Decimal,
  { lastAccepted }: ObservationReader,
): ObservationView["warnings"] {
  const jump = lastAccepted === undefined ? undefined : unusualJump({ value, lastAccepted });
  const duplicates = evidence.filter(({ duplicate }) => duplicate).map(({ fileName }) => fileName);
  return [
    ...(jump === undefined ? [] : [{ code: jump.code, message: jumpMessage(jump.figures) }]),
    ...(duplicates.length === 0
      ? []
      : [{ code: "duplicateEvidence", message: duplicateMessage(duplicates) }]),
  ];
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
  return state === "submitted" || state === "inReview" ? ["withdraw"] : [];
}
