import { expect } from "chai";
import { ratioText } from "../../../src/domain/kernel/ratio.ts";
import { amountText } from "../../../src/domain/loan/loan-terms.ts";
import { schedule } from "../../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { readLoanTerms, type WrittenTerms } from "../../support/loan-terms.ts";

interface WrittenRow {
  readonly n: number;
  readonly dueOn: string;
  /** Where it is not the due date. */
  readonly adjustedDueOn?: string;
  readonly principal: string;
  readonly interest: string;
  /** Where interest was capitalised. */
  readonly capitalized?: string;
  readonly balance: string;
}

interface ScheduleCase {
  readonly name: string;
  readonly why?: string;
  readonly terms: WrittenTerms;
  readonly rows: readonly WrittenRow[];
}

const weekends = calendarClosedOn();

describe("schedule", () => {
  for (const rule of ["loan/schedule", "loan/payment-holiday"]) {
    for (const { name, terms, rows } of readCases(rule) as readonly ScheduleCase[]) {
      it(name, () => expect(rowsOf(terms)).to.deep.equal(rows));
    }
  }

  it("shows the days, balances and rates behind the interest of a row", () => {
    const { rows } = accepted(
      schedule(
        readLoanTerms({
          ...base,
          rateChanges: [{ effectiveOn: "2025-04-11", annualRate: "0.073", instalment: "recompute" }],
        }),
        weekends,
      ),
    );
    const accrual = rows[0]?.accrual;
    const shown = accrual?.segments.map(({ startOn, endOn, days, principal, rate, exact }) =>
      [startOn, endOn, days, principal, ratioText(rate, 10), ratioText(exact, 4)].join(" "),
    );
    expect(shown).to.deep.equal([
      "2025-04-01 2025-04-11 10 1000000 0.0365 1000",
      "2025-04-11 2025-05-01 20 1000000 0.073 4000",
    ]);
    expect(rows[0]?.interest).to.equal(5000n);
  });

  it("does not cut a period where the new rate is the old one", () => {
    const same = [{ effectiveOn: "2025-04-11", annualRate: "0.0365", instalment: "keep" as const }];
    const { rows } = accepted(schedule(readLoanTerms({ ...base, rateChanges: same }), weekends));
    expect(rows[0]?.accrual?.segments).to.have.length(1);
  });

  it("adds up its rows", () => {
    const { totals } = accepted(schedule(readLoanTerms(base), weekends));
    // 100 a day: 30 days on 1,000,000, 31 on 666,667, 30 on 333,334
    expect(totals).to.deep.equal({
      principal: 1_000_000n,
      interest: 6_066n,
      capitalized: 0n,
      total: 1_006_066n,
    });
  });

  it("fixes an annuity over days so that the last instalment has nothing left to absorb", () => {
    const terms = { ...base, kind: "annuity", principal: "1000000000", instalments: 24 } as const;
    const spread = (annuityBasis: "periods" | "days") => {
      const { rows } = accepted(schedule(readLoanTerms({ ...terms, annuityBasis }), weekends));
      const [first, last] = [rows[0]!.total, rows.at(-1)!.total];
      return last > first ? last - first : first - last;
    };
    expect(spread("days") < 24n).to.equal(true);
    expect(spread("periods") > 1_000n).to.equal(true);
  });

  it("reckons amounts beyond 2^53 exactly", () => {
    const terms = readLoanTerms(base);
    const drawn = terms.drawdowns.map(({ on }) => ({ on, amount: 3n * 10n ** 20n + 1n }));
    const { rows } = accepted(schedule({ ...terms, drawdowns: drawn }, weekends));
    expect(rows[0]?.interest).to.equal(900_000_000_000_000_000n); // 3e20 × 3.65 % × 30 / 365
    expect(rows.at(-1)?.principal).to.equal(10n ** 20n + 1n);
  });

  it("refuses a prepayment above the balance of its day, with both", () => {
    const prepayments = [{ on: "2025-05-11", amount: "666668", policy: "shortenTerm" as const }];
    expect(refused(schedule(readLoanTerms({ ...base, prepayments }), weekends))).to.deep.equal({
      code: "prepaymentAboveBalance",
      figures: { on: "2025-05-11", amount: "666668", balance: "666667" },
    });
  });
});

const base = {
  kind: "equalPrincipal",
  principal: "1000000",
  annualRate: "0.0365",
  drawdownOn: "2025-04-01",
  firstDueOn: "2025-05-01",
  everyMonths: 1,
  instalments: 3,
} as const;

function rowsOf(written: WrittenTerms): readonly WrittenRow[] {
  const terms = readLoanTerms(written);
  return accepted(schedule(terms, weekends)).rows.map((row) => ({
    n: row.n,
    dueOn: row.dueOn,
    principal: amountText(row.principal, terms),
    interest: amountText(row.interest, terms),
    balance: amountText(row.balance, terms),
    ...(row.capitalized === 0n ? {} : { capitalized: amountText(row.capitalized, terms) }),
    ...(row.adjustedDueOn === row.dueOn ? {} : { adjustedDueOn: row.adjustedDueOn }),
  }));
}
