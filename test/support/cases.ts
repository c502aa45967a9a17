import { readFileSync } from "node:fs";
import path from "node:path";

/** What `fixtures/<rule>.cases.json` holds, for example `readCases("calendar/business-day")`; the test says its shape. */
export function readCases(rule: string): unknown {
  const file = path.resolve(import.meta.dirname, "../../fixtures", `${rule}.cases.json`);
  return JSON.parse(readFileSync(file, "utf8"));
}
