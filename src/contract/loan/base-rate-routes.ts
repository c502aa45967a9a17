import { z } from "zod";
import { bilingual, pageOf, pageQuery, provenance } from "../answers.ts";
import { approvalAnswer } from "../approval/routes.ts";
import { changePreview } from "../approval/change-preview.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, answerInstant, wireDay, wireId, wireRate, wireText } from "../wire.ts";

/** Short name of an index: letters of any script, digits and signs, no blanks. */
const indexCode = z.string().regex(/^[\p{L}\p{N}._-]{1,40}$/u, "not the code of an index");

export const fixingBody = z.strictObject({
  indexCode,
  /** Needed with the first fixing of an index. */
  name: z.strictObject({ ja: wireText(80), en: wireText(80) }).optional(),
  /** The new rate accrues from and including this day. */
  effectiveOn: wireDay,
  annualRate: wireRate,
  /** Where the rate was published. */
  source: wireText(300, 0).default(""),
});

export const baseRateRoutes = {
  listBaseRates: route({
    id: "listBaseRates",
    method: "get",
    path: "/v1/base-rates",
    summary: "Base rates the organization prices its loans on, with the rate in force",
    tag: "loans",
    permission: "readBooks",
    query: z.strictObject({ asOf: wireDay.optional() }),
    response: z.strictObject({
      items: z.array(
        z
          .strictObject({
            code: z.string(),
            name: bilingual,
            loans: z.number().int(),
            annualRate: answerDecimal.nullable(),
            effectiveOn: answerDay.nullable(),
          })
          .meta({ id: "BaseRate" }),
      ),
    }),
  }),
  listFixings: route({
    id: "listFixings",
    method: "get",
    path: "/v1/fixings",
    summary: "Fixings of base rates, newest day first",
    tag: "loans",
    permission: "readBooks",
    query: pageQuery.extend({ index: indexCode.optional() }),
    response: pageOf(
      z
        .strictObject({
          id: wireId,
          indexCode: z.string(),
          name: bilingual,
          effectiveOn: answerDay,
          annualRate: answerDecimal,
          recordedAt: answerInstant,
          provenance,
        })
        .meta({ id: "Fixing" }),
    ),
  }),
  previewFixing: route({
    id: "previewFixing",
    method: "post",
    computes: true,
    path: "/v1/fixing-previews",
    summary: "What a new fixing would change in the loans priced on the index; writes nothing",
    tag: "loans",
    permission: "requestApproval",
    body: fixingBody,
    response: changePreview,
    status: 200,
  }),
  requestFixing: route({
    id: "requestFixing",
    method: "post",
    path: "/v1/fixings",
    summary: "Ask a second person to approve a new fixing of a base rate",
    tag: "loans",
    permission: "requestApproval",
    body: fixingBody,
    response: approvalAnswer,
    status: 201,
    recordsFacts: true,
  }),
} as const;
