import { z } from "zod";
import { answeredViewpoint, bilingual, journalLine, pageOf } from "../answers.ts";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";

export const trialBalanceAnswer = z
  .strictObject({
    currency: z.string(),
    rows: z.array(
      z.strictObject({
        accountCode: z.string(),
        accountName: bilingual,
        kind: z.enum(["asset", "liability", "equity", "income", "expense"]),
        debit: answerDecimal,
        credit: answerDecimal,
        balance: answerDecimal,
      }),
    ),
    sum: answerDecimal,
    viewpoint: answeredViewpoint,
  })
  .meta({ id: "TrialBalance" });

export const journalEntryPage = pageOf(
  z
    .strictObject({
      id: wireId,
      effectiveOn: answerDay,
      recordedAt: answerInstant,
      kind: z.string(),
      description: bilingual,
      reason: z.strictObject({ kind: z.string(), id: z.string() }),
      author: z.string(),
      approver: z.string().nullable(),
      loanId: wireId.nullable(),
      lines: z.array(journalLine),
    })
    .meta({ id: "JournalEntry" }),
);
