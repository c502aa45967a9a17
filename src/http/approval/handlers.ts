import { approveRequest } from "../../app/approval/approve-request.ts";
import { listApprovals, readApproval } from "../../app/approval/read-approvals.ts";
import { rejectRequest } from "../../app/approval/reject-request.ts";
import { withdrawRequest } from "../../app/approval/withdraw-request.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { approvalRoutes } from "../../contract/approval/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

export function approvalHandlers({
  ports,
}: {
  readonly ports: Pick<AppPorts, "calendar" | "sha256">;
}): Handlers<typeof approvalRoutes> {
  return {
    listApprovals: ({ query: { state, ...page } }, { read, actor }) =>
      read((repositories) => listApprovals(repositories, actor, { state, page: pageRequest(page) })),
    getApproval: ({ params }, { read, actor, now }) =>
      read((repositories) => readApproval(ports, { work: repositories, actor, now }, params.approvalId)),
    approveRequest: ({ params, body }, context) => approveRequest(ports, context, { ...params, ...body }),
    rejectRequest: ({ params, body }, context) => rejectRequest(context, { ...params, ...body }),
    withdrawRequest: ({ params, body }, context) => withdrawRequest(context, { ...params, ...body }),
  };
}
