/** Sound loan terms over the whole range that schedules in columns cover, and a little beyond it. */
import fc from "fast-check";
import { businessDayConventions } from "../../src/domain/calendar/business-day.ts";
import { dayCounts, dayInclusions } from "../../src/domain/calendar/day-count.ts";
import {
  addDays,
  addMonths,
  dayFromEpoch,
  daysBetween,
  endOfMonth,
  epochDay,
  localDate,
  type LocalDate,
} from "../../src/domain/kernel/local-date.ts";
import { zeroRate, type Rate } from "../../src/domain/kernel/rate.ts";
import { roundingModes } from "../../src/domain/kernel/rounding.ts";
import { roundingScopes } from "../../src/domain/loan/interest.ts";
import { usualTerms, type LoanTerms } from "../../src/domain/loan/loan-terms.ts";

const day = fc
  .integer({ min: epochDay(localDate("1995-01-01")), max: epochDay(localDate("2070-12-31")) })
  .map(dayFromEpoch);

const grid = (decimals: number): fc.Arbitrary<Rate> =>
  fc.bigInt(0n, 10n ** BigInt(decimals) / 8n).map((units) => (units * 10n ** BigInt(10 - decimals)) as Rate);

/** Zero, rates of a few units of the tenth decimal, and rates with six, eight and ten decimals. */
const rate = fc.oneof(
  { weight: 1, arbitrary: fc.constant(zeroRate) },
  { weight: 1, arbitrary: fc.bigInt(1n, 500n).map((units) => units as Rate) },
  { weight: 4, arbitrary: grid(6) },
  { weight: 1, arbitrary: grid(8) },
  { weight: 2, arbitrary: grid(10) },
  { weight: 1, arbitrary: fc.constantFrom(10_000_000_000n as Rate, 9_999_999_999n as Rate) },
);

/** From a few yen to beyond 2^53; most are loans, some syndicated ones. */
const principal = fc.oneof(
  { weight: 1, arbitrary: fc.bigInt(1n, 1_000n) },
  { weight: 4, arbitrary: fc.bigInt(1_000_000n, 60_000_000n) },
  { weight: 3, arbitrary: fc.bigInt(10n ** 9n, 10n ** 12n) },
  { weight: 1, arbitrary: fc.bigInt(2n ** 50n, 2n ** 53n + 1_000n) },
);

const position = fc.integer({ min: 0, max: 999_999 });

const plain = fc.record({
  kind: fc.constantFrom("bullet", "equalPrincipal", "annuity", "capital", "custom"),
  principal,
  annualRate: rate,
  drawnOn: day,
  isDrawnAtMonthEnd: fc.boolean(),
  firstPeriod: fc.oneof(fc.constant("regular" as const), fc.integer({ min: 1, max: 120 })),
  everyMonths: fc.constantFrom(1, 1, 1, 2, 3, 6, 12),
  instalments: fc.integer({ min: 1, max: 36 }),
  graceShare: fc.constantFrom(0, 0, 0, 3, 8),
  capitalizes: fc.boolean(),
  endOfMonth: fc.boolean(),
  rule: fc.record({
    dayCount: fc.constantFrom("act365Fixed" as const, ...dayCounts),
    dayInclusion: fc.constantFrom(...dayInclusions),
    rounding: fc.constantFrom("floor" as const, ...roundingModes),
    roundingScope: fc.constantFrom("period" as const, ...roundingScopes),
    principalUnit: fc.constantFrom(1n, 1n, 100n, 10_000n),
  }),
  businessDayConvention: fc.constantFrom(...businessDayConventions),
  accrueTo: fc.constantFrom("unadjusted" as const, "adjusted" as const),
});

const changes = fc.array(fc.tuple(position, rate, fc.boolean()), { maxLength: 8 });
const prepayments: fc.Arbitrary<readonly (readonly [number, number, boolean])[]> = fc.array(
  fc.tuple(position, fc.integer({ min: 1, max: 600 }), fc.boolean()),
  {
    maxLength: 2,
  },
);
const laterDrawdowns: fc.Arbitrary<readonly (readonly [number, bigint])[]> = fc.array(
  fc.tuple(position, principal),
  { maxLength: 2 },
);
const ownAmounts = fc.array(fc.tuple(position, fc.bigInt(0n, 40n)), { maxLength: 6 });

