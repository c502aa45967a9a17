/** A piece of evidence on its own page: what it is said to be, where else it is used, how long it is kept, who read it. */
import { keptAtLeastUntil } from "../../domain/impact/evidence-retention.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { reaches } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext } from "../command.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { EvidenceDescription, EvidenceAccess, ReadTable, TablePreview } from "./evidence-ports.ts";
import { loadObservation } from "./load-observation.ts";
import type { EvidenceFiles, EvidenceRecord } from "./ports.ts";

export interface EvidenceDetailView extends Omit<EvidenceRecord, "observationId"> {
  readonly observation: {
    readonly id: string;
    readonly kpi: { readonly id: string; readonly name: Bilingual };
    readonly periodLabel: string;
  };
  readonly description: {
    readonly documentKind: EvidenceDescription["documentKind"];
    readonly issuer: string;
    readonly coversFrom: string | null;
    readonly coversTo: string | null;
    readonly shows: string;
  } | null;
  readonly keptUntil: string;
  readonly viewer: "picture" | "pdf" | "table" | "none";
  readonly accesses: readonly {
    readonly at: string;
    readonly kind: "uploaded" | "looked" | "viewed" | "downloaded";
    readonly organization: Bilingual;
    /** Of the own organization alone. */
    readonly person: string | null;
  }[];
  readonly allowed: readonly "describe"[];
}

type Reading = Pick<Repositories, "impact" | "evidenceRegister">;

const shownAccesses = 100;

export async function readEvidenceDetail(
  work: Reading,
  actor: Actor,
  evidenceId: string,
): Promise<EvidenceDetailView> {
  const found = orNotFound(await work.impact.findEvidence(actor.organizationId, evidenceId), "evidence");
  const { record, standing } = await loadObservation(work, actor, found.observationId);
  const { observationId, ...file } = found;
  const description = await work.evidenceRegister.descriptionOf(evidenceId);
  const readAt = await work.evidenceRegister.lastReadOn(observationId);
  const accesses = await work.evidenceRegister.accessesTo(evidenceId, shownAccesses);
  const { id, name } = record.kpi;
  return {
    ...file,
    observation: { id: observationId, kpi: { id, name }, periodLabel: record.period.label },
    description:
      description === undefined
        ? null
        : {
            ...description,
            coversFrom: description.coversFrom ?? null,
            coversTo: description.coversTo ?? null,
          },
    keptUntil: keptAtLeastUntil({
      givenOn: japanDay(file.uploadedAt),
      readOn: readAt === undefined ? undefined : japanDay(readAt),
    }),
    viewer: viewerOf(file.mediaType),
    accesses: [
      ...accesses.map((access) => accessLine(access, actor)),
      {
        at: file.uploadedAt,
        kind: "uploaded",
        organization: record.kpi.organizer.name,
        person: record.kpi.organizer.id === actor.organizationId ? file.uploadedBy : null,
      },
    ],
    allowed: reaches("reportObservation", standing) ? ["describe"] : [],
  };
}

const lookedUp = {
  viewEvidence: "viewed",
  previewEvidence: "viewed",
  downloadEvidence: "downloaded",
} as const;

function accessLine(
  { at, operation, organization, organizationId, person }: EvidenceAccess,
  actor: Actor,
): EvidenceDetailView["accesses"][number] {
  const kind = Object.hasOwn(lookedUp, operation) ? lookedUp[operation as keyof typeof lookedUp] : "looked";
  return { at, kind, organization, person: organizationId === actor.organizationId ? person : null };
}

export function viewerOf(mediaType: string): EvidenceDetailView["viewer"] {
  if (mediaType === "application/pdf") return "pdf";
  if (mediaType === "image/png" || mediaType === "image/jpeg") return "picture";
  const isTable =
    mediaType === "text/csv" ||
    mediaType === "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return isTable ? "table" : "none";
}

export async function describeEvidence(
  { work, actor, newId }: CommandContext,
  { evidenceId, ...description }: EvidenceDescription & { readonly evidenceId: string },
): Promise<EvidenceDetailView> {
  const found = orNotFound(await work.impact.findEvidence(actor.organizationId, evidenceId), "evidence");
  const { standing } = await loadObservation(work, actor, found.observationId);
  if (!reaches("reportObservation", standing)) {
    throw new Rejected({ code: "notOwnProject", figures: { observation: found.observationId } });
  }
  const { coversFrom, coversTo } = description;
  if (coversFrom !== undefined && coversTo !== undefined && coversTo < coversFrom) {
    const figures = { startOn: coversFrom, endOn: coversTo };
    throw new Rejected({ code: "endBeforeStart", figures, pointer: "/coversTo" });
  }
  await work.evidenceRegister.addDescription({
    ...description,
    ...{ id: newId(), evidenceId, describedBy: actor.personId },
  });
  return readEvidenceDetail(work, actor, evidenceId);
}

/** The first rows of a table, so that nobody has to open a file that he was sent. */
export async function previewTable(
  { files, readTable }: { readonly files: EvidenceFiles; readonly readTable: ReadTable },
  { work, actor, newId }: CommandContext,
  evidenceId: string,
): Promise<TablePreview> {
  const record = orNotFound(await work.impact.findEvidence(actor.organizationId, evidenceId), "evidence");
  if (viewerOf(record.mediaType) !== "table") {
    throw new Rejected({ code: "evidenceIsNoTable", figures: { name: record.fileName } });
  }
  const bytes = orNotFound(await files.read(record.sha256), "evidence file");
  const preview = orReject(await readTable({ fileName: record.fileName, bytes }));
  await work.impact.addEvidenceReading({ id: newId(), evidenceId, personId: actor.personId });
  return preview;
}
