import type { RecordMasterData } from "../../src/app/demo/ports.ts";
import type { Database } from "../connect.ts";
import { recordOn } from "../transact.ts";
import { loanSeeds } from "./loan-seeds.ts";
import { organizationSeeds } from "./organization-seeds.ts";
import { projectSeeds } from "./project-seeds.ts";

/** Units of work that append master data: rows only, what they mean is decided by the caller. */
export function demoMasterData(database: Database): RecordMasterData {
  const record = recordOn(database);
  return (unit, work) =>
    record(unit, (_, recorder, on) =>
      work({
        ...organizationSeeds({ on, recorder, now: recorder.now }),
        ...projectSeeds(recorder),
        ...loanSeeds(recorder),
      }),
    );
}
