import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { CrisisRecord, MoratoriumTreatment } from "./ports.ts";

export interface CrisisView {
  readonly id: string;
  readonly kind: CrisisRecord["kind"];
  readonly name: Bilingual;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly regions: readonly string[];
  readonly programmeIds: readonly string[];
  readonly moratorium: (MoratoriumTreatment & { readonly startOn: string; readonly endOn: string }) | null;
  readonly loans: readonly {
    readonly id: string;
    readonly number: string;
    readonly borrower: Bilingual;
    readonly outstanding: string;
  }[];
  readonly recordedAt: string;
}

interface Reader {
  readonly work: Pick<Repositories, "programmes">;
  readonly actor: Actor;
}

/** Events of the caller's own organization, newest first. */
export async function listCrises({ work, actor }: Reader): Promise<readonly CrisisView[]> {
  return (await work.programmes.crises(actor.organizationId)).map(crisisView);
}

export async function readCrisis(reader: Reader, crisisId: string): Promise<CrisisView> {
  const found = (await listCrises(reader)).find(({ id }) => id === crisisId);
  return orNotFound(found, "crisis event");
}

function crisisView({ moratorium, treatment, loans, ...crisis }: CrisisRecord): CrisisView {
  const { id, kind, name, startsOn, endsOn, regions, programmeIds, recordedAt } = crisis;
  return {
    id,
    kind,
    name,
    startsOn,
    endsOn,
    regions,
    programmeIds,
    moratorium: moratorium === undefined || treatment === undefined ? null : { ...moratorium, ...treatment },
    loans: loans.map((loan) => ({ ...loan, outstanding: String(loan.outstanding) })),
    recordedAt,
  };
}
