import { z } from "zod";
import { bilingual, organizationRef, pageOf, pageQuery } from "../answers.ts";
import { route } from "../route.ts";
import { answerDay, answerDecimal, answerInstant, wireId, wireText } from "../wire.ts";

const cooperationId = z.strictObject({ cooperationId: wireId });

const cooperation = z
  .strictObject({
    id: wireId,
    name: bilingual,
    project: z.strictObject({ id: wireId, name: bilingual }),
    currency: z.string().nullable(),
    total: answerDecimal,
    /** In the order in which they are paid. */
    parts: z.array(
      z.strictObject({
        lender: organizationRef,
        amount: answerDecimal,
        percent: answerDecimal,
        ranking: z.enum(["senior", "subordinated"]),
        joinedOn: answerDay,
        /** One's own; null for that of another lender. */
        facilityId: wireId.nullable(),
      }),
    ),
    recordedAt: answerInstant,
  })
  .meta({ id: "Cooperation" });

export const cooperationRoutes = {
  listCooperations: route({
    id: "listCooperations",
    method: "get",
    path: "/v1/cooperations",
    summary: "Financings shared by several lenders, with amounts, shares and ranking",
    tag: "cooperations",
    permission: "readLoans",
    query: pageQuery,
    response: pageOf(cooperation),
  }),
  getCooperation: route({
    id: "getCooperation",
    method: "get",
    path: "/v1/cooperations/{cooperationId}",
    summary: "One financing shared by several lenders; the terms of the others stay theirs",
    tag: "cooperations",
    permission: "readLoans",
    params: cooperationId,
    response: cooperation,
  }),
  startCooperation: route({
    id: "startCooperation",
    method: "post",
    path: "/v1/cooperations",
    summary: "Open the project of one's own facility to other lenders",
    tag: "cooperations",
    permission: "requestApproval",
    body: z.strictObject({
      name: z.strictObject({ ja: wireText(120), en: wireText(120) }),
      facilityId: wireId,
    }),
    response: cooperation,
    status: 201,
    recordsFacts: true,
  }),
  joinCooperation: route({
    id: "joinCooperation",
    method: "post",
    path: "/v1/cooperations/{cooperationId}/parts",
    summary: "Join with a facility of one's own for the same project",
    tag: "cooperations",
    permission: "requestApproval",
    params: cooperationId,
    body: z.strictObject({ facilityId: wireId }),
    response: cooperation,
    status: 201,
    recordsFacts: true,
  }),
} as const;
