import { readFileSync } from "node:fs";
import path from "node:path";

/** What `fixtures/<rule>.cases.json` holds, for example `readCases("calendar/business-day")`; the test says its shape. */
export function readCases(rule: string): unknown {
  return readFixture(`${rule}.cases.json`);
}

/** What a file of `fixtures` holds. */
export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../fixtures", name), "utf8"));
}
