import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { DecisionPaper } from "../application/read-applications.ts";
import type { ProjectDiagrams } from "../project/diagrams.ts";
import type { Language } from "../../domain/report/language.ts";
import type { LoanReport } from "../../domain/report/loan-report.ts";

/** Lays a report out as PDF. The same report in the same language gives the same bytes. */
export type LoanReportRenderer = (report: LoanReport, language: Language) => Promise<Uint8Array>;

/** A project on one sheet. */
export interface ProjectSheet {
  readonly name: Bilingual;
  readonly challenge: Bilingual;
  readonly diagrams: ProjectDiagrams;
  readonly issuedAt: Instant;
  readonly fictional: boolean;
}

export type ProjectSheetRenderer = (sheet: ProjectSheet, language: Language) => Promise<Uint8Array>;

export type DecisionLetterRenderer = (paper: DecisionPaper, language: Language) => Promise<Uint8Array>;
