/**
 * What the application needs from outside, as small interfaces. A command runs inside `transact`: everything it
 * appends, the audit row, the outbox events and the idempotency record are one transaction. A query runs inside
 * `read`, on a connection that cannot write.
 */
import type { HolidayCalendar } from "../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../domain/kernel/instant.ts";
import type { Sha256 } from "../domain/ledger/hash-chain.ts";
import type { Actor } from "./actor.ts";
import type { AgreementRepository } from "./agreement/ports.ts";
import type { ApprovalRepository, Outbox } from "./approval/ports.ts";
import type { AuditRepository } from "./audit/ports.ts";
import type { IdempotencyStore } from "./identity/ports.ts";
import type { ImpactRepository } from "./impact/ports.ts";
import type { BookRepository } from "./ledger/ports.ts";
import type { BaseRateRepository } from "./loan/base-rate-ports.ts";
import type { LoanRepository } from "./loan/ports.ts";
import type { ProjectRepository } from "./project/ports.ts";

/** Who does what, when: becomes the audit row of everything recorded in it. */
export interface UnitOfWork {
  readonly actor: Actor;
  /** Verb and object in the glossary's words: "submitObservation". */
  readonly action: string;
  readonly now: Instant;
  readonly newId: () => string;
}

export interface Repositories {
  readonly idempotency: IdempotencyStore;
  readonly projects: ProjectRepository;
  readonly impact: ImpactRepository;
  readonly loans: LoanRepository;
  readonly agreements: AgreementRepository;
  readonly baseRates: BaseRateRepository;
  readonly books: BookRepository;
  readonly approvals: ApprovalRepository;
  readonly outbox: Outbox;
  readonly audit: AuditRepository;
}

export interface AppPorts {
  readonly transact: <T>(unit: UnitOfWork, work: (repositories: Repositories) => Promise<T>) => Promise<T>;
  readonly read: <T>(query: (repositories: Repositories) => Promise<T>) => Promise<T>;
  readonly calendar: HolidayCalendar;
  readonly sha256: Sha256;
  readonly now: () => Instant;
  /** Time-ordered UUID (version 7). */
  readonly newId: () => string;
}
