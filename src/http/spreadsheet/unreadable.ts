import { Rejected } from "../../app/rejected.ts";
import type { SpreadsheetRejection } from "../../app/spreadsheet/ports.ts";

/** Thrown where reading ends early; `readSpreadsheet` turns it into its answer. */
export function unreadable(
  code: SpreadsheetRejection["code"],
  figures: NonNullable<SpreadsheetRejection["figures"]> = {},
): Rejected {
  return new Rejected({ code, figures });
}
