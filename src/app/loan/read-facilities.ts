import { money, moneyText } from "../../domain/kernel/money.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import {
  facilitySummaryView,
  facilityView,
  type FacilitySummaryView,
  type FacilityView,
} from "./facility-view.ts";

type Reading = Pick<Repositories, "facilities">;

export async function listFacilities(
  { facilities }: Reading,
  { organizationId }: Actor,
  page: PageRequest,
): Promise<Page<FacilitySummaryView>> {
  const { items, nextCursor } = await facilities.list(organizationId, page);
  return { items: items.map(facilitySummaryView), nextCursor };
}

export async function readFacility(
  { facilities }: Reading,
  { organizationId }: Actor,
  facilityId: string,
): Promise<FacilityView> {
  return facilityView(orNotFound(await facilities.find(organizationId, facilityId), "facility"));
}

export interface AccountsView {
  readonly id: string;
  readonly fiscalYearEndOn: string;
  readonly currency: string;
  readonly profit: string;
  readonly recordedAt: string;
}

/** Newest year first; of one year the last recorded first. Only a lender of the borrower's learns that there are none. */
export async function listAnnualAccounts(
  { facilities }: Reading,
  { organizationId }: Actor,
  borrowerId: string,
): Promise<{ readonly items: readonly AccountsView[] }> {
  const isBorrower = await facilities.lendsTo(organizationId, borrowerId);
  orNotFound(isBorrower ? borrowerId : undefined, "borrower");
  const known = await facilities.annualAccounts(organizationId, borrowerId);
  const newestFirst = known
    .toReversed()
    .toSorted((a, b) =>
      a.fiscalYearEndOn > b.fiscalYearEndOn ? -1 : a.fiscalYearEndOn < b.fiscalYearEndOn ? 1 : 0,
    );
  return {
    items: newestFirst.map(({ id, fiscalYearEndOn, currency, profit, recordedAt }) => ({
      id,
      fiscalYearEndOn,
      currency,
      profit: moneyText(money(profit, currency)),
      recordedAt,
    })),
  };
}
