/**
 * Terms and events of funds as JSON, the form in which they are recorded and wait for a second person: whole minor
 * units and rates as text, everything else as it is.
 */
import type { CanonicalObject, CanonicalValue } from "../kernel/canonical-json.ts";
import { parseRate, rateText, type Rate } from "../kernel/rate.ts";
import { invariant } from "../kernel/invariant.ts";
import type { FundDetail } from "./fund-event.ts";
import type { FundTerms, SideLetter } from "./fund-terms.ts";

/** Wherever they stand. */
const rateFields = new Set([
  "rate",
  "carryRate",
  "catchUpRate",
  "annualRate",
  "offsetRate",
  "consumptionTaxRate",
  "lateChargeRate",
  "equalisationRate",
  "withholdingRate",
  "feeDiscountRate",
]);
const minorFields = new Set([
  "perCompanyLimit",
  "cost",
  "fairValue",
  "amount",
  "proceeds",
  "withheldTax",
  "deemedDividend",
  "gross",
  "portfolioFees",
  "offset",
  "payable",
  "consumptionTax",
  "offsetCarriedForward",
  "carried",
  "units",
  "lp",
  "gp",
]);

export function fundJson(value: FundDetail | FundTerms | SideLetter): CanonicalObject {
  return written("", value) as CanonicalObject;
}

/** Reads what `fundJson` wrote; the shape is the writer's promise. */
export function readFundJson<T extends FundDetail | FundTerms | SideLetter>(json: object): T {
  return read("", json) as T;
}

function written(field: string, value: unknown): CanonicalValue | undefined {
  if (typeof value === "bigint") return rateFields.has(field) ? rateText(value as Rate) : value.toString();
  if (Array.isArray(value)) return value.map((item) => written(field, item) ?? null);
  if (typeof value !== "object" || value === null) return value as CanonicalValue;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([name, one]) => [name, written(name, one) ?? null]));
}

function read(field: string, value: unknown): unknown {
  if (typeof value === "string" && rateFields.has(field)) return rateOf(value);
  if (typeof value === "string" && minorFields.has(field)) return BigInt(value);
  if (Array.isArray(value)) return value.map((item) => read(field, item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(name, one)]));
}

function rateOf(text: string): Rate {
  const rate = parseRate(text);
  invariant(rate.ok, `${text} is a recorded rate`);
  return rate.value;
}
