import type { z } from "zod";
import type { approvalAnswer } from "../../../contract/approval/routes.ts";

export type ApprovalAnswer = z.output<typeof approvalAnswer>;
