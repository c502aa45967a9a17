import type { z } from "zod";
import type { kpiAnswer } from "../../../contract/impact/routes.ts";

export type Kpi = z.output<typeof kpiAnswer>;
