import { z } from "zod";
import { checkpoint } from "../audit/routes.ts";
import { answeredViewpoint, bilingual, journalLine, pageOf } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";

export const accountKind = z.enum(["asset", "liability", "equity", "income", "expense"]);

export const bookAnswer = z
  .strictObject({ id: wireId, name: bilingual, currency: z.string() })
  .meta({ id: "Book" });

export const accountAnswer = z
  .strictObject({
    id: wireId,
    /** The code of the chart that the book was made from. */
    chartCode: z.string(),
    code: z.string(),
    name: bilingual,
    kind: accountKind,
  })
  .meta({ id: "Account" });

export const chartAnswer = z
  .strictObject({
    accounts: z.array(accountAnswer),
    postingRules: z.array(z.strictObject({ event: z.string(), debit: accountAnswer, credit: accountAnswer })),
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "ChartOfAccounts" });

export const trialBalanceAnswer = z
  .strictObject({
    currency: z.string(),
    /** First day of the period; null for all of history. */
    fromOn: answerDay.nullable(),
    rows: z.array(
      z.strictObject({
        accountId: wireId,
        accountCode: z.string(),
        accountName: bilingual,
        kind: accountKind,
        opening: answerDecimal,
        debit: answerDecimal,
        credit: answerDecimal,
        balance: answerDecimal,
      }),
    ),
    sum: answerDecimal,
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "TrialBalance" });

export const journalEntryAnswer = z
  .strictObject({
    id: wireId,
    effectiveOn: answerDay,
    /** The day it belongs to, where that period was closed when it was learned. */
    belongsOn: answerDay.nullable(),
    recordedAt: answerInstant,
    daysLate: z.number().int(),
    /** Recorded later than the usual cycle of business allows. */
    late: z.boolean(),
    kind: z.string(),
    description: bilingual,
    reason: z.strictObject({ kind: z.string(), id: z.string() }),
    author: z.string(),
    approver: z.string().nullable(),
    loanId: wireId.nullable(),
    counterparty: bilingual.nullable(),
    /** Entries that this one adjusts, and entries that adjust it. */
    corrects: z.array(wireId),
    correctedBy: z.array(wireId),
    lines: z.array(journalLine),
  })
  .meta({ id: "JournalEntry" });

export const entryWithOrigin = journalEntryAnswer
  .extend({
    /** Where it comes from: the unit of work that recorded it. */
    origin: z.strictObject({
      /** Number of its row in the audit chain. */
      seq: z.number().int(),
      action: z.string(),
      /** The fact that caused it, as it is hashed; null where it was not recorded with the entry. */
      fact: z
        .strictObject({
          table: z.string(),
          cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        })
        .nullable(),
      approvalId: wireId.nullable(),
    }),
  })
  .meta({ id: "JournalEntryWithOrigin" });

export const generalLedgerAnswer = z
  .strictObject({
    account: z.strictObject({ id: wireId, code: z.string(), name: bilingual, kind: accountKind }),
    currency: z.string(),
    fromOn: answerDay,
    viewpoint: answeredViewpoint,
    opening: answerDecimal,
    closing: answerDecimal,
    items: z.array(
      z.strictObject({
        entryId: wireId,
        line: z.number().int(),
        effectiveOn: answerDay,
        recordedAt: answerInstant,
        kind: z.string(),
        description: bilingual,
        loanId: wireId.nullable(),
        amount: answerDecimal,
        balance: answerDecimal,
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "GeneralLedger" });

export const entryProofAnswer = z
  .strictObject({
    format: z.literal("sanpo-entry-proof/1"),
    entryId: wireId,
    checkpoint,
    /** The unit of work that recorded it: content of its audit row, and its rows as they were hashed. */
    unit: z.strictObject({
      seq: z.number().int(),
      previousHash: z.string(),
      hash: z.string(),
      content: z.string(),
      tables: z.array(z.strictObject({ table: z.string(), rows: z.array(z.string()) })),
    }),
    /** Hashes beside the way up to the root, lowest first. */
    path: z.array(z.string()),
  })
  .meta({ id: "EntryProof" });

export const journalEntryPage = pageOf(journalEntryAnswer);
