/** The migrations in order, under names without extension: the same in development and when built. */
import type { Knex } from "knex";
import type { DialectName } from "../dialect.ts";
import { identityTables } from "./0001-identity.ts";
import { impactTables } from "./0002-impact.ts";
import { loanTables } from "./0003-loan.ts";
import { ledgerGuards, ledgerTables } from "./0004-ledger.ts";
import { approvalGuards, approvalTables } from "./0005-approval.ts";
import { servicingTables } from "./0006-servicing.ts";
import { jobTables } from "./0007-job.ts";
import { covenantTables } from "./0008-covenant.ts";
import { bookGuards, bookTables } from "./0009-books.ts";
import { loanImportTables } from "./0012-loan-import.ts";
import { agreementTables } from "./0013-agreement.ts";
import { approvalPolicyTables } from "./0014-approval-policy.ts";
import { arrearsTables } from "./0015-arrears.ts";
import { entryIndexes } from "./0016-entry-indexes.ts";
import { interestPartTables } from "./0017-interest-parts.ts";
import { covenantAmendmentTables } from "./0018-covenant-amendment.ts";
import { affectedLoanIndexes } from "./0019-affected-loans.ts";
import { portfolioRunTables } from "./0020-portfolio-run.ts";
import { reminderTables } from "./0021-reminder.ts";
import { accountTables } from "./0023-account.ts";
import { membershipTables } from "./0024-membership.ts";
import { webhookTables } from "./0025-webhook.ts";
import { webhookDeliveryTables } from "./0026-webhook-delivery.ts";
import { sptAgreedAgainTables } from "./0028-spt-agreed-again.ts";
import { segregationGuards } from "./0030-segregation.ts";
import { securityLogGuards, securityLogTables } from "./0030-security-log.ts";
import { fundTables } from "./0031-fund.ts";
import { fundEventTables } from "./0032-fund-event.ts";
import { fundInvestmentTables } from "./0033-fund-investment.ts";
import { fundPostingTables } from "./0034-fund-posting.ts";
import { projectTables } from "./0035-project.ts";
import { projectPageTables } from "./0036-project-page.ts";
import { kpiLibraryTables } from "./0037-kpi-library.ts";
import { feedTables } from "./0038-feed.ts";
import { impactAssessmentTables } from "./0039-impact-assessment.ts";
import { outcomeContractTables } from "./0040-outcome-contract.ts";
import { programmeTables } from "./0041-programme.ts";
import { cooperationTables } from "./0042-cooperation.ts";
import { fundShareLinkTables } from "./0043-fund-share-link.ts";
import { valuationEvidenceTables } from "./0044-valuation-evidence.ts";
import { appendInPlace } from "./0045-append-in-place.ts";
import { lendingProfileTables } from "./0046-lending-profile.ts";
import { createTable, type TableSpec } from "./table.ts";

interface MigrationStep {
  readonly name: string;
  readonly statements: (dialect: DialectName) => readonly string[];
}

const migrationSteps: readonly MigrationStep[] = [
  {
    name: "0001-identity",
    statements: (dialect) => [...refuseChange(dialect), ...create(dialect, identityTables)],
  },
  { name: "0001-identity-guards", statements: auditGuards },
  { name: "0002-impact", statements: (dialect) => create(dialect, impactTables) },
  {
    name: "0003-loan-and-ledger",
    statements: (dialect) => [
      ...create(dialect, [...ledgerTables]),
      ...create(dialect, loanTables),
      ...ledgerGuards(dialect),
    ],
  },
  {
    name: "0005-approval",
    statements: (dialect) => [...create(dialect, approvalTables), ...approvalGuards(dialect)],
  },
  { name: "0006-servicing", statements: (dialect) => create(dialect, servicingTables) },
  { name: "0007-job", statements: (dialect) => create(dialect, jobTables) },
  { name: "0008-covenant", statements: (dialect) => create(dialect, covenantTables) },
  {
    name: "0009-books",
    statements: (dialect) => [...create(dialect, bookTables), ...bookGuards(dialect)],
  },
  { name: "0012-loan-import", statements: (dialect) => create(dialect, loanImportTables) },
  { name: "0013-agreement", statements: (dialect) => create(dialect, agreementTables) },
  { name: "0014-approval-policy", statements: (dialect) => create(dialect, approvalPolicyTables) },
  { name: "0015-arrears", statements: (dialect) => create(dialect, arrearsTables) },
  { name: "0016-entry-indexes", statements: entryIndexes },
  { name: "0017-interest-parts", statements: (dialect) => create(dialect, interestPartTables) },
  { name: "0018-covenant-amendment", statements: (dialect) => create(dialect, covenantAmendmentTables) },
  { name: "0019-affected-loans", statements: () => affectedLoanIndexes },
  { name: "0020-portfolio-run", statements: (dialect) => create(dialect, portfolioRunTables) },
  { name: "0021-reminder", statements: (dialect) => create(dialect, reminderTables) },
  { name: "0023-account", statements: (dialect) => create(dialect, accountTables) },
  { name: "0024-membership", statements: (dialect) => create(dialect, membershipTables) },
  { name: "0025-webhook", statements: (dialect) => create(dialect, webhookTables) },
  { name: "0026-webhook-delivery", statements: (dialect) => create(dialect, webhookDeliveryTables) },
  { name: "0028-spt-agreed-again", statements: (dialect) => create(dialect, sptAgreedAgainTables) },
  {
    name: "0030-security-log",
    statements: (dialect) => [...create(dialect, securityLogTables), ...securityLogGuards(dialect)],
  },
  { name: "0030-segregation", statements: segregationGuards },
  { name: "0031-fund", statements: (dialect) => create(dialect, fundTables) },
  { name: "0032-fund-event", statements: (dialect) => create(dialect, fundEventTables) },
  { name: "0033-fund-investment", statements: (dialect) => create(dialect, fundInvestmentTables) },
  { name: "0034-fund-posting", statements: (dialect) => create(dialect, fundPostingTables) },
  { name: "0035-project", statements: (dialect) => create(dialect, projectTables) },
  { name: "0036-project-page", statements: (dialect) => create(dialect, projectPageTables) },
  { name: "0037-kpi-library", statements: (dialect) => create(dialect, kpiLibraryTables) },
  { name: "0038-feed", statements: (dialect) => create(dialect, feedTables) },
  { name: "0039-impact-assessment", statements: (dialect) => create(dialect, impactAssessmentTables) },
  { name: "0040-outcome-contract", statements: (dialect) => create(dialect, outcomeContractTables) },
  { name: "0041-programme", statements: (dialect) => create(dialect, programmeTables) },
  { name: "0042-cooperation", statements: (dialect) => create(dialect, cooperationTables) },
  { name: "0043-fund-share-link", statements: (dialect) => create(dialect, fundShareLinkTables) },
  { name: "0044-valuation-evidence", statements: (dialect) => create(dialect, valuationEvidenceTables) },
  { name: "0045-append-in-place", statements: () => appendInPlace },
  { name: "0046-lending-profile", statements: (dialect) => create(dialect, lendingProfileTables) },
];

