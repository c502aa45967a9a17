/** What the steps of recording a batch hand to each other. */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Repositories } from "../ports.ts";
import type { BatchIds } from "./batch-ids.ts";
import type { TakenOverIds, TakenOverLoan } from "./taken-over.ts";

export interface Batch {
  readonly importId: string;
  readonly lenderId: string;
  readonly people: {
    readonly requestedBy: string;
    readonly approvedBy: string;
    readonly approvalId: string;
  };
  readonly ids: BatchIds;
  readonly limits: ReadonlyMap<string, bigint>;
  readonly calendar: HolidayCalendar;
  readonly pause: () => Promise<void>;
}

export interface At {
  readonly work: Repositories;
  readonly now: Instant;
}

export interface TakenRow {
  readonly taken: TakenOverLoan;
  readonly ids: TakenOverIds;
  readonly number: string;
}
