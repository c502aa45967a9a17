import { readFileSync } from "node:fs";
import path from "node:path";
import type { LoanReport } from "../../src/domain/report/loan-report.ts";

const folder = path.resolve(import.meta.dirname, "../../fixtures/report");

/** A sustainability-linked loan of ¥500 million: parties, amount and KPI are public, everything else is fictional. */
export function exampleLoanReport(): LoanReport {
  return JSON.parse(readFileSync(path.join(folder, "loan-report.json"), "utf8")) as LoanReport;
}

/** What `fixtures/report/<name>.scene.json` holds. */
export function storedScene(name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, `${name}.scene.json`), "utf8"));
}
