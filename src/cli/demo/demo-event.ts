/**
 * The demonstration is a history: every event runs as its own unit of work at a moment of the day it happened, so that
 * what was known when, the order of ids and the audit chain are those of a database that grew day by day.
 */
import type { Actor } from "../../app/actor.ts";
import type { CommandContext } from "../../app/command.ts";
import type { RecordMasterData } from "../../app/demo/ports.ts";
import type { EvidenceFiles } from "../../app/impact/ports.ts";
import { systemActor } from "../../app/loan/run-due-interest.ts";
import type { AppPorts, UnitOfWork } from "../../app/ports.ts";
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import type { DemoData } from "./demo-files.ts";
import type { SlugIds } from "./slug-ids.ts";

export interface DemoDeps {
  readonly transact: AppPorts["transact"];
  readonly recordMaster: RecordMasterData;
  readonly files: EvidenceFiles;
  readonly calendar: HolidayCalendar;
  readonly sha256: Sha256;
  readonly hashPassword: (password: string) => Promise<string>;
  /** The one password of everybody in the demonstration. */
  readonly password: string;
  /** Nothing is recorded that happens later. */
  readonly now: Instant;
  /** Time-ordered id of a past moment; later calls sort after earlier ones of the same moment. */
  readonly newIdAt: (instant: Instant) => string;
}

/** What every part of the loader is given. */
export interface DemoWorld extends DemoDeps {
  readonly data: DemoData;
  readonly idOf: SlugIds;
}

/** Same-day events run in this order. */
export const eventKinds = [
  "organization",
  "opening",
  "project",
  "participant",
  "projectDetail",
  "fund",
  "fundStep",
  "fixing",
  "loan",
  "servicedLoan",
  "observation",
  "review",
  "assessment",
  "outcomeStep",
  "request",
  "decision",
  "interestRun",
  "receipt",
  "servicing",
  "covenant",
  "statement",
  "covenantStep",
  "programme",
  "application",
  "applicationStep",
  "waitingRequest",
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface DemoEvent {
  readonly on: LocalDate;
  readonly kind: EventKind;
  /** Answers how many things of its kind it recorded. */
  readonly run: (moment: Moment) => Promise<number>;
}

export interface Moment {
  readonly now: Instant;
  readonly newId: () => string;
}

/** Runs a command as the unit of work of somebody. */
export function act<T>(
  { transact }: Pick<DemoWorld, "transact">,
  { actor, action, moment }: { readonly actor: Actor; readonly action: string; readonly moment: Moment },
  command: (context: CommandContext) => Promise<T>,
): Promise<T> {
  return transact({ actor, action, ...moment }, (work, now) => command({ work, actor, ...moment, now }));
}

/** Master data is recorded by the program itself, for the organization that owns it. */
export function masterUnit(organizationId: string, action: string, moment: Moment): UnitOfWork {
  return { actor: systemActor(organizationId), action, ...moment };
}

/** A person of the demonstration, signed in for the organization he belongs to. */
export function actorOf({ data, idOf }: Pick<DemoWorld, "data" | "idOf">, email: string): Actor {
  const employer = present(
    data.organizations.find(({ people }) => people.some((person) => person.email === email)),
    `an organization of ${email}`,
  );
  const { roles } = present(
    employer.people.find((person) => person.email === email),
    email,
  );
  return {
    personId: idOf("person", email),
    organizationId: idOf("organization", employer.slug),
    roles,
    via: "session",
  };
}
