/** Random histories of a loan: what happens to it comes in any order, and interest is posted in between. */
import fc from "fast-check";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { positionOf } from "../../src/app/loan/loan-position.ts";
import { plannedPostings } from "../../src/app/loan/planned-postings.ts";
import type { InterestPostingFact, LoanFacts, RatchetDecisionFact } from "../../src/app/loan/ports.ts";
import { decideCovenantStep, type CovenantEvent } from "../../src/domain/covenant/test-life.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { addDays, localDate, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { parseBasisPoints } from "../../src/domain/kernel/rate.ts";
import { accepted } from "./decisions.ts";
import { rate, uuid } from "./report-facts.ts";
import { reportLedger } from "./report-ledger.ts";

const calendar = jpBankCalendar();
export const start: LoanFacts = {
  ...reportLedger.loan,
  decisions: [],
  postings: [],
  events: [],
  repayments: [],
  covenants: [{ covenant: uuid(700), name: { ja: "DSCR", en: "DSCR" }, scope: "loan", events: [] }],
};
export const [firstVerdict, secondVerdict] = reportLedger.loan.decisions;

type Happening =
  | { readonly kind: "verdict"; readonly which: 0 | 1; readonly outcome: "achieved" | "missed" }
  | { readonly kind: "fixing"; readonly bp: number; readonly daysAgo: number }
  | { readonly kind: "prepayment"; readonly millions: number }
  | { readonly kind: "newTerms"; readonly goodCause: boolean }
  | { readonly kind: "breach" | "cure" }
  | { readonly kind: "step"; readonly daysAgo: number }
  | { readonly kind: "waiver"; readonly days: number; readonly keepsStep: boolean };

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
  fc.record({ kind: fc.constant("newTerms" as const), goodCause: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("breach" as const, "cure" as const) }),
  fc.record({ kind: fc.constant("step" as const), daysAgo: fc.integer({ min: -100, max: 100 }) }),
  fc.record({
    kind: fc.constant("waiver" as const),
    days: fc.integer({ min: 0, max: 120 }),
    keepsStep: fc.boolean(),
  }),
);

export const history = fc.array(fc.record({ happening, days: fc.integer({ min: 1, max: 90 }) }), {
  minLength: 1,
  maxLength: 10,
});

const firstOn = localDate("2026-07-01");
/** From here on nothing is left to be prepaid: the command refuses it. */
const lastDueOn = localDate("2028-03-31");

export function at(day: LocalDate): Instant {
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
      if (on >= lastDueOn) return facts;
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
      return { ...facts, agreement: withNewTerms(facts, one, on) };
    case "breach":
    case "cure":
    case "step":
    case "waiver":
      return { ...facts, covenants: facts.covenants.map((known) => withEvent(known, one, { on, n })) };
  }
}

const breachOn = localDate("2026-06-30");
const test = { testOn: breachOn, dueOn: breachOn, graceEndOn: breachOn, breachesWhenLate: false };
const stepBp = accepted(parseBasisPoints("15"));

type Answer = Extract<Happening, { kind: "breach" | "cure" | "step" | "waiver" }>;

/** What may not follow what was recorded before is left out. */
function withEvent(
  covenant: LoanFacts["covenants"][number],
  one: Answer,
  { on, n }: { on: LocalDate; n: number },
): LoanFacts["covenants"][number] {
  const event: CovenantEvent = {
    ...stepOf(one, on),
    id: uuid(800 + n),
    testOn: breachOn,
    effectiveOn: on,
    recordedAt: at(on),
  };
  const isAllowed = decideCovenantStep(test, covenant.events, event).ok;
  return isAllowed ? { ...covenant, events: [...covenant.events, event] } : covenant;
}

function stepOf(one: Answer, on: LocalDate) {
  switch (one.kind) {
    case "breach":
      return { kind: "tested", verdict: "breached" } as const;
    case "cure":
      return { kind: "cured" } as const;
    case "step":
      return { kind: "stepApplied", stepBp, fromOn: addDays(on, -one.daysAgo) } as const;
    case "waiver": {
      const { days, keepsStep } = one;
      return { kind: "waived", scope: "thisTest", untilOn: addDays(on, days), keepsStep } as const;
    }
  }
}

function withNewTerms(
  { agreement }: LoanFacts,
  { goodCause }: Extract<Happening, { kind: "newTerms" }>,
  on: LocalDate,
): LoanFacts["agreement"] {
  const known = present(agreement, "an agreement");
  const latest = present(known.terms.at(-1), "terms");
  const ratchet = { ...latest.ratchet, cumulative: !latest.ratchet.cumulative };
  const premiumUse = goodCause ? "子ども食堂" : undefined;
  const conditions = { verifier: "", premiumUse, restatement: [] };
  const version = { ...latest, ratchet, conditions, effectiveOn: on, recordedAt: at(on) };
  return { ...known, terms: [...known.terms, version] };
}

export function verdict(
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

export function posted(facts: LoanFacts, on: LocalDate): LoanFacts {
  const postings = plannedPostings(positionOf(facts, calendar), on).map((plan, i): InterestPostingFact => ({
    ...plan,
    premiumEntryId: undefined,
    id: `${on}/${i}`,
    loanId: facts.loan.id,
    entryId: "",
    reasonKind: "interestRun",
    reasonId: "",
    recordedAt: at(on),
  }));
  return { ...facts, postings: [...facts.postings, ...postings] };
}

type Told = readonly { readonly happening: Happening; readonly days: number }[];

/** Corrections count from the original day, whomever they favour. */
export function withCorrections(facts: LoanFacts): LoanFacts {
  const agreement = present(facts.agreement, "an agreement");
  const correction = { lenderFavour: "trueUp", borrowerFavour: "trueUp" } as const;
  const terms = agreement.terms.map((one) => ({ ...one, ratchet: { ...one.ratchet, correction } }));
  return { ...facts, agreement: { ...agreement, terms } };
}

export function live(told: Told, from = start): { readonly facts: LoanFacts; readonly on: LocalDate } {
  let on = firstOn;
  let facts = posted(from, on);
  for (const [n, { happening: one, days }] of told.entries()) {
    on = addDays(on, days);
    facts = posted(withHappening(facts, one, { on, n }), on);
  }
  return { facts, on };
}
