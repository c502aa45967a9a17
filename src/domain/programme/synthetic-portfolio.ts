/**
 * A synthetic year of a policy lender at real size, to fill screens and benchmarks: as many loans as asked and, in all,
 * 62.8 billion yen for every 9,000 of them (ソーシャルビジネス支援資金, fiscal year 2019 of the METI study group's paper),
 * to the yen. Everything else is invented. The same size and seed give the same loans, byte for byte.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { allocate } from "../kernel/allocation.ts";
import { addDays, dayFromParts, daysBetween, type LocalDate } from "../kernel/local-date.ts";
import type { LendingProfile, PortfolioField } from "./portfolio-statistics.ts";
import type { SignificanceBand } from "./significance.ts";

export interface SyntheticLoan extends LendingProfile {
  /** From 1. */
  readonly position: number;
  /** Minor units. */
  readonly principal: bigint;
  readonly drawdownOn: LocalDate;
  readonly months: number;
  /** Code of the rate tier. */
  readonly tier: "base" | "A" | "B" | "C";
}

export interface PortfolioSize {
  readonly loans: number;
  readonly seed: number;
}

export interface SyntheticYear extends PortfolioSize {
  /** Fiscal year of the drawdowns. */
  readonly year: number;
}

export type PortfolioSizeRejection = Rejection<"portfolioSizeOutOfRange">;

const publishedLoans = 9_000n;
const publishedYen = 62_800_000_000n;
const tenThousand = 10_000n;
/** No loan is smaller than this many units of ¥10,000. */
const smallest = 50n;
export const largestPortfolio = 1_000_000;

/** Of a thousand. The shares of fields follow the first half of fiscal year 2017; the others are invented. */
const forms = shares([
  ["kk", 430],
  ["npo", 149],
  ["gia", 130],
  ["gk", 120],
  ["swc", 70],
  ["npo_c", 31],
  ["gia_np", 40],
  ["wc", 10],
  ["ec", 20],
]);
const fieldSets = shares<readonly PortfolioField[]>([
  [["care"], 705],
  [["care", "socialIssue"], 56],
  [["socialIssue"], 139],
  [[], 100],
]);
const bands = shares<SignificanceBand>([
  ["High", 150],
  ["Significant", 450],
  ["Moderate", 300],
  ["Low", 100],
]);
const tiers = shares<SyntheticLoan["tier"]>([
  ["base", 300],
  ["A", 350],
  ["B", 250],
  ["C", 100],
]);
const terms = shares([
  [60, 350],
  [84, 400],
  [120, 150],
  [180, 60],
  [240, 40],
]);

export function syntheticPortfolio({
  loans,
  seed,
  year,
}: SyntheticYear): Decision<readonly SyntheticLoan[], PortfolioSizeRejection> {
  if (!Number.isSafeInteger(loans) || loans < 1 || loans > largestPortfolio) {
    return reject({ code: "portfolioSizeOutOfRange", figures: { loans, largest: largestPortfolio } });
  }
  const next = sequence(seed);
  const firstOn = dayFromParts({ year, month: 4, day: 1 });
  const days = daysBetween(firstOn, dayFromParts({ year: year + 1, month: 4, day: 1 }));
  const principals = principalsOf(loans, next);
  return accept(
    principals.map((principal, i) => ({
      position: i + 1,
      principal,
      drawdownOn: addDays(firstOn, next(days)),
      months: terms(next),
      tier: tiers(next),
      legalForm: forms(next),
      prefecture: String(next(47) + 1).padStart(2, "0"),
      fields: fieldSets(next),
      band: bands(next),
    })),
  );
}

/** The published total for so many loans: whole units of ¥10,000, and the yen that are left on the first loan. */
export function totalOf(loans: number): bigint {
  return (publishedYen * BigInt(loans)) / publishedLoans;
}

/** Many small loans and few large ones: the weight of each is the square of a number drawn evenly. */
function principalsOf(loans: number, next: Next): readonly bigint[] {
  const total = totalOf(loans);
  const units = total / tenThousand;
  const weights = Array.from({ length: loans }, () => BigInt(next(1_000)) ** 2n + 1n);
  const shared = allocate(units - smallest * BigInt(loans), weights);
  const parts = shared.ok ? shared.value.shares : [];
  const left = total - units * tenThousand;
  return parts.map((part, i) => (smallest + part) * tenThousand + (i === 0 ? left : 0n));
}

/** A whole number from zero up to, but not including, the one asked for. */
type Next = (below: number) => number;

const mask = (1n << 64n) - 1n;

/** SplitMix64 (Steele, Lea and Flood 2014) in whole numbers, so that every engine gives the same sequence. */
function sequence(seed: number): Next {
  let state = BigInt.asUintN(64, BigInt(seed));
  return (below) => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let mixed = state;
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask;
    return Number(((mixed ^ (mixed >> 31n)) * BigInt(below)) >> 64n);
  };
}

/** Draws by parts of a thousand. */
function shares<T>(parts: readonly (readonly [T, number])[]): (next: Next) => T {
  const table = parts.flatMap(([value, part]) => Array.from({ length: part }, () => value));
  return (next) => table[next(table.length)] as T;
}
