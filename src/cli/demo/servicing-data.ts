import { z } from "zod";
import { newLoanRequest, productTermsRequest } from "../../contract/loan/setup-requests.ts";
import { productKinds } from "../../contract/loan/loan-answers.ts";
import { wireAmount, wireDay, wireRate } from "../../contract/wire.ts";
import { observationsFile } from "./observation-data.ts";
import { provenance, slug, text, words } from "./written-form.ts";

/** What a borrower did on a due date, where it was not to pay what was due on its day. */
const exception = z.strictObject({
  dueOn: wireDay,
  paidOn: wireDay.optional(),
  /** Instead of all that is due on the day. */
  amount: wireAmount.optional(),
});

const servicedLoan = z.strictObject({
  slug,
  borrower: slug,
  project: slug,
  facility: z.strictObject({
    number: text,
    limit: wireAmount,
    ranking: z.enum(["senior", "subordinated"]),
    purpose: words,
  }),
  productKind: z.enum(productKinds),
  /** The program's own code where a margin is the whole rate or the profit sets it. */
  baseRateIndex: text,
  creditMargin: wireRate,
  product: productTermsRequest,
  loan: newLoanRequest,
  exceptions: z.array(exception).default([]),
  /** Nothing that falls due so many days before the day of loading, or later, is paid. */
  unpaidDays: z.int().min(1).optional(),
});

export const stepKinds = [
  "repayment",
  "prepayment",
  "paymentHoliday",
  "charge",
  "drawdown",
  "heldRefund",
  "annualAccounts",
  "nonAccrual",
  "agreement",
  "ratchetDecision",
  "goodCausePayment",
] as const;

/**
 * A step asked for by one person and approved by another, or left waiting; `body` as the request is kept, with
 * "kpi:slug" for the id of a KPI.
 */
const step = z.strictObject({
  on: wireDay,
  kind: z.enum(stepKinds),
  loan: slug,
  body: z.record(z.string(), z.json()),
  waits: z.boolean().default(false),
});

/** servicing.json: what the books of lenders begin with, and a lender whose loans show every kind and every event. */
export const servicingFile = z.strictObject({
  openings: z.array(
    z.strictObject({ lender: slug, on: wireDay, cash: wireAmount, by: text, approvedBy: text }),
  ),
  lender: slug,
  by: text,
  approvedBy: text,
  /** Of every facility, margin and loan in it. */
  provenance,
  loans: z.array(servicedLoan),
  steps: z.array(step),
  /** What borrowers of these loans reported. */
  reports: observationsFile,
});

export type ServicingData = z.output<typeof servicingFile>;
export type ServicedLoanData = ServicingData["loans"][number];
