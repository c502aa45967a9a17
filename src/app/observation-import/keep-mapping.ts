/** Column mappings of an organization: kept in versions, listed, removed, used for its imports. */
import { checkMapping, type ColumnMapping } from "../../domain/impact/column-mapping.ts";
import type { Actor } from "../actor.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { ObservationMappingRecord } from "./ports.ts";

type Mappings = Pick<Repositories, "observationImports">;
export type MappingView = Omit<ObservationMappingRecord, "isRemoved">;

export async function listMappings(
  { observationImports }: Mappings,
  { organizationId }: Actor,
): Promise<readonly MappingView[]> {
  const all = await observationImports.mappings(organizationId);
  return all
    .filter(({ isRemoved }) => !isRemoved)
    .map(({ isRemoved: _, ...mapping }) => mapping)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function mappingOf(
  work: Mappings,
  actor: Actor,
  mappingId: string | undefined,
): Promise<ColumnMapping> {
  if (mappingId === undefined) return {};
  return (await keptMapping(work, actor, mappingId)).headings;
}

export interface SaveMapping {
  /** Of one that is kept already: its next version. */
  readonly mappingId: string | undefined;
  readonly name: string;
  readonly headings: ColumnMapping;
}

export async function saveMapping(
  { work, actor, newId }: CommandContext,
  { mappingId, name, headings }: SaveMapping,
): Promise<readonly MappingView[]> {
  const before = mappingId === undefined ? undefined : await keptMapping(work, actor, mappingId);
  orReject(checkMapping(headings));
  const same = (await listMappings(work, actor)).find(
    (other) => other.name === name && other.id !== mappingId,
  );
  if (same !== undefined)
    throw new Rejected({ code: "mappingNameTaken", figures: { name }, pointer: "/name" });
  await work.observationImports.addMapping({
    ...{ id: newId(), mappingId: mappingId ?? newId(), version: (before?.version ?? 0) + 1 },
    ...{ name, headings: toCanonical(headings), state: "kept", recordedBy: actor.personId },
  });
  return listMappings(work, actor);
}

export async function removeMapping(
  { work, actor, newId }: CommandContext,
  mappingId: string,
): Promise<readonly MappingView[]> {
  const { name, headings, version } = await keptMapping(work, actor, mappingId);
  await work.observationImports.addMapping({
    ...{ id: newId(), mappingId, version: version + 1, name, headings: toCanonical(headings) },
    ...{ state: "removed", recordedBy: actor.personId },
  });
  return listMappings(work, actor);
}

async function keptMapping(work: Mappings, actor: Actor, mappingId: string): Promise<MappingView> {
  return orNotFound(
    (await listMappings(work, actor)).find(({ id }) => id === mappingId),
    "mapping",
  );
}
