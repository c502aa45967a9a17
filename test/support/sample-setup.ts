/** Requests for setting up loans in the sample ledger, as they come over the wire. */
import { sample } from "./sample-names.ts";

const usualProduct = {
  annuityBasis: "periods",
  interestTiming: "arrears",
  accrueTo: "unadjusted",
  stepChangeInstalment: "recompute",
  prepaymentInterest: "nextDue",
  lateChargeRate: "0.14",
  allocation: { order: ["costs", "lateCharge", "interest", "principal"], partPayments: "allocate" },
  accrualFrequency: "monthly",
} as const;

const usualRule = {
  dayCount: "act365Fixed",
  dayInclusion: "startOnly",
  rounding: "floor",
  roundingScope: "period",
} as const;

/** 10,000,000 yen at 2.0 % in 60 monthly instalments: the worked case Y5. */
export const annuityLoan = {
  number: "L-10",
  principal: "10000000",
  drawdownOn: "2025-11-30",
  firstDueOn: "2025-12-31",
  everyMonths: 1,
  instalments: 60,
  endOfMonth: true,
  grace: { instalments: 0, interest: "paid" },
  principalAmounts: [],
};

export const annuityTranche = {
  productKind: "annuity",
  creditMargin: "0.02",
  interestRule: { ...usualRule, dayCount: "monthly" },
  businessDayConvention: "following",
  product: usualProduct,
};

export const capitalTranche = {
  productKind: "capital",
  creditMargin: "0",
  interestRule: { ...usualRule, dayCount: "monthly" },
  businessDayConvention: "following",
  product: {
    ...usualProduct,
    capitalRates: {
      years: 10,
      fixedYears: 1,
      fixedRate: "0.0105",
      tiers: [{ profitFrom: "0", annualRate: "0.034" }, { annualRate: "0.0105" }],
      fiscalYearEndMonth: 3,
      accountsAfterMonths: 3,
    },
  },
};

/** 50,000,000 yen for ten years, interest once a year. */
export const capitalLoan = {
  ...annuityLoan,
  number: "L-20",
  principal: "50000000",
  drawdownOn: "2024-07-31",
  firstDueOn: "2025-07-31",
  everyMonths: 12,
  instalments: 10,
};

export const facility = {
  number: "F-10",
  borrowerId: sample.organizer,
  projectId: sample.project,
  currency: "JPY",
  limit: "30000000",
  ranking: "senior",
  purpose: { ja: "休憩所の建設", en: "Building rest areas" },
  agreedOn: "2025-11-28",
  tranches: [annuityTranche],
  securities: [{ kind: "guarantor", name: "港 一郎", detail: "連帯保証", amount: "10000000" }],
};

export const capitalFacility = {
  ...facility,
  number: "F-20",
  limit: "50000000",
  ranking: "subordinated",
  agreedOn: "2024-07-31",
  tranches: [capitalTranche],
  securities: [],
  firstLoan: capitalLoan,
};
