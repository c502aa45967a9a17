import type { z } from "zod";
import { answerTable } from "../table.ts";
import type { capitalAccountsAnswer } from "./answers.ts";

export const capitalAccountTable = answerTable<z.output<typeof capitalAccountsAnswer>>()({
  name: { ja: "持分金額", en: "capital-accounts" },
  rows: ({ items }) => items,
  columns: (column) => [
    column("number", ["組合員番号", "Partner number"], ({ number }) => number),
    column("text", ["組合員", "Partner"], ({ organization }) => organization.name),
    column("number", ["出資約束金額", "Commitment"], ({ commitment }) => commitment),
    column("number", ["出資未履行額", "Unfunded"], ({ unfunded }) => unfunded),
    column("number", ["期首持分金額", "Opening"], ({ opening }) => opening),
    column("number", ["出資履行", "Contributions"], ({ contributions }) => contributions),
    column("number", ["分配", "Distributions"], ({ distributions }) => distributions),
    column("number", ["振替・譲渡", "Transfers"], ({ transfers }) => transfers),
    column("number", ["損益", "Result"], ({ result }) => result),
    column("number", ["期末持分金額", "Closing"], ({ closing }) => closing),
  ],
});
