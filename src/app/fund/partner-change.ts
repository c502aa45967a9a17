/** Who is a partner, with how much: later closings with re-sharing and equalisation, and transfers of interests. */
import { closingLines } from "../../domain/fund/fund-closing.ts";
import { partnerStandings, type FundPosition } from "../../domain/fund/fund-standing.ts";
import { capitalOf } from "../../domain/fund/fund-statement.ts";
import { isOf, type FundLine } from "../../domain/fund/fund-event.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { transferLines } from "../../domain/fund/interest-transfer.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { pastDay, positionOn, termsOn, wholePosition, type FundCase } from "./fund-case.ts";
import { fundChange, stepEntry, type FundStep } from "./fund-change.ts";
import { unitsOf } from "./investment-change.ts";
import type { NewPartner } from "./ports.ts";
import { namesOf, partnerOf, type CommittedPartner } from "./setup-change.ts";
import { amountFact, dayFact, effectiveDay, textFact, unfundedFact } from "./step-words.ts";

export interface ClosingPayload {
  readonly fundId: string;
  readonly closedOn: string;
  /** `partnerId` is that of a newcomer; an organization that is a partner already commits more. */
  readonly partners: readonly CommittedPartner[];
}

export const closingChange = fundChange(async (known, asked: ClosingPayload): Promise<FundStep> => {
  const closedOn = pastDay(known, asked.closedOn);
  mustBeLast(known, closedOn);
  const { committed: partners, newPartners } = await comingIn(known, asked.partners);
  const before = positionOn(known, closedOn);
  const position = { ...before, partners: [...before.partners, ...newPartners] };
  const commitments = partners.map(({ partnerId, units }) => ({ partnerId, units: unitsOf(units) }));
  const { equalisationRate } = termsOn(known, closedOn);
  const lines = orReject(
    closingLines(inOrderOfNumbers(position), { on: closedOn, commitments, equalisationRate }),
  );
  const reshare = lines.find(({ type }) => type === "reshare")?.shares ?? [];
  const words = { ja: `クロージング（${closedOn}）`, en: `closing of ${closedOn}` };
  const committed = lines.find(({ type }) => type === "commitment")?.unfunded ?? 0n;
  return {
    title: words,
    effectiveOn: closedOn,
    detail: { kind: "closing" },
    lines,
    entry: stepEntry(known, { kind: "equalisation", effectiveOn: closedOn, description: words }, [
      { rule: "reshare", amount: 0n, shares: reshare },
    ]),
    facts: [
      dayFact(effectiveDay, closedOn),
      amountFact(known, { ja: "新たな出資約束金額", en: "Committed anew" }, [null, committed]),
      unfundedFact(known, lines),
    ],
    newPartners,
  };
});

/** Shares are what the last closing left: an earlier one cannot be put in before it. */
function mustBeLast(known: FundCase, closedOn: LocalDate): void {
  const later = wholePosition(known)
    .events.filter(isOf("closing"))
    .find(({ effectiveOn }) => effectiveOn >= closedOn);
  if (later === undefined) return;
  throw new Rejected({ code: "closingNotLast", figures: { closedOn, laterClosing: later.effectiveOn } });
}

/** As they came: a closing is replayed from the first one on. */
function inOrderOfNumbers(position: FundPosition): FundPosition {
  return { ...position, partners: position.partners.toSorted((a, b) => a.number - b.number) };
}

interface Coming {
  /** Each with the id it has, or would get. */
  readonly committed: readonly CommittedPartner[];
  readonly newPartners: readonly NewPartner[];
}

async function comingIn(known: FundCase, asked: readonly CommittedPartner[]): Promise<Coming> {
  const { fund, partners } = known.facts;
  await namesOf(known.asked, asked);
  const standing = (organizationId: string) =>
    partners.find((partner) => partner.organizationId === organizationId);
  const coming = asked.filter(({ organizationId }) => standing(organizationId) === undefined);
  const last = Math.max(0, ...partners.map(({ number }) => number));
  return {
    committed: asked.map((partner) => ({
      ...partner,
      partnerId: standing(partner.organizationId)?.id ?? partner.partnerId,
    })),
    newPartners: coming.map((partner, i) => ({ ...partnerOf(partner, last + i + 1), fundId: fund.id })),
  };
}

export interface TransferPayload {
  readonly fundId: string;
  readonly transferredOn: string;
  readonly fromPartnerId: string;
  readonly units: string;
  readonly to: Omit<CommittedPartner, "units">;
}

export const transferChange = fundChange(async (known, asked: TransferPayload): Promise<FundStep> => {
  const on = pastDay(known, asked.transferredOn);
  const { committed, newPartners } = await comingIn(known, [{ ...asked.to, units: asked.units }]);
  const seller = orNotFound(
    partnerStandings(positionOn(known, on)).find(({ partner }) => partner.id === asked.fromPartnerId),
    "partner",
  );
  const buyerId = committed[0]?.partnerId ?? asked.to.partnerId;
  const units = unitsOf(asked.units);
  const capital = capitalOf(await known.balancesOn(on), seller.partner.id);
  const { unitPrice } = known.facts.fund;
  const lines = orReject(transferLines({ seller, buyerId, units, unitPrice, capital }));
  const words = { ja: `組合員の地位の譲渡（${asked.units}口）`, en: `transfer of ${asked.units} units` };
  const sharesOf = (type: FundLine["type"]) => lines.find((line) => line.type === type)?.shares ?? [];
  return {
    title: words,
    effectiveOn: on,
    detail: { kind: "transfer", from: seller.partner.id, to: buyerId, units },
    lines,
    entry: stepEntry(known, { kind: "interestTransfer", effectiveOn: on, description: words }, [
      { rule: "transferredCapital", amount: 0n, shares: sharesOf("transferredCapital") },
      { rule: "transferredResult", amount: 0n, shares: sharesOf("transferredResult") },
    ]),
    facts: [
      dayFact(effectiveDay, on),
      textFact({ ja: "口数", en: "Units" }, asked.units),
      amountFact(known, { ja: "移転する持分金額", en: "Capital account that moves" }, [
        null,
        (capital * units * unitPrice) / (seller.commitment === 0n ? 1n : seller.commitment),
      ]),
      amountFact(known, { ja: "譲渡人の出資約束金額", en: "Commitment of the seller" }, [
        seller.commitment,
        seller.commitment - units * unitPrice,
      ]),
    ],
    newPartners,
  };
});
