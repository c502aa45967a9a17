/**
 * Proves the database from its rows: the chain and the facts under it, references, books, the derived rates and
 * schedules, the evidence files, and the guards. Stops at the first row that does not hold. It reads one moment of the
 * database in stretches of bounded size, lets other work go on in between, and writes nothing.
 */
import type { BadRow, LoanVerifier, Verification, Verifier } from "../src/app/audit/ports.ts";
import type { EvidenceFiles } from "../src/app/impact/ports.ts";
import type { Database } from "./connect.ts";
import type { Dialect } from "./dialect.ts";
import { readingRepositories } from "./transact.ts";
import { anchorsHold } from "./verify/anchors.ts";
import { booksBalance } from "./verify/books.ts";
import { chainsHold } from "./verify/chain.ts";
import { firstOfChecks, newTally, type Check } from "./verify/check.ts";
import { damagedFile, missingFile, startFileCheck } from "./verify/database-file.ts";
import { evidenceIsKept } from "./verify/evidence.ts";
import { fundsHold } from "./verify/funds.ts";
import { snapshotsHold } from "./verify/snapshots.ts";
import { referencesHold } from "./verify/references.ts";
import { guardsStand } from "./verify/triggers.ts";

export interface VerifyDeps {
  readonly files: Pick<EvidenceFiles, "read">;
  /** Reckons rates, schedules and postings again: rules of the application, handed in. */
  readonly verifyLoans: LoanVerifier;
  /** Public key of this installation, as checkpoints carry it; undefined while it has signed none. */
  readonly trustedKey?: () => Promise<string | undefined>;
}

const noKey = (): Promise<undefined> => Promise.resolve(undefined);

export function verifierOn(
  database: Database,
  { files, verifyLoans, trustedKey = noKey }: VerifyDeps,
): Verifier {
  const checks = [
    chainsHold,
    referencesHold,
    booksBalance,
    fundsHold,
    snapshotsHold,
    loansHold(verifyLoans, database.dialect),
    evidenceIsKept(files),
    guardsStand,
  ];
  return async ({ organizationId, anchors = [], ...telling }) => {
    const missing = missingFile(database.file);
    if (missing !== undefined) return { checked: [], firstBadRow: missing };
    const anchored = anchorsHold({ anchors, publicKey: await trustedKey() });
    // The file belongs to all organizations together.
    const file = startFileCheck(organizationId === undefined ? database.file : undefined);
    const check = firstOfChecks([anchored, ...checks, file.isSound]);
    try {
      return await database.snapshot(async (on): Promise<Verification> => {
        const tally = newTally(telling);
        const scope = { on, dialect: database.dialect.name, organizationId, tally };
        const firstBadRow = await check(scope).catch(damageOrThrow);
        return { checked: tally.counted(), firstBadRow };
      });
    } finally {
      await file.stop();
    }
  };
}

function loansHold(verifyLoans: LoanVerifier, dialect: Dialect): Check {
  return async ({ on, organizationId, tally }) => {
    const scope = organizationId === undefined ? {} : { organizationId };
    return verifyLoans(readingRepositories(on, dialect), { ...scope, onChecked: tally.count });
  };
}

function damageOrThrow(error: unknown): BadRow {
  const damage = damagedFile(error);
  if (damage === undefined) throw error;
  return damage;
}
