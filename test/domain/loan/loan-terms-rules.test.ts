import { expect } from "chai";
import { parseLocalDate } from "../../../src/domain/kernel/local-date.ts";
import { parseRate, type Rate } from "../../../src/domain/kernel/rate.ts";
import { complaintsAbout } from "../../../src/domain/loan/loan-terms-rules.ts";
import { schedule } from "../../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { readLoanTerms, type WrittenTerms } from "../../support/loan-terms.ts";

interface RefusedTerms {
  readonly name: string;
  readonly change: Partial<WrittenTerms>;
  readonly refused: string;
  /** null where the calendar writes them. */
  readonly figures: Readonly<Record<string, unknown>> | null;
}

const sound: WrittenTerms = {
  kind: "equalPrincipal",
  principal: "600000",
  annualRate: "0.0365",
  drawdownOn: "2025-04-01",
  firstDueOn: "2025-05-01",
  everyMonths: 1,
  instalments: 6,
};

describe("loan terms", () => {
  it("have nothing to complain of when they are sound", () => {
    expect(complaintsAbout(readLoanTerms(sound))).to.deep.equal([]);
  });

  for (const { name, change, refused: code, figures } of readCases(
    "loan/loan-terms",
  ) as readonly RefusedTerms[]) {
    it(`are refused for ${name}`, () => {
      const rejection = refused(schedule(readLoanTerms({ ...sound, ...change }), calendarClosedOn()));
      expect(rejection.code).to.equal(code);
      if (figures !== null) expect(rejection.figures).to.deep.equal(figures);
    });
  }

  it("are refused for a rate of 400 %, which the wire cannot say and the engine does not reckon", () => {
    expect(refused(parseRate("4"))).to.deep.equal({
      code: "rateOutOfRange",
      figures: { rate: "4", lowest: "-1", highest: "1" },
    });
    const usurious = { ...readLoanTerms(sound), annualRate: 40_000_000_000n as Rate };
    expect(refused(schedule(usurious, calendarClosedOn()))).to.deep.equal({
      code: "rateOutOfRange",
      figures: { annualRate: "4", lowest: "0", highest: "1" },
    });
  });

  it("are refused for a due date on 31 February, which is no day", () => {
    expect(refused(parseLocalDate("2025-02-31"))).to.deep.equal({
      code: "noSuchDay",
      figures: { day: "2025-02-31" },
    });
  });

  it("are refused without a drawdown", () => {
    const terms = { ...readLoanTerms(sound), drawdowns: [] };
    expect(complaintsAbout(terms)).to.deep.equal([
      { code: "principalNotPositive", figures: { drawdowns: 0 } },
    ]);
  });

  it("name every rule that is broken, in the order of the list", () => {
    const broken = readLoanTerms({
      ...sound,
      annualRate: "-0.01",
      fixedInstalment: "1",
      interestRule: { principalUnit: "0" },
    });
    expect(complaintsAbout(broken).map(({ code }) => code)).to.deep.equal([
      "rateOutOfRange",
      "principalUnitNotPositive",
      "fixedInstalmentNotForKind",
    ]);
  });

  it("write figures in major units of the currency", () => {
    const terms = readLoanTerms({ ...sound, currency: "USD", principal: "-12.50" });
    expect(complaintsAbout(terms)[0]?.figures).to.deep.equal({ principal: "-12.50" });
  });

  it("allow a capital loan the prepayment its agreement allows", () => {
    const prepayments = [{ on: "2025-07-10", amount: "100000", policy: "reduceInstalment" as const }];
    const terms = { ...sound, kind: "capital", prepaymentFrom: "2025-07-10", prepayments } as const;
    const { rows } = accepted(schedule(readLoanTerms(terms), calendarClosedOn()));
    expect(rows.find(({ kind }) => kind === "prepayment")?.balance).to.equal(500_000n);
  });
});
