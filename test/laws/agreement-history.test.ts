/**
 * Laws of a loan's whole history: decisions, corrections, fixings, prepayments, new terms, breaches of covenants with
 * their steps, waivers and cures come in any order, interest is posted in between, and what was posted in all is what the
 * facts give when they are reckoned once: the interest, and each part of it that is booked apart.
 */
import { expect } from "chai";
import fc from "fast-check";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { positionOf } from "../../src/app/loan/loan-position.ts";
import { plannedPostings } from "../../src/app/loan/planned-postings.ts";
import type { LoanFacts } from "../../src/app/loan/ports.ts";
import { addDays, type LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { RateRow } from "../../src/domain/loan/rate-row.ts";
import { accruedThrough } from "../support/accrued-through.ts";
import {
  at,
  firstVerdict,
  history,
  live,
  posted,
  secondVerdict,
  start,
  verdict,
  withCorrections,
} from "../support/loan-histories.ts";
import { uuid } from "../support/report-facts.ts";

const calendar = jpBankCalendar();

function isPassedOn({ agreement }: LoanFacts, on: LocalDate): boolean {
  const version = agreement?.terms.findLast(({ effectiveOn }) => effectiveOn <= on);
  return version?.conditions?.premiumUse !== undefined;
}

/** What the book holds of each interest period in all. */
function bookOf({ postings }: LoanFacts): readonly (readonly [LocalDate, readonly bigint[]])[] {
  const periods = new Map<LocalDate, readonly bigint[]>();
  for (const { periodStartOn, interest, withoutStep, covenantStep, premium } of postings) {
    const parts = [interest, withoutStep, covenantStep, premium];
    const before = periods.get(periodStartOn) ?? parts.map(() => 0n);
    periods.set(
      periodStartOn,
      parts.map((part, i) => part + (before[i] ?? 0n)),
    );
  }
  return [...periods].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

describe("law of a loan's history", function () {
  this.timeout(600_000);

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

  it("what steps of the ratchet, breaches and premium passed on brought is each posted as reckoned once", () => {
    fc.assert(
      fc.property(history, (told) => {
        const { facts } = live(told);
        const sumOf = (part: "withoutStep" | "covenantStep" | "premium") =>
          facts.postings.reduce((total, posting) => total + posting[part], 0n);
        const position = positionOf(facts, calendar);
        const inAll = (rateOf?: (row: RateRow, on: LocalDate) => bigint) =>
          accruedThrough(position, facts.postings, rateOf);
        const beforeSteps = ({ baseRate, creditMargin }: RateRow): bigint => baseRate + creditMargin;
        const ratcheted = (row: RateRow): bigint => beforeSteps(row) + row.stepBp;
        const withPremium = (row: RateRow, on: LocalDate): bigint =>
          row.stepBp > 0n && isPassedOn(facts, on) ? ratcheted(row) : beforeSteps(row);
        expect(sumOf("withoutStep")).to.equal(inAll(beforeSteps));
        expect(sumOf("covenantStep")).to.equal(inAll() - inAll(ratcheted));
        expect(sumOf("premium")).to.equal(inAll(withPremium) - inAll(beforeSteps));
      }),
      { numRuns: 100 },
    );
  });

  it("a correction and its counter-correction leave the book where it was", () => {
    const corrected = fc.record({ told: history, which: fc.constantFrom(0 as const, 1 as const) });
    fc.assert(
      fc.property(corrected, ({ told, which }) => {
        const withoutNewTerms = told.filter(({ happening: { kind } }) => kind !== "newTerms");
        const { facts, on } = live(withoutNewTerms, withCorrections(start));
        const standing = facts.decisions.findLast(
          ({ testOn: day }) => day === (which === 0 ? firstVerdict : secondVerdict)?.testOn,
        );
        if (standing === undefined) return;
        const [wrongOn, rightOn] = [addDays(on, 1), addDays(on, 2)];
        const opposite = standing.outcomes[0]?.outcome === "achieved" ? "missed" : "achieved";
        const wrong = verdict(facts, { kind: "verdict", which, outcome: opposite }, { on: wrongOn, n: 90 });
        const once = posted({ ...facts, decisions: [...facts.decisions, wrong] }, wrongOn);
        const right = { ...standing, id: uuid(491), correctsId: wrong.id, recordedAt: at(rightOn) };
        const twice = posted({ ...once, decisions: [...once.decisions, right] }, rightOn);
        const untouched = posted(posted(facts, wrongOn), rightOn);
        expect(bookOf(twice)).to.deep.equal(bookOf(untouched));
      }),
      { numRuns: 60 },
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

  it("the order in which decisions, fixings and events of covenants were recorded changes nothing of today's rates", () => {
    fc.assert(
      fc.property(history, (told) => {
        const { facts } = live(told.filter((one) => one.happening.kind !== "newTerms"));
        const turned = {
          ...facts,
          decisions: facts.decisions.toReversed(),
          covenants: facts.covenants.map((one) => ({ ...one, events: one.events.toReversed() })),
        };
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
