import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import type { Actor } from "../actor.ts";
import type { ReckoningDeps } from "../command.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { reckonRatchet } from "./ratchet-preview.ts";
import type { RatchetRequest, ReckonedRatchet } from "./reckoned-ratchet.ts";

/** Loads what a verdict rests on, as known at the moment, and reckons what it would change. Writes nothing. */
export async function previewRatchet(
  work: Pick<Repositories, "loans" | "impact">,
  deps: ReckoningDeps,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  request: RatchetRequest,
): Promise<ReckonedRatchet> {
  const viewer = actor.organizationId;
  const found = await work.loans.findAgreement(viewer, request.agreementId, now);
  // The borrower knows the agreement, but only the lender decides on it, whatever roles the borrower's people hold.
  const agreement = orNotFound(found?.lenderId === viewer ? found : undefined, "agreement");
  const loanIds = await work.loans.idsOfAgreement(agreement.id);
  if (loanIds.length === 0)
    throw new Rejected({ code: "agreementWithoutLoan", figures: { agreement: agreement.id } });
  const kpiIds = [...new Set(agreement.spts.map(({ kpi }) => kpi.id))];
  const ratchetCase = {
    agreement,
    loans: await work.loans.facts(viewer, loanIds, now),
    observations: await work.impact.observationsOfKpis(viewer, kpiIds),
    viewpoint: { asOf: japanDay(now), knownAt: now },
  };
  return reckonRatchet(request, ratchetCase, deps);
}
