import type { ReminderStage } from "../../domain/covenant/reminder.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import type { ObligationKind } from "./ports.ts";

export interface ReminderView {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly dueOn: string;
  /** Days after its due day from which it goes out: −30, −7, 0 or 7. */
  readonly stage: ReminderStage;
  /** Whether the lender was told as well. */
  readonly isEscalation: boolean;
  readonly sentAt: string;
  readonly title: Bilingual;
  readonly detail: Bilingual;
  readonly lender: { readonly id: string; readonly name: Bilingual };
  readonly borrower: { readonly id: string; readonly name: Bilingual };
  readonly link: string;
}

/** What the actor's organization was reminded of, or reminded its borrowers of; the newest first. */
export async function readReminders(
  { reminders }: Pick<Repositories, "reminders">,
  { organizationId }: Actor,
  page: PageRequest,
): Promise<Page<ReminderView>> {
  const { items, nextCursor } = await reminders.list(organizationId, page);
  return {
    items: items.map(({ id, obligationKind, recordedAt, lender, borrower, ...reminder }) => ({
      id,
      kind: obligationKind,
      dueOn: reminder.dueOn,
      stage: reminder.stage,
      isEscalation: reminder.isEscalation,
      sentAt: recordedAt,
      title: reminder.title,
      detail: reminder.detail,
      lender,
      borrower,
      link: reminder.link,
    })),
    nextCursor,
  };
}
