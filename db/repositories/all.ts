import type { Knex } from "knex";
import type { Repositories } from "../../src/app/ports.ts";
import type { IdempotencyStore } from "../../src/app/identity/ports.ts";
import { accountRepository } from "./accounts.ts";
import { agreementRepository } from "./agreements.ts";
import { applicationRepository } from "./applications.ts";
import { approvalRepository, outbox } from "./approvals.ts";
import { arrearsRepository } from "./arrears.ts";
import { assessmentRepository } from "./assessments.ts";
import { auditRepository } from "./audit.ts";
import { baseRateRepository } from "./base-rates.ts";
import { bookRepository } from "./books.ts";
import { facilityRepository } from "./facilities.ts";
import { certificateRepository } from "./certificates.ts";
import { cooperationRepository } from "./cooperations.ts";
import { covenantRepository } from "./covenants.ts";
import { fundRepository } from "./funds.ts";
import { identityRepositories } from "./identity.ts";
import { evidenceRegister } from "./evidence-register.ts";
import { feedRepository } from "./feeds.ts";
import { impactRepository } from "./impact.ts";
import { kpiLibraryRepository } from "./kpi-library.ts";
import { observationImportRepository } from "./observation-imports.ts";
import { journalQueries } from "./journal.ts";
import { jobRepository } from "./jobs.ts";
import { loanImportRepository } from "./loan-imports.ts";
import { loanRepository } from "./loans.ts";
import { memberRepository } from "./members.ts";
import { outcomeRepository } from "./outcomes.ts";
import { periodRepository } from "./periods.ts";
import { partyRepository } from "./parties.ts";
import { portfolioStatisticsRepository } from "./portfolio-statistics.ts";
import { portfolioRepository } from "./portfolio.ts";
import { programmeRepository } from "./programmes.ts";
import { projectFactRepository } from "./project-facts.ts";
import { projectRepository } from "./projects.ts";
import { reminderMailRepository, reminderRepository } from "./reminders.ts";
import type { RepositoryScope } from "./scope.ts";
import { statementRepository } from "./statements.ts";
import { deliveryRepository } from "./webhook-deliveries.ts";
import { webhookRepository } from "./webhooks.ts";

/** The repositories of one unit of work, or of one query. */
export function repositoriesOn(
  scope: RepositoryScope & { readonly on: Knex; readonly idempotency: IdempotencyStore },
): Repositories {
  const make: { readonly [Name in keyof Repositories]: () => Repositories[Name] } = {
    idempotency: () => scope.idempotency,
    projects: () => projectRepository(scope),
    projectFacts: () => projectFactRepository(scope),
    parties: () => partyRepository(scope),
    impact: () => impactRepository(scope),
    assessments: () => assessmentRepository(scope),
    outcomes: () => outcomeRepository(scope),
    kpiLibrary: () => kpiLibraryRepository(scope),
    evidenceRegister: () => evidenceRegister(scope),
    observationImports: () => observationImportRepository(scope),
    feeds: () => feedRepository(scope),
    loans: () => loanRepository(scope),
    arrears: () => arrearsRepository(scope),
    facilities: () => facilityRepository(scope),
    agreements: () => agreementRepository(scope),
    baseRates: () => baseRateRepository(scope),
    books: () => bookRepository(scope),
    accounts: () => accountRepository(scope),
    journal: () => journalQueries(scope),
    periods: () => periodRepository(scope),
    covenants: () => covenantRepository(scope),
    statements: () => statementRepository(scope),
    certificates: () => certificateRepository(scope),
    reminders: () => reminderRepository(scope),
    reminderMails: () => reminderMailRepository(scope),
    approvals: () => approvalRepository(scope),
    outbox: () => outbox(scope),
    audit: () => auditRepository(scope),
    jobs: () => jobRepository(scope.on),
    loanImports: () => loanImportRepository(scope),
    portfolioStatistics: () => portfolioStatisticsRepository(scope),
    portfolio: () => portfolioRepository(scope),
    funds: () => fundRepository(scope),
    programmes: () => programmeRepository(scope),
    applications: () => applicationRepository(scope),
    cooperations: () => cooperationRepository(scope),
    members: () => memberRepository(scope),
    webhooks: () => webhookRepository(scope),
    webhookLog: () => deliveryRepository(scope.on),
    identity: () => identityRepositories(scope.on),
  };
  return madeWhenAsked(make);
}

/** Few units of work need more than a few of them. */
function madeWhenAsked(make: {
  readonly [Name in keyof Repositories]: () => Repositories[Name];
}): Repositories {
  const repositories = {};
  for (const [name, makeOne] of Object.entries<() => unknown>(make)) {
    let made: unknown;
    Object.defineProperty(repositories, name, { enumerable: true, get: () => (made ??= makeOne()) });
  }
  return repositories as Repositories;
}
