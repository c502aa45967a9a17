import type { Database } from "../../db/connect.ts";
import { verifierOn } from "../../db/verify.ts";
import type { BadRow, Verification } from "../../src/app/audit/ports.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import type { SampleDatabase } from "./sample-database.ts";
import { deps } from "./sample-facts.ts";

interface Verified extends Pick<SampleDatabase, "files"> {
  readonly database: Database;
}

/** What `sanpo verify` answers, of one organization or of all. */
export function verified({ database, files }: Verified, organizationId?: string): Promise<Verification> {
  const verify = verifierOn(database, { files, verifyLoans: verifyLoans(deps) });
  return verify(organizationId === undefined ? {} : { organizationId });
}

export async function firstBadRow(ledger: Verified, organizationId?: string): Promise<BadRow | undefined> {
  return (await verified(ledger, organizationId)).firstBadRow;
}
