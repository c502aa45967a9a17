import type { z } from "zod";
import type { outcomeRoutes } from "../../../contract/impact/outcome-routes.ts";
import type { valueRoutes } from "../../../contract/impact/value-routes.ts";
import type { projectRoutes } from "../../../contract/project/routes.ts";

export type Project = z.output<typeof projectRoutes.getProject.response>;
export type Assessment = z.output<typeof valueRoutes.listSocialValue.response>["items"][number];
export type ValueRange = z.output<typeof valueRoutes.previewSocialValue.response>;
export type Profile = z.output<typeof valueRoutes.listImpactProfiles.response>["items"][number];
export type Contract = z.output<typeof outcomeRoutes.listOutcomeContracts.response>["items"][number];

export const cases = ["low", "base", "high"] as const;
export type Case = (typeof cases)[number];

export const shares = ["deadweight", "displacement", "attribution", "dropOff"] as const;
