/**
 * Internal rates of return of 400 funds with 40 flows each, as a fund has them: capital called over the first years, what
 * comes back later, what is left at the end. Against npm's @webcarrot/xirr, which searches one root from a guess; ours
 * also proves that there is no other.
 */
import { xirr as theirXirr } from "@webcarrot/xirr";
import type { CashFlow } from "../../src/domain/fund/cash-flow.ts";
import { xirr } from "../../src/domain/fund/xirr.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import { conclude, medianRates } from "./measure.ts";

const funds = 400;
const flows = 40;
const calls = 16;
const start = localDate("2010-04-01");

/** The same numbers at every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const next = sequence(7);

function fundFlows(): readonly CashFlow[] {
  let day = 0;
  return Array.from({ length: flows }, (_, i) => {
    day += 20 + Math.floor(next() * 120);
    const amount = BigInt(1_000_000 + Math.floor(next() * 9_000_000));
    return { on: addDays(start, day), amount: i < calls ? -amount : amount };
  });
}

const ours = Array.from({ length: funds }, fundFlows);
const theirs = ours.map((some) =>
  some.map(({ on, amount }) => ({ date: new Date(on), amount: Number(amount) })),
);

const [product = 0, peer = 1] = await medianRates(
  [
    {
      name: "product: every root, proven",
      run: () => {
        for (const some of ours) xirr(some);
        return funds;
      },
    },
    {
      name: "@webcarrot/xirr",
      run: () => {
        for (const some of theirs) theirXirr(some);
        return funds;
      },
    },
  ],
  { rounds: 9, warmUps: 3 },
);

const apart = ours.map((some, i) => Math.abs((xirr(some).rate ?? Number.NaN) - theirXirr(theirs[i] ?? [])));
const furthest = Math.max(...apart);
console.log(`${funds} funds of ${flows} flows; rates at most ${furthest.toExponential(1)} apart`);
if (!(furthest < 1e-6)) throw new Error("the rates are not the same");
conclude({ name: "irr", ratio: product / peer, floor: 2, goal: 6 });
