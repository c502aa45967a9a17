/** Files behind the valuations of a fund. */
import { z } from "zod";
import { route } from "../route.ts";
import { wireId } from "../wire.ts";
import { valuationEvidence } from "./answers.ts";

export const fundEvidenceRoutes = {
  addValuationEvidence: route({
    id: "addValuationEvidence",
    method: "post",
    path: "/v1/funds/{fundId}/valuations/{eventId}/evidence",
    summary: "Add a file behind a valuation; the same file twice is one piece of evidence",
    tag: "funds",
    permission: "manageFund",
    params: z.strictObject({ fundId: wireId, eventId: wireId }),
    bodyKind: "multipart",
    response: z.strictObject({ items: z.array(valuationEvidence) }),
    status: 201,
    recordsFacts: true,
  }),
  downloadValuationEvidence: route({
    id: "downloadValuationEvidence",
    method: "get",
    path: "/v1/valuation-evidence/{evidenceId}",
    summary: "A file behind a valuation",
    tag: "funds",
    permission: "readFunds",
    params: z.strictObject({ evidenceId: wireId }),
    responseKind: "file",
    handsOutEvidence: true,
    response: z.unknown(),
  }),
} as const;
