import type { z } from "zod";
import type { approvalAnswer, approvalInDetail } from "../../../contract/approval/routes.ts";

export type ApprovalAnswer = z.output<typeof approvalAnswer>;
export type ApprovalInDetail = z.output<typeof approvalInDetail>;
