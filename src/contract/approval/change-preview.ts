/** What a change would do, in one form for every kind: facts before and after, schedules side by side, entries. */
import { z } from "zod";
import { bilingual, explanation } from "../answers.ts";
import { entryDraft } from "../loan/loan-answers.ts";
import { answerDay, answerDecimal, wireId } from "../wire.ts";

const factChange = z
  .strictObject({
    label: bilingual,
    /** How the text is to be read. */
    form: z.enum(["text", "money", "rate", "day", "count", "code"]),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: "FactChange" });

export const scheduleLine = z
  .strictObject({
    dueOn: answerDay,
    principal: answerDecimal,
    interest: answerDecimal,
    total: answerDecimal,
    balance: answerDecimal,
  })
  .meta({ id: "ScheduleLine" });

const loanChange = z
  .strictObject({
    /** Null for a loan that the change itself would make. */
    loanId: wireId.nullable(),
    number: z.string(),
    currency: z.string(),
    facts: z.array(factChange),
    /** From the first row that differs. */
    scheduleBefore: z.array(scheduleLine),
    scheduleAfter: z.array(scheduleLine),
    journalEntries: z.array(entryDraft),
  })
  .meta({ id: "LoanChange" });

export const fundLine = z
  .strictObject({
    type: z.string(),
    cash: answerDecimal,
    /** What it does to the commitment left to be called. */
    unfunded: answerDecimal,
    inside: z.boolean(),
    shares: z.array(z.strictObject({ partnerId: wireId, cash: answerDecimal, unfunded: answerDecimal })),
  })
  .meta({ id: "FundLine" });

export const paidTier = z
  .strictObject({ tier: z.string(), lp: answerDecimal, gp: answerDecimal })
  .meta({ id: "PaidTier" });

const fundChange = z
  .strictObject({
    fundId: wireId,
    partners: z.array(
      z.strictObject({
        partnerId: wireId,
        number: z.number().int(),
        kind: z.enum(["gp", "lp"]),
        name: bilingual,
      }),
    ),
    lines: z.array(fundLine),
    tiers: z.array(paidTier),
    journalEntries: z.array(entryDraft),
  })
  .meta({ id: "FundChange" });

const outcomeChange = z
  .strictObject({
    contractId: wireId,
    number: z.string(),
    currency: z.string(),
    explanation,
    journalEntries: z.array(entryDraft),
  })
  .meta({ id: "OutcomeChange" });

export const changePreview = z
  .strictObject({
    title: bilingual,
    currency: z.string().nullable(),
    facts: z.array(factChange),
    loans: z.array(loanChange),
    /** Loans that change as well and are not shown one by one. */
    furtherLoans: z.number().int(),
    warnings: z.array(bilingual),
    /** Of a fund. */
    fund: fundChange.optional(),
    /** Of a contract that pays by results. */
    outcome: outcomeChange.optional(),
  })
  .meta({ id: "ChangePreview" });
