import type { z } from "zod";
import type { ledgerRoutes } from "../../../contract/ledger/routes.ts";

export type Account = z.output<typeof ledgerRoutes.getChart.response>["accounts"][number];