/** Days are drawn by position in the term; half of them fall on a due date, where the order of events matters. */
export const columnTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    plain,
    changes,
    prepayments: seldom(prepayments),
    laterDrawdowns: seldom(laterDrawdowns),
    ownAmounts,
  })
  .map((drawn) => {
    const { terms, dayAt } = plainTerms(drawn.plain);
    const lent = terms.drawdowns[0]!;
    const later = drawn.laterDrawdowns.map(([at, amount]) => ({ on: dayAt(at), amount }));
    const whole: LoanTerms = {
      ...terms,
      drawdowns: [lent, ...later.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))],
      rateChanges: byOwnDay(
        drawn.changes.map(([at, annualRate, keeps]) => ({
          effectiveOn: dayAt(at),
          annualRate,
          instalment: keeps ? ("keep" as const) : ("recompute" as const),
        })),
        ({ effectiveOn }) => effectiveOn,
      ),
      prepayments: drawn.prepayments
        .filter(() => terms.kind !== "capital")
        .map(([at, share, shortens]) => ({
          on: dayAt(at),
          amount: (lent.amount * BigInt(share)) / 1_000n,
          policy: shortens ? ("shortenTerm" as const) : ("reduceInstalment" as const),
        }))
        .filter(({ on, amount }) => on > lent.on && amount > 0n),
    };
    return terms.kind === "custom" ? withOwnAmounts(whole, drawn.ownAmounts, dayAt) : whole;
  });

type Plain = typeof plain extends fc.Arbitrary<infer T> ? T : never;

function plainTerms(drawn: Plain): {
  readonly terms: LoanTerms;
  readonly dayAt: (millionth: number) => LocalDate;
} {
  const { kind, everyMonths, instalments } = drawn;
  const drawnOn = drawn.isDrawnAtMonthEnd ? endOfMonth(drawn.drawnOn) : drawn.drawnOn;
  const firstDueOn =
    drawn.firstPeriod === "regular" ? addMonths(drawnOn, everyMonths) : addDays(drawnOn, drawn.firstPeriod);
  const term = daysBetween(drawnOn, addMonths(firstDueOn, everyMonths * (instalments - 1)));
  const dayAt = (millionth: number): LocalDate => {
    const due = addMonths(firstDueOn, everyMonths * Math.floor((millionth / 1_000_000) * (instalments - 1)));
    return millionth % 2 === 0 && instalments > 1
      ? due
      : addDays(drawnOn, Math.floor((term * millionth) / 1_000_000));
  };
  const grace = kind === "custom" ? 0 : Math.floor((instalments * drawn.graceShare) / 10);
  const terms: LoanTerms = {
    ...usualTerms,
    kind,
    drawdowns: [{ on: drawnOn, amount: drawn.principal }],
    annualRate: drawn.annualRate,
    firstDueOn,
    everyMonths,
    instalments,
    endOfMonth: drawn.endOfMonth,
    grace: { instalments: grace, interest: drawn.capitalizes ? "capitalized" : "paid" },
    interestRule: drawn.rule,
    businessDayConvention: drawn.businessDayConvention,
    accrueTo: drawn.accrueTo,
  };
  return { terms, dayAt };
}

function withOwnAmounts(
  terms: LoanTerms,
  drawn: readonly (readonly [number, bigint])[],
  dayAt: (millionth: number) => LocalDate,
): LoanTerms {
  const lent = terms.drawdowns.reduce((sum, { amount }) => sum + amount, 0n);
  const own = byOwnDay(
    drawn.map(([at, share]) => ({ dueOn: dayAt(at), amount: (lent * share) / 400n })),
    ({ dueOn }) => dueOn,
  ).filter(({ dueOn }) => dueOn > terms.drawdowns[0]!.on);
  const balloonOn = addMonths(terms.firstDueOn, terms.everyMonths * terms.instalments);
  const rest = lent - own.reduce((sum, { amount }) => sum + amount, 0n);
  return { ...terms, principalAmounts: [...own, { dueOn: balloonOn, amount: rest }] };
}

function byOwnDay<T>(rows: readonly T[], dayOf: (row: T) => LocalDate): readonly T[] {
  return [...new Map(rows.map((row) => [dayOf(row), row])).values()];
}

function seldom<T>(rows: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> {
  return fc.tuple(fc.nat(3), rows).map(([chance, drawn]) => (chance === 0 ? drawn : []));
}
