import type { z } from "zod";
import type { facilityAnswer } from "../../../contract/loan/setup-answers.ts";

export type FacilityAnswer = z.output<typeof facilityAnswer>;
export type Tranche = FacilityAnswer["tranches"][number];
