import type { z } from "zod";
import type { covenantDetail } from "../../../contract/covenant/answers.ts";

export type CovenantDetail = z.output<typeof covenantDetail>;
