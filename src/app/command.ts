/** What every command is given: who acts, when, and the repositories of its transaction. */
import type { HolidayCalendar } from "../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../domain/kernel/instant.ts";
import type { Sha256 } from "../domain/ledger/hash-chain.ts";
import type { Actor } from "./actor.ts";
import type { Repositories } from "./ports.ts";

export interface CommandContext {
  readonly work: Repositories;
  readonly actor: Actor;
  readonly now: Instant;
  readonly newId: () => string;
}

export interface ReckoningDeps {
  readonly calendar: HolidayCalendar;
  readonly sha256: Sha256;
}
