/** How much of a facility is drawn, and the facility a lender may still lend under. */
import type { LimitUse } from "../../domain/loan/drawdown-rules.ts";
import { orNotFound } from "../rejected.ts";
import type { FacilityRecord, TrancheRecord } from "./setup-ports.ts";

export function drawnOf({ loans }: Pick<FacilityRecord, "loans">): bigint {
  return loans.flatMap(({ drawdowns }) => drawdowns).reduce((sum, { amount }) => sum + amount, 0n);
}

export function limitUseOf(facility: FacilityRecord): LimitUse {
  const { limit, currency, agreedOn } = facility;
  return { limit, drawn: drawnOf(facility), currency, agreedOn };
}

/** A borrower sees the facility, but nothing under it is his to change: to him there is no such thing to change. */
export function ownFacility(
  facility: FacilityRecord | undefined,
  { lenderId, what }: { readonly lenderId: string; readonly what: string },
): FacilityRecord {
  return orNotFound(facility?.lender.id === lenderId ? facility : undefined, what);
}

export function trancheOf({ tranches }: FacilityRecord, trancheId: string): TrancheRecord {
  return orNotFound(
    tranches.find(({ id }) => id === trancheId),
    "tranche",
  );
}
