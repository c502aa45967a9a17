import type { z } from "zod";
import type { evidenceDetailAnswer } from "../../../contract/impact/evidence-routes.ts";

export type EvidenceDetail = z.output<typeof evidenceDetailAnswer>;
