import type { z } from "zod";
import type { programmeAnswer } from "../../../contract/programme/routes.ts";

export type ProgrammeAnswer = z.output<typeof programmeAnswer>;
export type ProgrammeVersion = ProgrammeAnswer["versions"][number];

export function currentVersion({
  versions,
  currentVersion: number,
}: ProgrammeAnswer): ProgrammeVersion | undefined {
  return versions.find(({ version }) => version === number) ?? versions.at(-1);
}
