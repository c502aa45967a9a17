/** What setting up a loan says on the wire. Every product field has the value Japanese loan agreements usually have. */
import { z } from "zod";
import { interestRule } from "../calculator/shared.ts";
import { wireAmount, wireCurrency, wireDay, wireRate, wireText } from "../wire.ts";
import { productKinds } from "./loan-answers.ts";

const mostRows = 1_200;

/** Number of a facility or a loan: letters of any script, digits and signs, no blanks. */
export const agreementNumber = z
  .string()
  .regex(/^[\p{L}\p{N}._/-]{1,40}$/u, "not the number of an agreement");

const capitalRates = z.strictObject({
  /** Of the loan, 1 to 100. */
  years: z.int(),
  /** At the start, at the fixed rate. */
  fixedYears: z.int(),
  fixedRate: wireRate,
  /** From the highest profit to the lowest; only the last has no `profitFrom`. */
  tiers: z
    .array(z.strictObject({ profitFrom: wireAmount.optional(), annualRate: wireRate }))
    .min(1)
    .max(10),
  /** 3 for a fiscal year that ends in March. */
  fiscalYearEndMonth: z.int(),
  /** Months after the end of a fiscal year from which its accounts decide. */
  accountsAfterMonths: z.int(),
});

export const productTermsRequest = z
  .strictObject({
    annuityBasis: z.enum(["periods", "days"]).default("periods"),
    interestTiming: z.enum(["arrears", "advance"]).default("arrears"),
    accrueTo: z.enum(["unadjusted", "adjusted"]).default("unadjusted"),
    stepChangeInstalment: z.enum(["recompute", "keep"]).default("recompute"),
    prepaymentInterest: z.enum(["nextDue", "atPrepayment"]).default("nextDue"),
    prepaymentFrom: wireDay.optional(),
    /** 遅延損害金, per year of 365 days. */
    lateChargeRate: wireRate.prefault("0.14"),
    allocation: z
      .strictObject({
        order: z
          .array(z.enum(["costs", "lateCharge", "interest", "principal"]))
          .max(4)
          .default(["costs", "lateCharge", "interest", "principal"]),
        partPayments: z.enum(["allocate", "hold"]).default("allocate"),
      })
      .prefault({}),
    accrualFrequency: z.enum(["monthly", "daily"]).default("monthly"),
    /** Kind `capital`, and no other. */
    capitalRates: capitalRates.optional(),
  })
  .prefault({});

const trancheFields = {
  productKind: z.enum(productKinds),
  interestRule,
  businessDayConvention: z
    .enum(["none", "following", "modifiedFollowing", "preceding", "modifiedPreceding"])
    .default("following"),
  product: productTermsRequest,
};

const loanFields = {
  principal: wireAmount,
  drawdownOn: wireDay,
  firstDueOn: wireDay,
  everyMonths: z.int(),
  /** Due dates in all, 1 to 1,200. */
  instalments: z.int(),
  endOfMonth: z.boolean().default(false),
  grace: z
    .strictObject({
      instalments: z.int().default(0),
      interest: z.enum(["paid", "capitalized"]).default("paid"),
    })
    .prefault({}),
  /** Kind `custom` only: what is due when. */
  principalAmounts: z
    .array(z.strictObject({ dueOn: wireDay, amount: wireAmount }))
    .max(mostRows)
    .default([]),
  /** Kind `fixedTotal` only. */
  fixedInstalment: wireAmount.optional(),
};

export const newLoanRequest = z.strictObject({ number: agreementNumber, ...loanFields });

export const facilityRequest = z.strictObject({
  number: agreementNumber,
  /** Runs the project, or takes part in it. */
  borrowerId: z.uuid(),
  projectId: z.uuid(),
  currency: wireCurrency.default("JPY"),
  limit: wireAmount,
  ranking: z.enum(["senior", "subordinated"]).default("senior"),
  purpose: z.strictObject({ ja: wireText(300), en: wireText(300) }),
  agreedOn: wireDay,
  tranches: z
    .array(
      z.strictObject({
        ...trancheFields,
        /** Left out where the margin is the whole rate, and for a capital loan. */
        baseRateIndex: z
          .string()
          .regex(/^[\p{L}\p{N}._-]{1,40}$/u, "not the code of an index")
          .optional(),
        creditMargin: wireRate,
      }),
    )
    .max(20),
  /** Guarantors and collateral: a register. */
  securities: z
    .array(
      z.strictObject({
        kind: z.enum(["guarantor", "collateral"]),
        name: wireText(120),
        detail: wireText(1000, 0).default(""),
        amount: wireAmount.optional(),
      }),
    )
    .max(100)
    .default([]),
  /** Drawn under the first tranche together with the facility. */
  firstLoan: newLoanRequest.optional(),
});

export const drawdownRequest = z.strictObject({ on: wireDay, amount: wireAmount });

export const pricingRequest = z.strictObject({ effectiveOn: wireDay, creditMargin: wireRate });

export const newProductTermsRequest = z.strictObject({ effectiveOn: wireDay, product: productTermsRequest });

export const accountsRequest = z.strictObject({
  fiscalYearEndOn: wireDay,
  currency: wireCurrency.default("JPY"),
  /** A loss is below zero. */
  profit: wireAmount,
  source: wireText(300, 0).default(""),
});

/** Everything the terms of a loan can say, before anything is agreed. */
export const schedulePreviewRequest = z.strictObject({
  ...trancheFields,
  ...loanFields,
  currency: wireCurrency.default("JPY"),
  baseRate: wireRate,
  creditMargin: wireRate.prefault("0"),
  rateChanges: z
    .array(
      z.strictObject({
        effectiveOn: wireDay,
        annualRate: wireRate,
        instalment: z.enum(["recompute", "keep"]).default("recompute"),
      }),
    )
    .max(mostRows)
    .default([]),
  furtherDrawdowns: z
    .array(z.strictObject({ on: wireDay, amount: wireAmount }))
    .max(240)
    .default([]),
  prepayments: z
    .array(
      z.strictObject({
        on: wireDay,
        amount: wireAmount,
        policy: z.enum(["reduceInstalment", "shortenTerm"]),
      }),
    )
    .max(240)
    .default([]),
  holidays: z
    .array(
      z.strictObject({
        startOn: wireDay,
        endOn: wireDay,
        interest: z.enum(["paid", "capitalized", "deferred", "waived"]),
        maturity: z.enum(["keep", "extend"]),
      }),
    )
    .max(120)
    .default([]),
  acceleratedOn: wireDay.optional(),
});
