import type { Knex } from "knex";
import type { Repositories } from "../../src/app/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { agreementRepository } from "./agreements.ts";
import { approvalRepository, outbox } from "./approvals.ts";
import { auditRepository } from "./audit.ts";
import { baseRateRepository } from "./base-rates.ts";
import { bookRepository } from "./books.ts";
import { idempotencyStore } from "./idempotency.ts";
import { impactRepository } from "./impact.ts";
import { loanRepository } from "./loans.ts";
import { projectRepository } from "./projects.ts";
import type { RepositoryScope } from "./scope.ts";

/** The repositories of one unit of work, or of one query. */
export function repositoriesOn(
  scope: RepositoryScope & { readonly on: Knex; readonly now: Instant },
): Repositories {
  return {
    idempotency: idempotencyStore(scope.on, scope.now),
    projects: projectRepository(scope),
    impact: impactRepository(scope),
    loans: loanRepository(scope),
    agreements: agreementRepository(scope),
    baseRates: baseRateRepository(scope),
    books: bookRepository(scope),
    approvals: approvalRepository(scope),
    outbox: outbox(scope),
    audit: auditRepository(scope),
  };
}
