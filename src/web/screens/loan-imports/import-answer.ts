import type { z } from "zod";
import type { loanImportAnswer, loanImportRoutes } from "../../../contract/loan-import/routes.ts";

export type LoanImport = z.output<typeof loanImportAnswer>;
export type Checked = NonNullable<LoanImport["checked"]>;
export type ImportColumn = z.output<typeof loanImportRoutes.listLoanImportColumns.response>["items"][number];
