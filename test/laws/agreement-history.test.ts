/**
 * Laws of a loan's whole history: decisions, corrections, fixings, prepayments and new terms come in any order, interest
 * is posted in between, and what was posted in all is what the facts give when they are reckoned once.
 */
import { expect } from "chai";
import fc from "fast-check";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { positionOf } from "../../src/app/loan/loan-position.ts";
import { plannedPostings } from "../../src/app/loan/planned-postings.ts";
import type { InterestPostingFact, LoanFacts, RatchetDecisionFact } from "../../src/app/loan/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { addDays, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { accruedThrough } from "../support/accrued-through.ts";
import { rate, uuid } from "../support/report-facts.ts";
import { reportLedger } from "../support/report-ledger.ts";

const calendar = jpBankCalendar();
const start: LoanFacts = { ...reportLedger.loan, decisions: [], postings: [], events: [], repayments: [] };
const [, secondVerdict] = reportLedger.loan.decisions;
const [firstVerdict] = reportLedger.loan.decisions;

type Happening =
  | { readonly kind: "verdict"; readonly which: 0 | 1; readonly outcome: "achieved" | "missed" }
  | { readonly kind: "fixing"; readonly bp: number; readonly daysAgo: number }
  | { readonly kind: "prepayment"; readonly millions: number }
  | { readonly kind: "newTerms" };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant("verdict" as const),
    which: fc.constantFrom(0 as const, 1 as const),
    outcome: fc.constantFrom("achieved" as const, "missed" as const),
  }),
  fc.record({
    kind: fc.constant("fixing" as const),
    bp: fc.integer({ min: 0, max: 300 }),
    daysAgo: fc.integer({ min: 0, max: 300 }),
  }),
  fc.record({ kind: fc.constant("prepayment" as const), millions: fc.integer({ min: 1, max: 8 }) }),
  fc.constant({ kind: "newTerms" as const }),
);

const history = fc.array(fc.record({ happening, days: fc.integer({ min: 1, max: 90 }) }), {
  minLength: 1,
  maxLength: 8,
});

const firstOn = localDate("2026-07-01");

function at(day: LocalDate): Instant {
  return `${day}T01:00:00.000Z` as Instant;
}

function withHappening(facts: LoanFacts, one: Happening, { on, n }: { on: LocalDate; n: number }): LoanFacts {
  switch (one.kind) {
    case "verdict":
      return { ...facts, decisions: [...facts.decisions, verdict(facts, one, { on, n })] };
    case "fixing": {
      const known = present(facts.fixings[0], "a fixing");
      const fixing = {
        ...known,
        id: uuid(500 + n),
        effectiveOn: addDays(on, -one.daysAgo),
        annualRate: rate(`0.0${String(100 + one.bp).padStart(3, "0")}`),
        recordedAt: at(on),
      };
      const fixings = [...facts.fixings, fixing].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
      return { ...facts, fixings };
    }
    case "prepayment": {
      const detail = {
        kind: "prepayment" as const,
        amount: BigInt(one.millions) * 1_000_000n,
        policy: "reduceInstalment" as const,
        breakCost: 0n,
      };
      const event = {
        id: uuid(600 + n),
        loanId: facts.loan.id,
        effectiveOn: on,
        detail,
        requestedBy: "a",
        approvedBy: "b",
        recordedAt: at(on),
      };
      return { ...facts, events: [...facts.events, event] };
    }
    case "newTerms":
      return { ...facts, agreement: withNewTerms(facts, on) };
  }
}

function withNewTerms({ agreement }: LoanFacts, on: LocalDate): LoanFacts["agreement"] {
  const known = present(agreement, "an agreement");
  const latest = present(known.terms.at(-1), "terms");
  const ratchet = { ...latest.ratchet, cumulative: !latest.ratchet.cumulative };
  return { ...known, terms: [...known.terms, { ...latest, ratchet, effectiveOn: on, recordedAt: at(on) }] };
}

function verdict(
  { decisions }: LoanFacts,
  { which, outcome }: Extract<Happening, { kind: "verdict" }>,
  { on, n }: { on: LocalDate; n: number },
): RatchetDecisionFact {
  const model = present(which === 0 ? firstVerdict : secondVerdict, "a verdict");
  return {
    ...model,
    id: uuid(400 + n),
    recordedAt: at(on),
    correctsId: decisions.findLast(({ testOn }) => testOn === model.testOn)?.id,
    outcomes: model.outcomes.map((one) => ({ ...one, outcome })),
  };
}

function posted(facts: LoanFacts, on: LocalDate): LoanFacts {
  const postings = plannedPostings(positionOf(facts, calendar), on).map(
    ({ kind, periodStartOn, periodEndOn, throughOn, interest, withoutStep }, i): InterestPostingFact => ({
      kind,
      periodStartOn,
      periodEndOn,
      throughOn,
      interest,
      withoutStep,
      id: `${on}/${i}`,
      loanId: facts.loan.id,
      entryId: "",
      reasonKind: "interestRun",
      reasonId: "",
      recordedAt: at(on),
    }),
  );
  return { ...facts, postings: [...facts.postings, ...postings] };
}

type Told = readonly { readonly happening: Happening; readonly days: number }[];

function live(told: Told): { readonly facts: LoanFacts; readonly on: LocalDate } {
  let on = firstOn;
  let facts = posted(start, on);
  for (const [n, { happening: one, days }] of told.entries()) {
    on = addDays(on, days);
    facts = posted(withHappening(facts, one, { on, n }), on);
  }
  return { facts, on };
}

describe("law of a loan's history", function () {
  this.timeout(120_000);

  it("the interest posted over any history is the interest reckoned once from all of it", () => {
    fc.assert(
      fc.property(history, (told) => {
        const { facts } = live(told);
        const sum = facts.postings.reduce((total, { interest }) => total + interest, 0n);
        expect(sum).to.equal(accruedThrough(positionOf(facts, calendar), facts.postings));
      }),
      { numRuns: 150 },
    );
  });

  it("posting again on the same day posts nothing", () => {
    fc.assert(
      fc.property(history, (told) => {
        const { facts, on } = live(told);
        expect(plannedPostings(positionOf(facts, calendar), on)).to.deep.equal([]);
      }),
      { numRuns: 100 },
    );
  });

  it("the order in which decisions and fixings were recorded changes nothing of today's rates", () => {
    fc.assert(
      fc.property(history, (told) => {
        const { facts } = live(told.filter((one) => one.happening.kind !== "newTerms"));
        const turned = { ...facts, decisions: facts.decisions.toReversed() };
        const rows = (known: LoanFacts) =>
          positionOf(known, calendar).timeline.map(({ effectiveOn, annualRate }) => [
            effectiveOn,
            annualRate,
          ]);
        expect(rows(turned)).to.deep.equal(rows(facts));
      }),
      { numRuns: 100 },
    );
  });
});
