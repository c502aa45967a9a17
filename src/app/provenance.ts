import type { Bilingual } from "../domain/kernel/bilingual.ts";
import type { LocalDate } from "../domain/kernel/local-date.ts";

/** Where a recorded figure comes from. `fictional` (架空) marks what was invented for the demonstration. */
export interface Provenance {
  readonly fictional: boolean;
  readonly source: string | null;
  readonly asOf: LocalDate | null;
  readonly note: Bilingual | null;
}

/** What people of an organization enter in the course of business: real, from themselves. */
export const ownRecord: Provenance = { fictional: false, source: null, asOf: null, note: null };
