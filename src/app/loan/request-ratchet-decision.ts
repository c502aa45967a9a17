import type { ApprovalView } from "../approval/approval-view.ts";
import { requestChange } from "../approval/request-change.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { ratchetPayload } from "./ratchet-change.ts";
import type { RatchetRequest } from "./reckoned-ratchet.ts";

/** Puts a verdict before a second person, with everything it would change. One request per agreement at a time. */
export function requestRatchetDecision(
  deps: ReckoningDeps,
  context: CommandContext,
  request: RatchetRequest,
): Promise<ApprovalView> {
  return requestChange(deps, context, { kind: "ratchetDecision", payload: ratchetPayload(request) });
}
