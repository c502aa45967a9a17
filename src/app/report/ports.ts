import type { Language } from "../../domain/report/language.ts";
import type { LoanReport } from "../../domain/report/loan-report.ts";

/** Lays a report out as PDF. The same report in the same language gives the same bytes. */
export type LoanReportRenderer = (report: LoanReport, language: Language) => Promise<Uint8Array>;
