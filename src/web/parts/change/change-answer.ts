import type { z } from "zod";
import type { changePreview } from "../../../contract/approval/change-preview.ts";

export type ChangePreview = z.output<typeof changePreview>;
export type LoanChange = ChangePreview["loans"][number];
export type FactChange = ChangePreview["facts"][number];
