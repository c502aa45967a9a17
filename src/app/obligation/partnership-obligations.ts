import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { dutiesUntil } from "../../domain/project/partnership.ts";
import type { PartnershipRecord } from "../project/fact-ports.ts";
import type { Obligation } from "./ports.ts";

/** What a partnership agreement promises up to a day; its end is shown, and is no promise that stays open. */
export function partnershipsDue(
  { id, project, organizerId, terms, kept }: PartnershipRecord,
  until: LocalDate,
): readonly Obligation[] {
  return dutiesUntil(terms, until).map(({ key, kind, dueOn, what }) => ({
    id: `partnership/${id}/${key}`,
    kind: "partnership",
    dueOn,
    isOpen: kind !== "end" && !kept.some(({ dutyKey }) => dutyKey === key),
    title: { ja: `${terms.name.ja}：${what.ja}`, en: `${terms.name.en}: ${what.en}` },
    detail: project.name,
    lenderId: organizerId,
    borrowerId: organizerId,
    link: `/projects/${project.id}`,
  }));
}