export const allTables: readonly TableSpec[] = [
  ...identityTables,
  ...impactTables,
  ...ledgerTables,
  ...loanTables,
  ...approvalTables,
  ...servicingTables,
  ...jobTables,
  ...covenantTables,
  ...bookTables,
  ...loanImportTables,
  ...agreementTables,
  ...approvalPolicyTables,
  ...arrearsTables,
  ...portfolioRunTables,
  ...reminderTables,
  ...accountTables,
  ...membershipTables,
  ...webhookTables,
  ...webhookDeliveryTables,
  ...interestPartTables,
  ...covenantAmendmentTables,
  ...securityLogTables,
  ...sptAgreedAgainTables,
  ...fundTables,
  ...fundEventTables,
  ...fundInvestmentTables,
  ...fundPostingTables,
  ...impactAssessmentTables,
  ...outcomeContractTables,
  ...kpiLibraryTables,
  ...feedTables,
  ...programmeTables,
  ...cooperationTables,
  ...projectTables,
  ...projectPageTables,
  ...fundShareLinkTables,
  ...valuationEvidenceTables,
  ...lendingProfileTables,
];

/** Every table of facts, in the order `verify` walks them. */
export const factTables: readonly TableSpec[] = allTables.filter((spec) => spec.kind === "fact");

/** What a fresh database is made with. */
export function schemaStatements(dialect: DialectName): readonly string[] {
  return migrationSteps.flatMap((step) => step.statements(dialect));
}

export function migrationSource(dialect: DialectName): Knex.MigrationSource<MigrationStep> {
  return {
    getMigrations: () => Promise.resolve([...migrationSteps]),
    getMigrationName: (step) => step.name,
    getMigration: (step) =>
      Promise.resolve({
        async up(on: Knex) {
          for (const statement of step.statements(dialect)) await on.raw(statement);
        },
        down: () => Promise.reject(new Error("migrations go forward only")),
      }),
  };
}

export const migrationNames: readonly string[] = migrationSteps.map((step) => step.name);

function create(dialect: DialectName, tables: readonly TableSpec[]): readonly string[] {
  return tables.flatMap((spec) => createTable(dialect, spec));
}

function refuseChange(dialect: DialectName): readonly string[] {
  if (dialect === "sqlite") return [];
  return [
    `create function refuse_change() returns trigger language plpgsql as $$
     begin raise exception 'append-only: %', tg_table_name; end $$`,
  ];
}

/** The chain itself is append-only too; its head moves on. */
function auditGuards(dialect: DialectName): readonly string[] {
  if (dialect === "postgres") {
    return [
      "create trigger audit_row_append_only before update or delete on audit_row for each row execute function refuse_change()",
      "create trigger audit_row_no_truncate before truncate on audit_row for each statement execute function refuse_change()",
    ];
  }
  return ["update", "delete"].map(
    (verb) =>
      `create trigger audit_row_no_${verb} before ${verb} on audit_row begin select raise(abort, 'append-only: audit_row'); end`,
  );
}
