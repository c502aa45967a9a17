import { z } from "zod";
import { answerDay, answerDecimal, answerInstant, wireId } from "../wire.ts";
import { answerTable } from "../table.ts";

export const goodCauseAnswer = z
  .strictObject({
    currency: z.string(),
    /** Every cause the terms have named so far, the one of today first. */
    goodCauses: z.array(z.string()),
    setAside: answerDecimal,
    paid: answerDecimal,
    remaining: answerDecimal,
    /** The newest first. */
    items: z.array(
      z.strictObject({
        entryId: wireId,
        on: answerDay,
        recordedAt: answerInstant,
        kind: z.enum(["setAside", "payment"]),
        /** Set aside (+), or taken back or paid out (−). */
        amount: answerDecimal,
        /** What was left after it. */
        balance: answerDecimal,
      }),
    ),
    /** The newest first. */
    payments: z.array(
      z.strictObject({
        id: wireId,
        on: answerDay,
        goodCause: z.string(),
        amount: answerDecimal,
        reason: z.string(),
        requestedBy: z.string(),
        approvedBy: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "GoodCause" });

const kindWords = {
  setAside: { ja: "預り", en: "Set aside" },
  payment: { ja: "支払い", en: "Payment" },
} as const;

export const goodCauseTable = answerTable<z.output<typeof goodCauseAnswer>>()({
  name: { ja: "寄付預り金", en: "good-cause" },
  rows: ({ items, currency }) => items.map((item) => ({ ...item, currency })),
  columns: (cell) => [
    cell("day", ["日付", "Day"], ({ on }) => on),
    cell("text", ["種類", "Kind"], ({ kind }) => kindWords[kind]),
    cell("text", ["通貨", "Currency"], ({ currency }) => currency),
    cell("number", ["金額", "Amount"], ({ amount }) => amount),
    cell("number", ["残高", "Left"], ({ balance }) => balance),
  ],
});
