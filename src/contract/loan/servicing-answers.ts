import { z } from "zod";
import { answeredViewpoint, bilingual } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { loanStates, standingFields } from "./loan-answers.ts";

export const claimKinds = ["costs", "lateCharge", "interest", "principal"] as const;

const amountsByKind = z
  .strictObject({
    costs: answerDecimal,
    lateCharge: answerDecimal,
    interest: answerDecimal,
    principal: answerDecimal,
  })
  .meta({ id: "AmountsByKind" });

/** What is overdue, by how long. */
const buckets = z.array(
  z.strictObject({
    fromDays: z.number().int(),
    toDays: z.number().int().nullable(),
    amount: answerDecimal,
  }),
);

export const claimsAnswer = z
  .strictObject({
    ...standingFields,
    currency: z.string(),
    due: amountsByKind,
    received: amountsByKind,
    open: z.array(
      z.strictObject({
        kind: z.enum(claimKinds),
        dueOn: answerDay,
        amount: answerDecimal,
        daysPastDue: z.number().int(),
      }),
    ),
    /** Received beyond everything due of the kind. */
    credit: amountsByKind,
    /** Kept for the borrower. */
    held: answerDecimal,
    overdue: answerDecimal,
    buckets,
    nextPayment: z
      .strictObject({
        dueOn: answerDay,
        principal: answerDecimal,
        interest: answerDecimal,
        total: answerDecimal,
      })
      .nullable(),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "Claims" });

export const repaymentsAnswer = z.strictObject({
  items: z.array(
    z
      .strictObject({
        id: wireId,
        receivedOn: answerDay,
        recordedAt: answerInstant,
        currency: z.string(),
        amount: answerDecimal,
        costs: answerDecimal,
        lateCharge: answerDecimal,
        interest: answerDecimal,
        principal: answerDecimal,
        /** Put to what is held (+), or taken out of it (−). */
        held: answerDecimal,
        /** Received after the loan was written off. */
        isRecovery: z.boolean(),
      })
      .meta({ id: "Repayment" }),
  ),
});

export const loanEventKinds = [
  "drawdown",
  "prepayment",
  "paymentHoliday",
  "acceleration",
  "nonAccrual",
  "accrualResumption",
  "writeOff",
  "charge",
  "heldRefund",
  "goodCausePayment",
  "takeover",
] as const;

export const loanEventsAnswer = z.strictObject({
  items: z.array(
    z
      .strictObject({
        id: wireId,
        kind: z.enum(loanEventKinds),
        effectiveOn: answerDay,
        recordedAt: answerInstant,
        currency: z.string(),
        amount: answerDecimal.nullable(),
        endOn: answerDay.nullable(),
        reason: z.string().nullable(),
        requestedBy: z.string(),
        approvedBy: z.string().nullable(),
      })
      .meta({ id: "LoanEvent" }),
  ),
});

export const prepaymentPolicies = ["reduceInstalment", "shortenTerm"] as const;

export const prepaymentWhatIfAnswer = z
  .strictObject({
    currency: z.string(),
    /** One for each policy the loan allows. */
    effects: z.array(
      z.strictObject({
        policy: z.enum(prepaymentPolicies),
        amount: answerDecimal,
        interestSaved: answerDecimal,
        breakCost: answerDecimal,
        payable: answerDecimal,
        maturityBefore: answerDay,
        maturityAfter: answerDay,
        instalmentBefore: answerDecimal.nullable(),
        instalmentAfter: answerDecimal.nullable(),
        schedule: z.array(
          z.strictObject({
            dueOn: answerDay,
            principal: answerDecimal,
            interest: answerDecimal,
            total: answerDecimal,
            balance: answerDecimal,
          }),
        ),
      }),
    ),
  })
  .meta({ id: "PrepaymentWhatIf" });

export const arrearsAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        loanId: wireId,
        number: z.string(),
        borrower: z.strictObject({ id: wireId, name: bilingual }),
        currency: z.string(),
        outstanding: answerDecimal,
        state: z.enum(loanStates),
        daysPastDue: z.number().int(),
        overdue: answerDecimal,
        oldestDueOn: answerDay,
        /** First day past due of the bucket the loan falls into. */
        bucket: z.number().int(),
        buckets,
      }),
    ),
    nextCursor: z.string().nullable(),
    /** Of every loan in arrears, whatever page or bucket is asked for: one line for each currency and bucket. */
    totals: z.array(
      z.strictObject({
        currency: z.string(),
        bucket: z.number().int(),
        toDays: z.number().int().nullable(),
        loans: z.number().int(),
        /** All that is overdue of the loans in the bucket. */
        overdue: answerDecimal,
        outstanding: answerDecimal,
      }),
    ),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "Arrears" });
