/** A fund in memory: three partners with ten, six and four units of one million, and what happened to them. */
import { callLines } from "../../src/domain/fund/capital-call.ts";
import { closingLines } from "../../src/domain/fund/fund-closing.ts";
import type { FundDetail, FundEvent, FundLine, FundPartner } from "../../src/domain/fund/fund-event.ts";
import { fundPositionOn, type FundPosition } from "../../src/domain/fund/fund-standing.ts";
import type { FundTerms } from "../../src/domain/fund/fund-terms.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { lastDay, localDate } from "../../src/domain/kernel/local-date.ts";
import { percent, zeroRate } from "../../src/domain/kernel/rate.ts";
import { accepted } from "./decisions.ts";

const partner = (
  number: number,
  kind: FundPartner["kind"],
  letter: Partial<FundPartner["sideLetter"]> = {},
): FundPartner => ({
  id: `p${String(number)}`,
  organizationId: `o${String(number)}`,
  kind,
  number,
  sideLetter: { feeDiscountRate: zeroRate, excused: [], ...letter },
});

export const fundPartners: readonly FundPartner[] = [
  partner(1, "gp"),
  partner(2, "lp"),
  partner(3, "lp", { excused: ["tobacco"], feeDiscountRate: percent(50n) }),
];

const unitsOf: Readonly<Record<string, bigint>> = { p1: 4n, p2: 10n, p3: 6n };

export const metiTerms: FundTerms = {
  allocation: { call: "largestRemainder", distribution: "largestRemainder" },
  waterfall: {
    model: "metiModel",
    hurdle: { rate: zeroRate, growth: "annual", dayInclusion: "startOnly" },
    carryRate: percent(20n),
    catchUpRate: zeroRate,
    returnBasis: "paidIn",
  },
  fee: null,
  lateChargeRate: zeroRate,
  equalisationRate: percent(4n),
  withholdingRate: zeroRate,
  perCompanyLimit: null,
  plannedCalls: [],
};

export interface FundHistory {
  readonly add: (on: string, detail: FundDetail, lines?: readonly FundLine[]) => FundEvent;
  readonly call: (on: string, amount: bigint, companyId?: string) => FundEvent;
  /** As of a day; with everything where none is given. */
  readonly on: (day?: string) => FundPosition;
}

export function fundHistory(terms: FundTerms = metiTerms): FundHistory {
  const events: FundEvent[] = [];
  const whole = { unitPrice: 1_000_000n, partners: fundPartners, events };
  const on = (day?: string) => fundPositionOn(whole, day === undefined ? lastDay : localDate(day));
  const add: FundHistory["add"] = (day, detail, lines = []) => {
    const recordedAt = `2030-01-01T00:00:00.${String(events.length).padStart(3, "0")}Z` as Instant;
    const event = {
      id: `e${String(events.length + 1)}`,
      effectiveOn: localDate(day),
      recordedAt,
      detail,
      lines,
    };
    events.push(event);
    return event;
  };
  add("2020-04-01", { kind: "terms", terms, reason: "" });
  const commitments = fundPartners.map(({ id: partnerId }) => ({
    partnerId,
    units: unitsOf[partnerId] ?? 0n,
  }));
  const closing = { on: localDate("2020-04-01"), commitments, equalisationRate: terms.equalisationRate };
  add("2020-04-01", { kind: "closing" }, accepted(closingLines(whole, closing)));
  const call: FundHistory["call"] = (day, amount, companyId) => {
    const amounts = [{ purpose: "investment", amount, inside: true } as const];
    const asked = { amounts, companyId, policy: terms.allocation.call };
    const lines = accepted(callLines({ onDay: on(day), whole: on() }, asked));
    const dueOn = localDate(day);
    return add(day, { kind: "call", noticeOn: dueOn, dueOn, companyId: companyId ?? null }, lines);
  };
  return { add, call, on };
}
