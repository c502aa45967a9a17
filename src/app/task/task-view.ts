import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";

export interface TaskView {
  readonly kind:
    | "reportObservation"
    | "correctObservation"
    | "reviewObservation"
    | "decideTest"
    | "approve"
    | "interestDue"
    | "covenantFigures"
    | "information"
    | "covenantBreach"
    | "certificate";
  readonly bucket: "waiting" | "due" | "overdue";
  readonly title: Bilingual;
  readonly detail: Bilingual;
  readonly dueOn: LocalDate | null;
  readonly link: string;
}

export interface TaskReader {
  readonly repositories: Repositories;
  readonly calendar: HolidayCalendar;
  readonly actor: Actor;
  readonly now: Instant;
}
