/**
 * A fund as its manager or one of its partners reads it at a viewpoint. The manager sees every partner; a partner sees
 * its own figures and those of the fund as a whole, never another partner's.
 */
import {
  partnerStandings,
  type FundPosition,
  type PartnerStanding,
} from "../../domain/fund/fund-standing.ts";
import { capitalOf, type FundBalances } from "../../domain/fund/fund-statement.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { reaches } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { positionOn } from "./fund-case.ts";
import type { FundFacts, FundRepository, PartnerRecord } from "./ports.ts";

/** Whose figures are shown hangs on the organization alone. */
export type FundViewer = Pick<Actor, "organizationId">;

export interface FundAsked {
  readonly fundId: string;
  readonly viewpoint: Viewpoint;
}

export interface FundReading {
  readonly facts: FundFacts;
  readonly viewpoint: Viewpoint;
  readonly position: FundPosition;
  /** On the day of the viewpoint. */
  readonly balances: FundBalances;
  readonly isManager: boolean;
  /** Partners whose figures the reader may see. */
  readonly visible: readonly PartnerRecord[];
  readonly funds: FundRepository;
  readonly text: (amount: bigint) => string;
}

export async function readingOf(
  { funds }: Pick<Repositories, "funds">,
  actor: FundViewer,
  { fundId, viewpoint }: FundAsked,
): Promise<FundReading> {
  const facts = orNotFound(await funds.facts(actor.organizationId, fundId, viewpoint.knownAt), "fund");
  const { fund, partners } = facts;
  const isManager = fund.manager.id === actor.organizationId;
  const standing = isManager ? ("managesFund" as const) : ("partnerInFund" as const);
  orNotFound(reaches("readFunds", standing) ? facts : undefined, "fund");
  return {
    facts,
    viewpoint,
    position: positionOn({ facts }, viewpoint.asOf),
    balances: await funds.balances({ bookId: fund.bookId, by: "booked", ...viewpoint }),
    isManager,
    visible: isManager
      ? partners
      : partners.filter(({ organizationId }) => organizationId === actor.organizationId),
    funds,
    text: (amount) => moneyText(money(amount, fund.currency)),
  };
}

export function isVisible({ visible }: FundReading, partnerId: string): boolean {
  return visible.some(({ id }) => id === partnerId);
}

export interface Totals extends Omit<PartnerStanding, "partner"> {
  readonly capital: bigint;
}

/** Of one partner, or of several together. */
export function totalsOf(
  { position, balances }: FundReading,
  partners: readonly Pick<PartnerRecord, "id">[],
): Totals {
  const ids = partners.map(({ id }) => id);
  const standings = partnerStandings(position).filter(({ partner }) => ids.includes(partner.id));
  const sum = (what: "commitment" | "unfunded" | "paidIn" | "distributed") =>
    standings.reduce((total, standing) => total + standing[what], 0n);
  return {
    commitment: sum("commitment"),
    unfunded: sum("unfunded"),
    paidIn: sum("paidIn"),
    distributed: sum("distributed"),
    capital: ids.reduce((total, id) => total + capitalOf(balances, id), 0n),
  };
}
