import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { parseRate } from "../../../src/domain/kernel/rate.ts";
import { arrears } from "../../../src/domain/loan/arrears.ts";
import { amountsOf, claimsDue, openClaims, type AmountByKind } from "../../../src/domain/loan/claims.ts";
import { lateChargeClaims, openLateCharges, overduePortions } from "../../../src/domain/loan/late-charges.ts";
import { claimKinds, type Claim, type ClaimKind } from "../../../src/domain/loan/repayment-allocation.ts";
import { schedule } from "../../../src/domain/loan/schedule.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { readCases } from "../../support/cases.ts";
import { accepted } from "../../support/decisions.ts";
import { readLoanTerms, type WrittenTerms } from "../../support/loan-terms.ts";

type WrittenAmounts = Partial<Record<ClaimKind, string>>;

interface WrittenClaim {
  readonly kind: ClaimKind;
  readonly dueOn: string;
  readonly amount: string;
}

interface ClaimsCase {
  readonly name: string;
  readonly why?: string;
  readonly annualRate?: string;
  readonly acceleratedOn?: string;
  readonly asOf: string;
  readonly received: WrittenAmounts;
  readonly charges?: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly claims: readonly WrittenClaim[];
  readonly credit: WrittenAmounts;
}

/** 200,000 a month and 3.65 %: 3,600 on 1 May, 3,100 on 1 June, 2,400 on 1 July. */
const lent: WrittenTerms = {
  kind: "equalPrincipal",
  principal: "1200000",
  annualRate: "0.0365",
  drawdownOn: "2025-04-01",
  firstDueOn: "2025-05-01",
  everyMonths: 1,
  instalments: 6,
  businessDayConvention: "following",
};

describe("claims", () => {
  for (const { name, asOf, received, charges = [], claims, credit, ...changed } of readCases(
    "loan/claims",
  ) as readonly ClaimsCase[]) {
    it(name, () => {
      const { annualRate = lent.annualRate, acceleratedOn } = changed;
      const terms = { ...lent, annualRate, ...(acceleratedOn === undefined ? {} : { acceleratedOn }) };
      const { rows } = accepted(schedule(readLoanTerms(terms), calendarClosedOn()));
      const read = charges.map(({ dueOn, amount }) => ({ dueOn: localDate(dueOn), amount: BigInt(amount) }));
      const open = openClaims(claimsDue({ rows, charges: read }, localDate(asOf)), amounts(received));
      expect(open.claims.map(written)).to.deep.equal(claims);
      expect(open.credit).to.deep.equal(amounts(credit));
    });
  }

  it("of a fixed total that does not cover the interest are the total alone", () => {
    const growing = { ...lent, kind: "fixedTotal", fixedInstalment: "1000" } as const;
    const { rows } = accepted(schedule(readLoanTerms(growing), calendarClosedOn()));
    const due = claimsDue({ rows, charges: [] }, localDate("2025-06-30"));
    expect(due.map(written)).to.deep.equal([
      { kind: "interest", dueOn: "2025-05-01", amount: "1000" },
      { kind: "interest", dueOn: "2025-06-02", amount: "1000" },
    ]);
  });

  it("that are open sort into the buckets of arrears", () => {
    const { rows } = accepted(schedule(readLoanTerms(lent), calendarClosedOn()));
    const asOf = localDate("2025-07-01");
    const due = claimsDue({ rows, charges: [] }, asOf);
    const { claims } = openClaims(due, amounts({ interest: "6700", principal: "100000" }));
    const { buckets, overdue, daysPastDue } = accepted(arrears(claims, asOf));
    expect([overdue, daysPastDue]).to.deep.equal([300_000n, 61]);
    expect(buckets.map(({ amount }) => amount)).to.deep.equal([200_000n, 0n, 100_000n, 0n]);
    expect(amountsOf(claims)).to.deep.equal(amounts({ interest: "2400", principal: "500000" }));
  });
});

interface LateChargesCase {
  readonly name: string;
  readonly why?: string;
  readonly claims: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly receipts: readonly { readonly on: string; readonly principal: string }[];
  readonly rates?: readonly { readonly effectiveOn: string; readonly annualRate: string }[];
  readonly asOf: string;
  readonly charges: readonly { readonly dueOn: string; readonly amount: string }[];
}

describe("late charges", () => {
  for (const late of readCases("loan/late-charges") as readonly LateChargesCase[]) {
    it(late.name, () => {
      const charges = lateChargeClaims(facts(late), localDate(late.asOf));
      expect(charges.map(({ dueOn, amount }) => ({ dueOn, amount: String(amount) }))).to.deep.equal(
        late.charges,
      );
    });
  }

  const overdue = facts({
    claims: [{ dueOn: "2025-05-07", amount: "2000000" }],
    receipts: [{ on: "2025-05-13", principal: "500000" }],
  });

  it("are owed less what was received of them, and what was received beyond is a credit", () => {
    const asOf = localDate("2025-05-20");
    const open = openLateCharges({ ...overdue, received: 629n }, asOf);
    expect(open).to.deep.equal({
      claims: [{ kind: "lateCharge", dueOn: "2025-05-07", amount: 8_000n }],
      credit: 0n,
    });
    expect(openLateCharges({ ...overdue, received: 8_630n }, asOf)).to.deep.equal({ claims: [], credit: 1n });
  });

  it("show the parts they were reckoned from", () => {
    expect(overduePortions(overdue, localDate("2025-05-20"))).to.deep.equal([
      { dueOn: "2025-05-07", principal: 500_000n, until: "2025-05-13", isPaid: true, charge: 1_150n },
      { dueOn: "2025-05-07", principal: 1_500_000n, until: "2025-05-20", isPaid: false, charge: 7_479n },
    ]);
  });
});

function facts({ claims, receipts, rates }: Pick<LateChargesCase, "claims" | "receipts" | "rates">) {
  const usual = [{ effectiveOn: "2024-01-01", annualRate: "0.14" }];
  return {
    claims: claims.map(({ dueOn, amount }): Claim => {
      return { kind: "principal", dueOn: localDate(dueOn), amount: BigInt(amount) };
    }),
    receipts: receipts.map(({ on, principal }) => ({ on: localDate(on), principal: BigInt(principal) })),
    rates: (rates ?? usual).map(({ effectiveOn, annualRate }) => ({
      effectiveOn: localDate(effectiveOn),
      annualRate: accepted(parseRate(annualRate)),
    })),
  };
}

function amounts(given: WrittenAmounts): AmountByKind {
  const read = claimKinds.map((kind) => [kind, BigInt(given[kind] ?? "0")]);
  return Object.fromEntries(read) as AmountByKind;
}

function written({ kind, dueOn, amount }: Claim): WrittenClaim {
  return { kind, dueOn, amount: String(amount) };
}
