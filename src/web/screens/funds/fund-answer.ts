import type { z } from "zod";
import type { fundAnswer, fundEventPage, fundSummary, net } from "../../../contract/fund/answers.ts";
import type { fundTerms } from "../../../contract/fund/requests.ts";
import type { partnerStatementAnswer } from "../../../contract/fund/documents.ts";

export type FundSummary = z.output<typeof fundSummary>;
export type FundAnswer = z.output<typeof fundAnswer>;
export type Investment = FundAnswer["investments"][number];
export type FundEvent = z.output<typeof fundEventPage>["items"][number];
export type PartnerStatement = z.output<typeof partnerStatementAnswer>;
export type NetFigures = { readonly [Name in keyof typeof net]: z.output<(typeof net)[Name]> };
export type WrittenTerms = z.input<typeof fundTerms>;

/** Terms are answered in the form in which they were asked for. */
export function termsIn({ terms }: FundAnswer["terms"][number]): WrittenTerms {
  return terms as WrittenTerms;
}
