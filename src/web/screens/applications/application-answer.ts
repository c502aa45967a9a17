import type { z } from "zod";
import type { applicationAnswer, applicationSummary } from "../../../contract/application/answers.ts";

export type ApplicationAnswer = z.output<typeof applicationAnswer>;
export type ApplicationSummary = z.output<typeof applicationSummary>;
export type ReviewAnswer = NonNullable<ApplicationAnswer["review"]>;
