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
import type { ApplicationRepository } from "./application/ports.ts";
import type { ApprovalRepository, Outbox } from "./approval/ports.ts";
import type { AuditRepository } from "./audit/ports.ts";
import type { CooperationRepository } from "./cooperation/ports.ts";
import type { CertificateRepository, CovenantRepository, StatementRepository } from "./covenant/ports.ts";
import type { FundRepository } from "./fund/ports.ts";
import type { MemberRepository } from "./identity/member-ports.ts";
import type { IdempotencyKey, IdempotencyStore, IdentityRepositories } from "./identity/ports.ts";
import type { AssessmentRepository } from "./impact/assessment-ports.ts";
import type { OutcomeRepository } from "./impact/outcome-ports.ts";
import type { FeedRepository } from "./feed/ports.ts";
import type { EvidenceRegister } from "./impact/evidence-ports.ts";
import type { KpiLibraryRepository } from "./impact/kpi-library-ports.ts";
import type { ImpactRepository } from "./impact/ports.ts";
import type { JobRepository } from "./job/ports.ts";
import type { AccountRepository, BookRepository, JournalQueries, PeriodRepository } from "./ledger/ports.ts";
import type { ArrearsRepository } from "./loan/arrears-ports.ts";
import type { BaseRateRepository } from "./loan/base-rate-ports.ts";
import type { LoanRepository } from "./loan/ports.ts";
import type { FacilityRepository } from "./loan/setup-ports.ts";
import type { ObservationImportRepository } from "./observation-import/ports.ts";
import type { LoanImportRepository } from "./loan-import/ports.ts";
import type { ReminderMailRepository, ReminderRepository } from "./obligation/ports.ts";
import type { PartyRepository } from "./party/ports.ts";
import type { PortfolioRepository } from "./portfolio/ports.ts";
import type { PortfolioStatisticsRepository } from "./programme/statistics-ports.ts";
import type { ProgrammeRepository } from "./programme/ports.ts";
import type { ProjectFactRepository } from "./project/fact-ports.ts";
import type { ProjectRepository } from "./project/ports.ts";
import type { DeliveryRepository, WebhookRepository } from "./webhook/ports.ts";

/** Who does what, when: becomes the audit row of everything recorded in it. */
export interface UnitOfWork {
  readonly actor: Actor;
  /** Verb and object in the glossary's words: "submitObservation". */
  readonly action: string;
  readonly now: Moment;
  readonly newId: () => string;
  /** Of the request, where it has one: known answers are looked up for all units that share a transaction. */
  readonly idempotencyKey?: IdempotencyKey;
}

/** A moment, or the clock to be read once the unit of work holds the chain of its organization. */
export type Moment = Instant | (() => Instant);

export interface Repositories {
  readonly idempotency: IdempotencyStore;
  readonly projects: ProjectRepository;
  readonly projectFacts: ProjectFactRepository;
  readonly parties: PartyRepository;
  readonly impact: ImpactRepository;
  readonly assessments: AssessmentRepository;
  /** Contracts that pay by results. */
  readonly outcomes: OutcomeRepository;
  readonly kpiLibrary: KpiLibraryRepository;
  readonly evidenceRegister: EvidenceRegister;
  readonly observationImports: ObservationImportRepository;
  readonly feeds: FeedRepository;
  readonly loans: LoanRepository;
  readonly arrears: ArrearsRepository;
  readonly facilities: FacilityRepository;
  readonly agreements: AgreementRepository;
  readonly baseRates: BaseRateRepository;
  readonly books: BookRepository;
  readonly accounts: AccountRepository;
  readonly journal: JournalQueries;
  readonly periods: PeriodRepository;
  readonly covenants: CovenantRepository;
  readonly statements: StatementRepository;
  readonly certificates: CertificateRepository;
  readonly reminders: ReminderRepository;
  /** Working state, in the same transaction. */
  readonly reminderMails: ReminderMailRepository;
  readonly approvals: ApprovalRepository;
  readonly outbox: Outbox;
  readonly audit: AuditRepository;
  readonly jobs: JobRepository;
  readonly loanImports: LoanImportRepository;
  readonly portfolio: PortfolioRepository;
  readonly portfolioStatistics: PortfolioStatisticsRepository;
  readonly funds: FundRepository;
  readonly programmes: ProgrammeRepository;
  readonly applications: ApplicationRepository;
  readonly cooperations: CooperationRepository;
  readonly members: MemberRepository;
  readonly webhooks: WebhookRepository;
  /** What is sent to the webhooks: working state, in the same transaction. */
  readonly webhookLog: DeliveryRepository;
  /** Working state of accounts, in the same transaction. */
  readonly identity: IdentityRepositories;
}

export interface AppPorts {
  /** The work is given the moment at which its facts are recorded: never before those already in the chain. */
  readonly transact: <T>(
    unit: UnitOfWork,
    work: (repositories: Repositories, now: Instant) => Promise<T>,
  ) => Promise<T>;
  readonly read: <T>(query: (repositories: Repositories) => Promise<T>) => Promise<T>;
  readonly calendar: HolidayCalendar;
  readonly sha256: Sha256;
  readonly now: () => Instant;
  /** Time-ordered UUID (version 7). */
  readonly newId: () => string;
}
