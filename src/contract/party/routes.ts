import { z } from "zod";
import { bilingual } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, wireDay } from "../wire.ts";

/** What a legal form allows or locks, and whether a primary source confirmed it. */
const formCell = z
  .strictObject({ value: z.string(), words: bilingual, confirmed: z.boolean() })
  .meta({ id: "LegalFormCell" });

const legalForm = z
  .strictObject({
    code: z.string(),
    name: bilingual,
    validFrom: answerDay,
    source: z.string(),
    reviewedOn: answerDay,
    /** 0 to 4, for the significance criterion "lock". */
    lockGrade: z.number().int(),
    cells: z.strictObject({
      outsideEquity: formCell,
      distribution: formCell,
      missionLock: formCell,
      assetLock: formCell,
      corporateTax: formCell,
      donorRelief: formCell,
      setUp: formCell,
    }),
  })
  .meta({ id: "LegalForm" });

const legalFormCode = z.string().regex(/^[a-z_]{1,12}$/, "not the code of a legal form");

export const partyRoutes = {
  listLegalForms: route({
    id: "listLegalForms",
    method: "get",
    path: "/v1/legal-forms",
    summary: "Legal forms compared: equity, distribution, locks, tax and set-up, as they hold on a day",
    tag: "parties",
    permission: "signedIn",
    query: z.strictObject({ asOf: wireDay.optional() }),
    response: z.strictObject({
      items: z.array(legalForm),
      /** Which form serves the need that comes first. */
      shortCuts: z.array(
        z.strictObject({ need: z.enum(["quickStart", "donations", "equity"]), code: z.string() }),
      ),
    }),
  }),
  previewFormChange: route({
    id: "previewFormChange",
    method: "get",
    path: "/v1/legal-form-changes",
    summary: "What a planned change of legal form would change",
    tag: "parties",
    permission: "signedIn",
    query: z.strictObject({ from: legalFormCode, to: legalFormCode, asOf: wireDay.optional() }),
    response: z
      .strictObject({
        from: z.string(),
        to: z.string(),
        columns: z.array(
          z.strictObject({
            column: z.string(),
            before: formCell,
            after: formCell,
            /** A possibility, a lock or a relief that is given up. */
            loses: z.boolean(),
          }),
        ),
        lockGrades: z.strictObject({ before: z.number().int(), after: z.number().int() }),
      })
      .meta({ id: "LegalFormChange" }),
  }),
} as const;
