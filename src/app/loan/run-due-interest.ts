/**
 * Posts due interest over whole portfolios, in ranges of loans that are one unit of work each. A range in which nothing
 * is due leaves no trace; a run that was stopped is simply run again.
 */
import { japanDay } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { AppPorts } from "../ports.ts";
import { postDueInterest, type DueInterestRun } from "./post-due-interest.ts";

export interface DueInterestScope {
  /** One loan, or all. */
  readonly loanId?: string | undefined;
  readonly dryRun: boolean;
}

const rangeLength = 100;

export async function runDueInterest(
  ports: AppPorts,
  { loanId, dryRun }: DueInterestScope,
): Promise<DueInterestRun> {
  const total = { loans: 0, accruals: 0, adjustments: 0 };
  for (const lenderId of await ports.read(({ loans }) => loans.lenderIds())) {
    const ids = await ports.read(({ loans }) => loans.idsOfLender(lenderId));
    const asked = loanId === undefined ? ids : ids.filter((id) => id === loanId);
    for (let from = 0; from < asked.length; from += rangeLength) {
      const run = await postRange(ports, systemActor(lenderId), {
        ids: asked.slice(from, from + rangeLength),
        dryRun,
      });
      total.loans += run.loans;
      total.accruals += run.accruals;
      total.adjustments += run.adjustments;
    }
  }
  return total;
}

/** The program itself, acting for an organization. */
export function systemActor(organizationId: string): Actor {
  return { personId: "system", organizationId, roles: [], via: "system" };
}

async function postRange(
  ports: AppPorts,
  actor: Actor,
  { ids, dryRun }: { readonly ids: readonly string[]; readonly dryRun: boolean },
): Promise<DueInterestRun> {
  const { calendar, newId } = ports;
  const now = ports.now();
  const command = { loanIds: ids, asOf: japanDay(now), runId: newId(), now };
  const planned = await ports.read((work) =>
    postDueInterest({ work, calendar, newId }, actor, { ...command, dryRun: true }),
  );
  if (dryRun || planned.accruals + planned.adjustments === 0) return planned;
  return ports.transact({ actor, action: "postDueInterest", now: ports.now, newId }, (work, at) =>
    postDueInterest({ work, calendar, newId }, actor, { ...command, now: at, dryRun: false }),
  );
}
