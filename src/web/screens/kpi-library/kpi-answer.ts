import type { z } from "zod";
import type { libraryKpiAnswer } from "../../../contract/impact/library-routes.ts";

export type LibraryKpi = z.output<typeof libraryKpiAnswer>;
