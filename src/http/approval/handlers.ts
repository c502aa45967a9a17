import { approveRequest } from "../../app/approval/approve-request.ts";
import { approveRequests } from "../../app/approval/approve-requests.ts";
import { waivableKinds } from "../../app/approval/policy.ts";
import { policyPayload } from "../../app/approval/policy-change.ts";
import { requestChange } from "../../app/approval/request-change.ts";
import { listApprovals, readApproval, type ReckonedToday } from "../../app/approval/read-approvals.ts";
import { rejectRequest } from "../../app/approval/reject-request.ts";
import { renewRequest } from "../../app/approval/renew-request.ts";
import { withdrawRequest } from "../../app/approval/withdraw-request.ts";
import type { Language } from "../../app/identity/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { approvalRoutes } from "../../contract/approval/routes.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import type { Handlers } from "../handler.ts";
import { wording } from "../problem-text/wording.ts";
import { pageRequest } from "../page.ts";

export function approvalHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<typeof approvalRoutes> {
  return {
    listApprovals: ({ query: { state, ...page } }, { read, actor, now }) =>
      read((repositories) => listApprovals(repositories, { actor, now }, { state, page: pageRequest(page) })),
    getApproval: async ({ params }, { read, actor, now, language }) => {
      const approval = await read((work) => readApproval(ports, { work, actor, now }, params.approvalId));
      return approval.kind === "ratchetDecision"
        ? { ...approval, today: toldToday(approval.today, language) }
        : { ...approval, today: toldToday(approval.today, language) };
    },
    approveRequest: ({ params, body }, context) => approveRequest(ports, context, { ...params, ...body }),
    approveRequests: async ({ body }, context) => ({
      items: (await approveRequests(ports, context, body)).map(({ refusal, ...item }) => ({
        ...item,
        refusal: refusal === undefined ? null : toldRefusal(refusal, context.language),
      })),
    }),
    getApprovalPolicy: (_, { read, actor }) =>
      read(async ({ approvals }) => ({
        items: await Promise.all(
          waivableKinds.map(async (kind) => ({
            kind,
            needsSecondPerson: await approvals.needsSecondPerson(actor.organizationId, kind),
          })),
        ),
      })),
    requestApprovalPolicy: ({ body }, context) =>
      requestChange(ports, context, { kind: "approvalPolicy", payload: policyPayload(body) }),
    rejectRequest: ({ params, body }, context) => rejectRequest(context, { ...params, ...body }),
    renewRequest: ({ params }, context) => renewRequest(ports, context, params.approvalId),
    withdrawRequest: ({ params, body }, context) => withdrawRequest(context, { ...params, ...body }),
  };
}

function toldToday<Preview>(today: ReckonedToday<Preview> | undefined, language: Language) {
  if (today === undefined) return null;
  const { preview, refusal } = today;
  return {
    preview: preview ?? null,
    refusal: refusal === undefined ? null : toldRefusal(refusal, language),
  };
}

function toldRefusal(refusal: Rejection, language: Language) {
  return { code: refusal.code, message: wording(refusal, language) };
}
