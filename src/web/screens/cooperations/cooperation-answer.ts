import type { z } from "zod";
import type { cooperationRoutes } from "../../../contract/cooperation/routes.ts";

export type CooperationAnswer = z.output<typeof cooperationRoutes.getCooperation.response>;
