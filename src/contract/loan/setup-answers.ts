import { z } from "zod";
import { bilingual, organizationRef, provenance } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { productKinds, scheduleAnswer } from "./loan-answers.ts";

export const facilitySummary = z
  .strictObject({
    id: wireId,
    number: z.string(),
    lender: organizationRef,
    borrower: organizationRef,
    project: z.strictObject({ id: wireId, name: bilingual }),
    currency: z.string(),
    limit: answerDecimal,
    /** Everything ever drawn: a facility does not revolve. */
    drawn: answerDecimal,
    undrawn: answerDecimal,
    /** Drawn of the limit, as a fraction. */
    usedShare: answerDecimal,
    ranking: z.enum(["senior", "subordinated"]),
    purpose: bilingual,
    agreedOn: answerDay,
    productKinds: z.array(z.enum(productKinds)),
    loans: z.number().int(),
    provenance,
  })
  .meta({ id: "FacilitySummary" });

const productTermsAnswer = z
  .strictObject({
    annuityBasis: z.string(),
    interestTiming: z.string(),
    accrueTo: z.string(),
    stepChangeInstalment: z.string(),
    prepaymentInterest: z.string(),
    prepaymentFrom: answerDay.nullable(),
    lateChargeRate: answerDecimal,
    allocation: z.strictObject({ order: z.array(z.string()), partPayments: z.string() }),
    accrualFrequency: z.string(),
    capitalRates: z
      .strictObject({
        years: z.number().int(),
        fixedYears: z.number().int(),
        fixedRate: answerDecimal,
        fiscalYearEndMonth: z.number().int(),
        accountsAfterMonths: z.number().int(),
        tiers: z.array(z.strictObject({ profitFrom: answerDecimal.nullable(), annualRate: answerDecimal })),
      })
      .nullable(),
  })
  .meta({ id: "ProductTerms" });

export const facilityAnswer = facilitySummary
  .extend({
    tranches: z.array(
      z
        .strictObject({
          id: wireId,
          productKind: z.enum(productKinds),
          baseRateIndex: z.string(),
          interestRule: z.strictObject({
            dayCount: z.string(),
            dayInclusion: z.string(),
            rounding: z.string(),
            roundingScope: z.string(),
            principalUnit: answerDecimal,
          }),
          businessDayConvention: z.string(),
          /** Versions in the order of their days. */
          pricing: z.array(
            z.strictObject({
              effectiveOn: answerDay,
              creditMargin: answerDecimal,
              recordedAt: answerInstant,
            }),
          ),
          product: z.array(
            z.strictObject({
              effectiveOn: answerDay,
              recordedAt: answerInstant,
              terms: productTermsAnswer,
            }),
          ),
        })
        .meta({ id: "Tranche" }),
    ),
    drawnLoans: z.array(
      z.strictObject({
        id: wireId,
        trancheId: wireId,
        number: z.string(),
        drawn: answerDecimal,
        drawdowns: z.array(z.strictObject({ on: answerDay, amount: answerDecimal })),
      }),
    ),
    securities: z.array(
      z.strictObject({
        id: wireId,
        kind: z.enum(["guarantor", "collateral"]),
        name: z.string(),
        detail: z.string(),
        amount: answerDecimal.nullable(),
        effectiveOn: answerDay,
      }),
    ),
  })
  .meta({ id: "Facility" });

export const schedulePreviewAnswer = scheduleAnswer
  .omit({ viewpoint: true })
  .extend({ annualRate: answerDecimal })
  .meta({ id: "SchedulePreview" });

export const annualAccountsAnswer = z
  .strictObject({
    id: wireId,
    fiscalYearEndOn: answerDay,
    currency: z.string(),
    profit: answerDecimal,
    recordedAt: answerInstant,
  })
  .meta({ id: "AnnualAccounts" });
