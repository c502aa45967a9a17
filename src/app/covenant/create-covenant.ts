import { reaches, standingInLoan } from "../../domain/party/access.ts";
import { agreeCovenant } from "../../domain/covenant/covenant-law-book.ts";
import type { Covenant } from "../../domain/covenant/covenant-terms.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { CommandContext } from "../command.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { CovenantDetail } from "./covenant-detail.ts";
import { readCovenant } from "./read-covenants.ts";

export interface CreateCovenant {
  readonly loanId: string;
  readonly scope: "facility" | "tranche" | "loan";
  readonly code: string;
  readonly name: Bilingual;
  readonly agreed: Covenant;
  readonly clause: string;
  readonly effectiveOn: LocalDate;
  /** For a demonstration; else the lender vouches for it. */
  readonly provenance?: Provenance | undefined;
}

/** Records what was agreed. Only the lender keeps the list of covenants. */
export async function createCovenant(
  { work, actor, now, newId }: CommandContext,
  command: CreateCovenant,
): Promise<CovenantDetail> {
  const { loanId, scope, code, name, agreed, clause, effectiveOn, provenance = ownRecord } = command;
  const place = orNotFound(await work.covenants.placeOfLoan(actor.organizationId, loanId), "loan");
  if (!reaches("testCovenants", standingInLoan(place.facility, actor.organizationId))) {
    throw new Rejected({ code: "notTheLender", figures: { facility: place.facility.number } });
  }
  await refuseTakenCode(work, { actor, facilityId: place.facility.id, code, now });
  const id = newId();
  await work.covenants.add({
    id,
    facilityId: place.facility.id,
    trancheId: scope === "facility" ? undefined : place.trancheId,
    loanId: scope === "loan" ? loanId : undefined,
    code,
    name,
    agreed: orReject(agreeCovenant(agreed)),
    clause,
    effectiveOn,
    provenance,
    createdBy: actor.personId,
  });
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  return readCovenant({ covenants: work.covenants, actor, viewpoint }, id);
}

async function refuseTakenCode(
  { covenants }: CommandContext["work"],
  {
    actor,
    facilityId,
    code,
    now,
  }: Pick<CommandContext, "actor" | "now"> & { readonly facilityId: string; readonly code: string },
): Promise<void> {
  const ids = await covenants.idsOfFacility(actor.organizationId, facilityId);
  const known = await covenants.facts(actor.organizationId, ids, now);
  if (!known.some(({ covenant }) => covenant.code === code)) return;
  throw new Rejected({ code: "covenantCodeTaken", figures: { code }, pointer: "/code" });
}
