import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { opensProgramme } from "../../domain/programme/crisis-event.ts";
import type { Repositories } from "../ports.ts";
import { Rejected } from "../rejected.ts";
import type { ProgrammeRecord, ProgrammeVersion } from "./ports.ts";

/** The version in force on a day: of those that have begun the newest. */
export function versionOn(
  { versions }: Pick<ProgrammeRecord, "versions">,
  on: LocalDate,
): ProgrammeVersion | undefined {
  return versions
    .filter(({ effectiveOn }) => effectiveOn <= on)
    .reduce<ProgrammeVersion | undefined>(
      (newest, version) =>
        newest === undefined || version.effectiveOn >= newest.effectiveOn ? version : newest,
      undefined,
    );
}

export function presentVersion(programme: ProgrammeRecord, on: LocalDate): ProgrammeVersion {
  const version = versionOn(programme, on);
  if (version !== undefined) return version;
  const opensOn = programme.versions[0]?.effectiveOn ?? null;
  throw new Rejected({ code: "programmeNotOpen", figures: { on, opensOn, closesOn: null } });
}

export async function isOpenedByCrisis(
  { programmes }: Pick<Repositories, "programmes">,
  { id, lender }: Pick<ProgrammeRecord, "id" | "lender">,
  on: LocalDate,
): Promise<boolean> {
  return (await programmes.crises(lender.id)).some((crisis) => opensProgramme(crisis, id, on));
}
