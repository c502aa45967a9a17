import { expect } from "chai";
import type { Decimal } from "../../src/domain/kernel/decimal.ts";
import { actusDay, actusNumber, readActusCases, type ActusCase, type ActusResult } from "./actus-case.ts";
import { actusEvents, type ActusEvent } from "./actus-events.ts";

const contractTypes = [
  { type: "pam", loan: "bullet", cases: 14 },
  { type: "lam", loan: "equal principal", cases: 15 },
  { type: "nam", loan: "fixed total payment", cases: 11 },
  { type: "ann", loan: "annuity", cases: 13 },
];

describe("ACTUS reference cases", () => {
  for (const { type, loan, cases } of contractTypes) {
    describe(`${type.toUpperCase()}, ${loan}`, () => {
      const found = readActusCases(type);
      if (found === undefined) {
        it(`needs the reference cases of ../shared/cases/actus/${type}.json`, function () {
          this.skip();
        });
        return;
      }
      it(`has ${String(cases)} cases`, () => expect(found).to.have.length(cases));
      for (const actusCase of found) {
        it(`${actusCase.identifier}: every event pays and leaves what the reference says`, () => {
          expect(differences(actusCase)).to.deep.equal([]);
        });
      }
    });
  }

  it("refuses a contract with a term the engine does not know, by the name of the term", () => {
    const terms = { contractType: "PAM", contractRole: "RPA", lifeCap: "0.1" };
    const capped: ActusCase = {
      identifier: "capped",
      terms,
      to: "",
      dataObserved: {},
      eventsObserved: [],
      results: [],
    };
    expect(() => actusEvents(capped)).to.throw("terms not supported: lifeCap");
  });
});

function differences(actusCase: ActusCase): readonly string[] {
  const events = actusEvents(actusCase);
  const listed = events.map(({ on, type }) => `${on} ${type}`);
  const wanted = actusCase.results.map(({ eventDate, eventType }) => `${actusDay(eventDate)} ${eventType}`);
  expect(listed).to.deep.equal(wanted);
  return events.flatMap((event, i) => differencesOf(event, actusCase.results[i]!));
}

function differencesOf(event: ActusEvent, wanted: ActusResult): readonly string[] {
  const figures: readonly Figure[] = [
    { what: "payoff", got: event.payoff, want: wanted.payoff },
    { what: "notional", got: event.notional, want: wanted.notionalPrincipal },
    { what: "rate", got: event.rate, want: wanted.nominalInterestRate },
    { what: "accrued", got: event.accrued, want: wanted.accruedInterest },
  ];
  return figures
    .filter((figure) => !isNear(figure))
    .map(
      ({ what, got, want }) => `${event.on} ${event.type} ${what}: ${String(want)}, not ${got.toFixed(15)}`,
    );
}

interface Figure {
  readonly what: string;
  readonly got: Decimal;
  readonly want: string | number;
}

/** Within 1e-9 relative; some rates are published cut or rounded to ten decimals, which is less for small ones. */
function isNear({ what, got, want }: Figure): boolean {
  const wanted = actusNumber(want);
  const difference = got.minus(wanted).abs();
  if (difference.lessThanOrEqualTo(wanted.abs().times("1e-9"))) return true;
  return what === "rate" && difference.lessThanOrEqualTo("1e-10");
}
