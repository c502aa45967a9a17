import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { shownTerms, type ShownTerms } from "../../domain/programme/programme-json.ts";
import type { Actor } from "../actor.ts";
import { toCanonical } from "../canonical.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import type { Provenance } from "../provenance.ts";
import { orNotFound } from "../rejected.ts";
import type { ProgrammeRecord } from "./ports.ts";
import { isOpenedByCrisis, versionOn } from "./programme-version.ts";

export interface ProgrammeView {
  readonly id: string;
  readonly lender: OrganizationRecord;
  readonly code: string;
  readonly name: Bilingual;
  readonly provenance: Provenance;
  /** Whether applications are taken today. */
  readonly isOpen: boolean;
  /** Number of the version in force today. */
  readonly currentVersion: number | null;
  readonly versions: readonly {
    readonly version: number;
    readonly effectiveOn: string;
    readonly recordedAt: string;
    readonly terms: ShownTerms;
    /** Null for whoever is not of the lender. */
    readonly lending: CanonicalObject | null;
  }[];
}

export interface ProgrammeReader {
  readonly work: Pick<Repositories, "programmes">;
  readonly actor: Actor;
  readonly now: Instant;
}

export async function listProgrammes(
  reader: ProgrammeReader,
  page: PageRequest,
): Promise<Page<ProgrammeView>> {
  const { items, nextCursor } = await reader.work.programmes.list(page);
  const views: ProgrammeView[] = [];
  for (const programme of items) views.push(await programmeView(reader, programme));
  return { items: views, nextCursor };
}

export async function readProgramme(reader: ProgrammeReader, programmeId: string): Promise<ProgrammeView> {
  return programmeView(reader, orNotFound(await reader.work.programmes.find(programmeId), "programme"));
}

async function programmeView(
  { work, actor, now }: ProgrammeReader,
  programme: ProgrammeRecord,
): Promise<ProgrammeView> {
  const { id, lender, code, name, provenance, versions } = programme;
  const today = japanDay(now);
  const current = versionOn(programme, today);
  const isOwn = lender.id === actor.organizationId;
  return {
    id,
    lender,
    code,
    name,
    provenance,
    isOpen: current !== undefined && (await isOpen(work, programme, today)),
    currentVersion: current?.version ?? null,
    versions: versions.map(({ version, effectiveOn, recordedAt, terms, lending }) => ({
      version,
      effectiveOn,
      recordedAt,
      terms: shownTerms(terms),
      lending: isOwn ? toCanonical(lending) : null,
    })),
  };
}

async function isOpen(
  work: ProgrammeReader["work"],
  programme: ProgrammeRecord,
  on: LocalDate,
): Promise<boolean> {
  const terms = versionOn(programme, on)?.terms;
  if (terms === undefined || on < terms.opensOn) return false;
  if (terms.closesOn !== undefined && on > terms.closesOn) return false;
  return !terms.needsCrisis || isOpenedByCrisis(work, programme, on);
}
