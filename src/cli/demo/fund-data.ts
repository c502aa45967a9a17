import { z } from "zod";
import { fundTerms } from "../../contract/fund/requests.ts";
import { wireDay } from "../../contract/wire.ts";
import { evidence } from "./observation-data.ts";
import { provenance, slug, text, words } from "./written-form.ts";

const email = z.email().lowercase();

/** Kinds of requests that steps of funds are. */
const kinds = [
  "capitalCall",
  "capitalReceipt",
  "fundInvestment",
  "fundValuation",
  "distributableAmount",
  "fundExit",
  "fundIncome",
  "fundFee",
  "fundDistribution",
] as const;

/** funds.json: funds with their first terms and partners, and what happened in them since. */
export const fundsFile = z.array(
  z.strictObject({
    slug,
    manager: slug,
    by: email,
    approvedBy: email,
    provenance,
    setUp: z.strictObject({
      name: words,
      form: z.enum(["lps", "llp", "tk"]),
      unitPrice: text,
      startsOn: wireDay,
      termEndsOn: wireDay,
      fiscalYearStartMonth: z.number().int(),
      terms: fundTerms,
      partners: z
        .array(z.strictObject({ organization: slug, kind: z.enum(["gp", "lp"]), units: text }))
        .min(1),
    }),
    steps: z.array(
      z.strictObject({
        on: wireDay,
        kind: z.enum(kinds),
        /** The request of the API; investments, companies and projects by their slugs. */
        body: z.record(z.string(), z.json()),
        /** File behind a valuation. */
        evidence: evidence.optional(),
        /** Due day of the call that is paid: by everybody, or by these. */
        paysCallDueOn: wireDay.optional(),
        payers: z.array(slug).optional(),
        /** A rule refuses it, by this code: nothing is recorded. */
        refusedAs: text.optional(),
      }),
    ),
  }),
);

export type FundData = z.output<typeof fundsFile>[number];
