/** The terms an agreement prices by: every version with its day, and the days on which steps do not apply. */
import { rowOn } from "../../domain/kernel/dated.ts";
import { invariant, present } from "../../domain/kernel/invariant.ts";
import { compareDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import { agreeRatchet } from "../../domain/loan/ratchet-law-book.ts";
import type { MarginRatchet } from "../../domain/loan/ratchet-terms.ts";
import type { RateFacts } from "../../domain/loan/rate-timeline.ts";
import type { Suspension } from "../../domain/loan/step-timeline.ts";
import type { AgreementRecord, AgreementTermsFact } from "./ports.ts";

type Versioned = Pick<AgreementRecord, "terms">;
type Living = Pick<AgreementRecord, "terms" | "events">;

export function pricingTermsOf(
  agreement: Living,
): Required<Pick<RateFacts, "ratchet" | "laterRatchets" | "suspensions">> {
  const { terms } = agreement;
  const first = present(terms[0], "ratchet terms");
  return {
    ratchet: { ...agreedRatchet(first), declassifiedOn: declassifiedOn(agreement) },
    laterRatchets: terms
      .slice(1)
      .map((version) => ({ effectiveOn: version.effectiveOn, ratchet: agreedRatchet(version) })),
    suspensions: suspensionsOf(agreement),
  };
}

/** The version in force on a day; before the first one, the first. */
export function termsOn({ terms }: Versioned, on: LocalDate): AgreementTermsFact {
  return present(rowOn(terms, on) ?? terms[0], "ratchet terms");
}

/** The ratchet a test of that day is priced by. */
export function ratchetOn(agreement: Versioned, testOn: LocalDate): MarginRatchet {
  return agreedRatchet(termsOn(agreement, testOn));
}

/** Once declassified an agreement stays so: the earliest day counts. */
export function declassifiedOn({ terms, events }: Living): LocalDate | undefined {
  const days = [
    ...terms.map(({ ratchet }) => ratchet.declassifiedOn),
    ...events.filter(({ kind }) => kind === "declassification").map(({ effectiveOn }) => effectiveOn),
  ];
  return days.filter((day) => day !== undefined).sort(compareDays)[0];
}

/** From an amendment event until the KPIs are agreed again. */
export function suspensionsOf({ events }: Pick<AgreementRecord, "events">): readonly Suspension[] {
  const resumptions = events.filter(({ kind }) => kind === "resumption");
  return events
    .filter(({ kind }) => kind === "suspension")
    .map(({ effectiveOn: startOn }) => {
      const end = resumptions.find(({ effectiveOn }) => effectiveOn > startOn);
      return end === undefined ? { startOn } : { startOn, endOn: end.effectiveOn };
    });
}

export function isSuspendedOn(agreement: Pick<AgreementRecord, "events">, on: LocalDate): boolean {
  return suspensionsOf(agreement).some(
    ({ startOn, endOn }) => startOn <= on && (endOn === undefined || on < endOn),
  );
}

/** Terms were checked by the law book when they were agreed. */
function agreedRatchet({ ratchet }: AgreementTermsFact): MarginRatchet {
  const agreed = agreeRatchet(ratchet);
  invariant(agreed.ok, "recorded ratchet terms hold against the law book");
  return agreed.value;
}
