/** What the manager of a fund asks for. Amounts are decimal text in the fund's currency, units whole numbers. */
import { z } from "zod";

import { wireAmount, wireDay, wireId, wireRate, wireText } from "../wire.ts";

export const units = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "not a whole number above zero")
  .meta({ examples: ["100"] });

/** Whole yen. */
const wholeYen = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,14})$/, "not a whole number of yen")
  .meta({ examples: ["10000000"] });

const reason = wireText(1000);
const words = z.strictObject({ ja: wireText(200), en: wireText(200) });
const dayInclusion = z.enum(["startOnly", "both"]);
const policies = ["largestRemainder", "floorGp", "floorCarry", "unitFloor"] as const;

const feeStep = { base: z.enum(["commitment", "called", "investedCost", "nav"]), annualRate: wireRate };

export const fundTerms = z
  .strictObject({
    allocation: z.strictObject({ call: z.enum(policies), distribution: z.enum(policies) }),
    waterfall: z.strictObject({
      model: z.enum(["metiModel", "european", "american"]),
      hurdle: z.strictObject({
        rate: wireRate,
        growth: z.enum(["annual", "act365", "act36525", "simpleAct365"]),
        dayInclusion,
      }),
      carryRate: wireRate,
      catchUpRate: wireRate,
      returnBasis: z.enum(["paidIn", "committed"]),
    }),
    fee: z
      .strictObject({
        ...feeStep,
        stepDown: z.strictObject({ fromOn: wireDay, ...feeStep }).optional(),
        offsetRate: wireRate,
        consumptionTaxRate: wireRate,
        dayCount: z.strictObject({
          dayCount: z.enum(["act365Fixed", "act360", "actActIsda", "thirtyE360", "monthly"]),
          dayInclusion,
        }),
      })
      .nullable(),
    lateChargeRate: wireRate,
    equalisationRate: wireRate,
    /** Of a silent partnership (匿名組合) alone; "0" for the others. */
    withholdingRate: wireRate,
    perCompanyLimit: wholeYen.nullable(),
    plannedCalls: z.array(z.strictObject({ on: wireDay, amount: wholeYen })).max(100),
  })
  .meta({ id: "FundTerms" });

const sideLetter = z.strictObject({ feeDiscountRate: wireRate, excused: z.array(wireId).max(100) });

const newPartner = { organizationId: wireId, kind: z.enum(["gp", "lp"]), sideLetter };
const committedPartner = z.strictObject({ ...newPartner, units });

export const fundRequest = z.strictObject({
  name: words,
  form: z.enum(["lps", "llp", "tk"]),
  unitPrice: units,
  startsOn: wireDay,
  termEndsOn: wireDay,
  fiscalYearStartMonth: z.number().int().min(1).max(12),
  terms: fundTerms,
  /** The first closing. The caller's organization is one of the general partners. */
  partners: z.array(committedPartner).min(1).max(200),
});

export const termsRequest = z.strictObject({ effectiveOn: wireDay, terms: fundTerms, reason });
export const extensionRequest = z.strictObject({ effectiveOn: wireDay, termEndsOn: wireDay, reason });
export const closingRequest = z.strictObject({
  closedOn: wireDay,
  partners: z.array(committedPartner).min(1).max(200),
});

export const callRequest = z.strictObject({
  noticeOn: wireDay,
  dueOn: wireDay,
  /** Where it is called for one investment: partners excused from it are left out. */
  investmentId: wireId.optional(),
  lines: z
    .array(
      z.strictObject({
        purpose: z.enum(["investment", "managementFee", "expense", "other"]),
        amount: wireAmount,
        inside: z.boolean(),
      }),
    )
    .min(1)
    .max(20),
});

export const receiptRequest = z.strictObject({
  callId: wireId,
  receivedOn: wireDay,
  payments: z
    .array(z.strictObject({ partnerId: wireId, amount: wireAmount }))
    .min(1)
    .max(200),
});

export const investmentRequest = z.strictObject({
  /** Of an investment that stands; left out where `opens` describes a new one. */
  investmentId: wireId.optional(),
  opens: z
    .strictObject({
      companyId: wireId,
      projectId: wireId.optional(),
      instrument: z.enum(["common", "classShares", "jKiss", "loan"]),
      redemptions: z.array(z.strictObject({ on: wireDay, amount: wireAmount })).max(100),
    })
    .optional(),
  boughtOn: wireDay,
  units,
  cost: wireAmount,
});

export const valuationRequest = z.strictObject({
  investmentId: wireId,
  valuedOn: wireDay,
  rank: z.enum(["A", "B", "C", "D", "fairValue"]),
  fairValue: wireAmount.optional(),
  method: wireText(500),
});

export const distributableAmountRequest = z.strictObject({
  investmentId: wireId,
  asOf: wireDay,
  amount: wireAmount,
  source: wireText(500),
});

export const buyBackExceptionRequest = z.strictObject({
  investmentId: wireId,
  amount: wireAmount,
  fromOn: wireDay,
  untilOn: wireDay,
  reason,
});

export const exitRequest = z.strictObject({
  investmentId: wireId,
  exit: z.enum(["buyBack", "sale", "writeOff"]),
  exitedOn: wireDay,
  units,
  proceeds: wireAmount,
  /** Of a buy-back: the company's capital behind the shares; what is paid above it is a dividend. */
  capitalPortion: wireAmount.optional(),
  exceptionId: wireId.optional(),
});

export const incomeRequest = z.strictObject({
  investmentId: wireId.optional(),
  receivedOn: wireDay,
  amount: wireAmount,
  withheldTax: wireAmount.default("0"),
  what: wireText(200),
});

export const expenseRequest = z.strictObject({ paidOn: wireDay, amount: wireAmount, what: wireText(200) });

export const feeRequest = z.strictObject({
  startOn: wireDay,
  endOn: wireDay,
  paidOn: wireDay,
  portfolioFees: wireAmount.default("0"),
});

export const distributionRequest = z.strictObject({
  noticeOn: wireDay,
  paidOn: wireDay,
  amount: wireAmount,
  /** The deal it comes from: needed by the american waterfall. */
  investmentId: wireId.optional(),
  /** How much of the returned capital may be called again. */
  restores: wireAmount.default("0"),
});

export const transferRequest = z.strictObject({
  transferredOn: wireDay,
  fromPartnerId: wireId,
  units,
  to: z.strictObject({ organizationId: wireId, sideLetter }),
});

export const reversalRequest = z.strictObject({ eventId: wireId, reason });
