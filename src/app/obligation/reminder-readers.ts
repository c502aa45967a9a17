/**
 * Who is told of a reminder by mail: at the borrower those who submit figures and sign, at the lender, once something is
 * late, those who test and prepare. One mail a day to each, with everything in it that concerns the organization.
 */
import type { Instant } from "../../domain/kernel/instant.ts";
import { mayDo, type Action } from "../../domain/party/access.ts";
import type { Repositories } from "../ports.ts";
import type { NewReminder, NewReminderMail } from "./ports.ts";

type Told = NewReminder & { readonly lenderId: string };

interface Making {
  readonly now: Instant;
  readonly newId: () => string;
}

export async function mailsFor(
  { members }: Pick<Repositories, "members">,
  reminders: readonly Told[],
  { now, newId }: Making,
): Promise<readonly NewReminderMail[]> {
  const concerned = new Map<string, string[]>();
  for (const { id, lenderId, borrowerId, isEscalation } of reminders) {
    for (const organizationId of isEscalation ? [borrowerId, lenderId] : [borrowerId]) {
      concerned.set(organizationId, [...(concerned.get(organizationId) ?? []), id]);
    }
  }
  const lenders = new Set(reminders.map(({ lenderId }) => lenderId));
  const mails: NewReminderMail[] = [];
  for (const [organizationId, reminderIds] of concerned) {
    const action = lenders.has(organizationId) ? "testCovenants" : "submitFigures";
    for (const personId of await peopleWho({ members }, organizationId, action)) {
      mails.push({ id: newId(), organizationId, personId, reminderIds, nextAt: now });
    }
  }
  return mails;
}

async function peopleWho(
  { members }: Pick<Repositories, "members">,
  organizationId: string,
  action: Action,
): Promise<readonly string[]> {
  const all = await members.list(organizationId);
  return all.filter(({ roles, isService }) => !isService && mayDo(roles, action)).map((one) => one.personId);
}
