import type { ReminderStage } from "../../domain/covenant/reminder.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Person } from "../identity/ports.ts";
import type { Page, PageRequest } from "../page.ts";

export const obligationKinds = [
  "interest",
  "principal",
  "sptTest",
  "sptReport",
  "covenantFigures",
  "information",
  "partnership",
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

export interface Obligation {
  /** The same at every reading: the thing that is owed and the day it is owed for. */
  readonly id: string;
  readonly kind: ObligationKind;
  readonly dueOn: LocalDate;
  readonly isOpen: boolean;
  readonly title: Bilingual;
  readonly detail: Bilingual;
  readonly lenderId: string;
  readonly borrowerId: string;
  readonly link: string;
}

export interface DueBetween {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface ReminderRecord {
  readonly obligationId: string;
  readonly dueOn: LocalDate;
  readonly stage: ReminderStage;
}

export interface NewReminder extends ReminderRecord {
  readonly id: string;
  readonly obligationKind: ObligationKind;
  readonly isEscalation: boolean;
  readonly borrowerId: string;
  readonly title: Bilingual;
  readonly detail: Bilingual;
  /** Path of the screen about it. */
  readonly link: string;
}

interface NamedOrganization {
  readonly id: string;
  readonly name: Bilingual;
}

/** A reminder as it was sent, with those it is between. */
export interface SentReminder extends Omit<NewReminder, "borrowerId"> {
  readonly recordedAt: Instant;
  readonly lender: NamedOrganization;
  readonly borrower: NamedOrganization;
}

export interface ReminderRepository {
  readonly of: (obligationIds: readonly string[]) => Promise<readonly ReminderRecord[]>;
  readonly add: (reminders: readonly NewReminder[]) => Promise<void>;
  /** Those of the lender and those to the borrower, the newest first. */
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<SentReminder>>;
  /** In the order of their due days. */
  readonly find: (ids: readonly string[]) => Promise<readonly SentReminder[]>;
}

export interface NewReminderMail {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly reminderIds: readonly string[];
  readonly nextAt: Instant;
}

export interface WaitingMail extends NewReminderMail {
  readonly person: Person;
  readonly attempts: number;
}

/** Mails on their way: working state, written in the unit of work that records their reminders. */
export interface ReminderMailRepository {
  readonly add: (mails: readonly NewReminderMail[]) => Promise<void>;
  /** Mails whose time has come, the oldest first. */
  readonly waiting: (now: Instant, limit: number) => Promise<readonly WaitingMail[]>;
  /** Whether this caller may send it: nobody else may from then on, not even after a crash. */
  readonly claim: (mailId: string) => Promise<boolean>;
  readonly settle: (mail: {
    readonly id: string;
    readonly state: "sent" | "failed" | "dropped";
    readonly settledAt: Instant;
  }) => Promise<void>;
  /** Gives it back, to be tried again. */
  readonly postpone: (mail: { readonly id: string; readonly nextAt: Instant }) => Promise<void>;
  /** The last day on which the reminders of a lender were looked for. */
  readonly lastRun: (lenderId: string) => Promise<LocalDate | undefined>;
  readonly ran: (lenderId: string, on: LocalDate) => Promise<void>;
}

/** A small write transaction that leaves no audit row. */
export type KeepReminders = <T>(work: (mails: ReminderMailRepository) => Promise<T>) => Promise<T>;
