/**
 * Capital loan (資本性劣後ローン): ranks behind everything, repaid at the end, its rate set once a year by the borrower's
 * last accounts. A profit of exactly zero takes the upper tier. Missing accounts leave the year awaiting: no tier is
 * taken in silence, because either one would be a decision nobody made.
 */
import { accept, mapDecision, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { addMonths, dayParts, dayFromParts, endOfMonth, type LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Currency } from "../kernel/money.ts";
import type { Rate } from "../kernel/rate.ts";
import { node, type ExplanationNode } from "./explanation.ts";
import type { BaseRateFixing } from "./rate-row.ts";

export interface ProfitTier {
  /** Lowest profit of the tier, minor units; absent for the lowest tier. */
  readonly profitFrom?: bigint;
  readonly annualRate: Rate;
}

export interface CapitalRateTerms {
  readonly drawdownOn: LocalDate;
  readonly years: number;
  readonly fixedYears: number;
  readonly fixedRate: Rate;
  /** From the highest profit to the lowest; only the last has no `profitFrom`. */
  readonly tiers: readonly ProfitTier[];
  /** 3 for a fiscal year that ends in March. */
  readonly fiscalYearEndMonth: number;
  /** Months after the end of a fiscal year from which its accounts decide. */
  readonly accountsAfterMonths: number;
}

export interface Accounts {
  readonly fiscalYearEndOn: LocalDate;
  /** Minor units. */
  readonly profit: bigint;
}

export type CapitalRate =
  | { readonly because: "fixed"; readonly effectiveOn: LocalDate; readonly annualRate: Rate }
  | {
      readonly because: "profitTier";
      readonly effectiveOn: LocalDate;
      readonly annualRate: Rate;
      readonly accounts: Accounts;
    }
  | {
      readonly because: "awaiting";
      readonly effectiveOn: LocalDate;
      /** The accounts that are missing. */
      readonly fiscalYearEndOn: LocalDate;
    };

export type CapitalRateRejection = Rejection<"tiersOutOfOrder" | "yearsOutOfRange" | "monthOutOfRange">;

/** One row per loan year. */
export function capitalRates(
  terms: CapitalRateTerms,
  accounts: readonly Accounts[],
): Decision<readonly CapitalRate[], CapitalRateRejection> {
  const complaint = complaintAbout(terms);
  if (complaint !== undefined) return reject(complaint);
  return accept(Array.from({ length: terms.years }, (_, year) => rateOfYear(year, terms, accounts)));
}

export interface CapitalBaseRates {
  /** One row per loan year whose rate is known, in order. */
  readonly baseRates: readonly BaseRateFixing[];
  /** The day from which the rate awaits accounts; nothing may be reckoned from it on. */
  readonly awaitingFrom: LocalDate | undefined;
}

/** The rates as base rates of the rate timeline; a year that awaits its accounts ends them. */
export function capitalBaseRates(
  { currency, ...terms }: CapitalRateTerms & { readonly currency: Currency },
  accounts: readonly Accounts[],
): Decision<CapitalBaseRates, CapitalRateRejection> {
  return mapDecision(capitalRates(terms, accounts), (rates) => {
    const baseRates: BaseRateFixing[] = [];
    for (const rate of rates) {
      if (rate.because === "awaiting") return { baseRates, awaitingFrom: rate.effectiveOn };
      const { effectiveOn, annualRate } = rate;
      baseRates.push({ effectiveOn, annualRate, because: explainRate(rate, { ...terms, currency }) });
    }
    return { baseRates, awaitingFrom: undefined };
  });
}

function explainRate(
  rate: Exclude<CapitalRate, { readonly because: "awaiting" }>,
  { fixedYears, tiers, currency }: CapitalRateTerms & { readonly currency: Currency },
): ExplanationNode {
  if (rate.because === "fixed") return node("fixedYears", { years: String(fixedYears) });
  const text = (amount: bigint) => moneyText(money(amount, currency));
  const { fiscalYearEndOn, profit } = rate.accounts;
  const { profitFrom } = profitTier(profit, tiers);
  const figures = { fiscalYearEndOn, profit: text(profit), currency };
  return node(
    "profitTier",
    profitFrom === undefined ? figures : { ...figures, profitFrom: text(profitFrom) },
  );
}

function rateOfYear(year: number, terms: CapitalRateTerms, accounts: readonly Accounts[]): CapitalRate {
  const effectiveOn = addMonths(terms.drawdownOn, 12 * year);
  if (year < terms.fixedYears) return { because: "fixed", effectiveOn, annualRate: terms.fixedRate };
  const fiscalYearEndOn = decidingYearEnd(effectiveOn, terms);
  const decisive = accounts.findLast((known) => known.fiscalYearEndOn === fiscalYearEndOn);
  if (decisive === undefined) return { because: "awaiting", effectiveOn, fiscalYearEndOn };
  const annualRate = profitTier(decisive.profit, terms.tiers).annualRate;
  return { because: "profitTier", effectiveOn, annualRate, accounts: decisive };
}

export function profitTier(profit: bigint, tiers: readonly ProfitTier[]): ProfitTier {
  const tier = tiers.find(({ profitFrom }) => profitFrom === undefined || profit >= profitFrom);
  return present(tier, "a tier for every profit");
}

/** The last fiscal year whose accounts are due on that day. */
function decidingYearEnd(
  on: LocalDate,
  { fiscalYearEndMonth, accountsAfterMonths }: CapitalRateTerms,
): LocalDate {
  const yearEnd = (year: number) => endOfMonth(dayFromParts({ year, month: fiscalYearEndMonth, day: 1 }));
  const isDue = (end: LocalDate) => endOfMonth(addMonths(end, accountsAfterMonths)) <= on;
  let { year } = dayParts(on);
  while (!isDue(yearEnd(year))) year -= 1;
  return yearEnd(year);
}

function complaintAbout(terms: CapitalRateTerms): CapitalRateRejection | undefined {
  const { tiers, years, fixedYears, fiscalYearEndMonth, accountsAfterMonths } = terms;
  const isOrdered = tiers.every(({ profitFrom }, i) => {
    if (profitFrom === undefined) return i === tiers.length - 1;
    const above = tiers[i - 1]?.profitFrom;
    return i < tiers.length - 1 && (above === undefined || above > profitFrom);
  });
  if (tiers.length === 0 || !isOrdered) return { code: "tiersOutOfOrder", figures: { tiers: tiers.length } };
  if (!isWithin(years, 1, 100) || !isWithin(fixedYears, 0, years)) {
    return { code: "yearsOutOfRange", figures: { years, fixedYears } };
  }
  if (!isWithin(fiscalYearEndMonth, 1, 12) || !isWithin(accountsAfterMonths, 0, 24)) {
    return { code: "monthOutOfRange", figures: { fiscalYearEndMonth, accountsAfterMonths } };
  }
  return undefined;
}

function isWithin(value: number, lowest: number, highest: number): boolean {
  return Number.isSafeInteger(value) && value >= lowest && value <= highest;
}
