import type { DatabaseName, OpenDatabase, TestDatabase } from "./databases.ts";
import { addReviewer, programmeDesk, type ProgrammeDesk } from "./programme-desk.ts";
import { openYoungSample } from "./sample-database.ts";
import { idMaker } from "./sample-names.ts";

interface OpenProgramme {
  readonly database: TestDatabase;
  readonly desk: ProgrammeDesk;
}

/** The young sample with one more person at the bank, who reviews. */
export async function openProgramme(name: DatabaseName, open: OpenDatabase): Promise<OpenProgramme> {
  const { database } = await openYoungSample(name, open);
  const newId = idMaker(41);
  await addReviewer(database, newId);
  return { database, desk: programmeDesk(database, newId) };
}
