/** The obligations as iCalendar (RFC 5545): whole days, with identifiers that stay the same at every reading. */
import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import type { Language } from "../../app/identity/ports.ts";
import type { Obligation } from "../../app/obligation/ports.ts";
import { millisOf, type Instant } from "../../domain/kernel/instant.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";

export function calendarFeed(
  obligations: readonly Obligation[],
  { language, now }: { readonly language: Language; readonly now: Instant },
): string {
  const calendar = ical({
    name: language === "ja" ? "Sanpo Ledger 期日" : "Sanpo Ledger due dates",
    prodId: { company: "Sanpo Ledger", product: "calendar", language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, dueOn, title, detail, isOpen } of obligations) {
    const done = language === "ja" ? "（済）" : " (done)";
    calendar.createEvent({
      id: `${id}@sanpo-ledger`,
      start: midnight(dueOn),
      end: midnight(addDays(dueOn, 1)),
      allDay: true,
      stamp: new Date(millisOf(now)),
      summary: `${title[language]}${isOpen ? "" : done}`,
      description: detail[language],
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function midnight(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
