import type { IdentityPorts } from "../app/identity/ports.ts";
import type { EvidenceFiles } from "../app/impact/ports.ts";
import type { AppPorts } from "../app/ports.ts";
import type {
  DecisionLetterRenderer,
  LoanReportRenderer,
  ProjectSheetRenderer,
} from "../app/report/ports.ts";
import type { Checkpoints, Verifier } from "../app/audit/ports.ts";
import type { WebhookPorts } from "../app/webhook/sending-ports.ts";
import type { contract } from "../contract/contract.ts";
import { agreementHandlers } from "./agreement/handlers.ts";
import { applicationHandlers } from "./application/handlers.ts";
import { approvalHandlers } from "./approval/handlers.ts";
import { auditHandlers } from "./audit/handlers.ts";
import { calculatorHandlers } from "./calculator/table.ts";
import type { Handlers } from "./handler.ts";
import { cooperationHandlers } from "./cooperation/handlers.ts";
import { covenantHandlers } from "./covenant/handlers.ts";
import { statementHandlers } from "./covenant/statement-handlers.ts";
import { feedHandlers } from "./feed/handlers.ts";
import { fundChangeHandlers } from "./fund/change-handlers.ts";
import { fundEvidenceHandlers } from "./fund/evidence-handlers.ts";
import { fundShareHandlers } from "./fund/share-handlers.ts";
import { fundHandlers } from "./fund/handlers.ts";
import { accessHandlers } from "./identity/access-handlers.ts";
import { entryHandlers } from "./identity/entry-handlers.ts";
import { doorHandlers } from "./identity/door-handlers.ts";
import { memberHandlers } from "./identity/member-handlers.ts";
import { accountHandlers } from "./identity/account-handlers.ts";
import { recoveryHandlers } from "./identity/recovery-handlers.ts";
import { identityHandlers } from "./identity/handlers.ts";
import { outcomeHandlers } from "./impact/outcome-handlers.ts";
import { valueHandlers } from "./impact/value-handlers.ts";
import { impactHandlers } from "./impact/handlers.ts";
import { evidenceHandlers } from "./impact/evidence-handlers.ts";
import { kpiLibraryHandlers } from "./impact/library-handlers.ts";
import { jobHandlers } from "./job/handlers.ts";
import { ledgerHandlers } from "./ledger/handlers.ts";
import { periodHandlers } from "./ledger/period-handlers.ts";
import { baseRateHandlers } from "./loan/base-rate-handlers.ts";
import { loanImportHandlers } from "./loan-import/handlers.ts";
import { loanHandlers } from "./loan/handlers.ts";
import { setupHandlers } from "./loan/setup-handlers.ts";
import { observationImportHandlers } from "./observation-import/handlers.ts";
import { obligationHandlers } from "./obligation/handlers.ts";
import { servicingHandlers } from "./loan/servicing-handlers.ts";
import { partyHandlers } from "./party/handlers.ts";
import { portfolioHandlers } from "./portfolio/handlers.ts";
import { statisticsHandlers } from "./programme/statistics-handlers.ts";
import { programmeHandlers } from "./programme/handlers.ts";
import { projectPlanHandlers } from "./project/plan-handlers.ts";
import { projectHandlers } from "./project/handlers.ts";
import { taskHandlers } from "./task/handlers.ts";
import { webhookDeliveryHandlers } from "./webhook/delivery-handlers.ts";
import { webhookHandlers } from "./webhook/handlers.ts";

export interface HandlerDeps {
  readonly ports: AppPorts;
  readonly identity: IdentityPorts;
  readonly files: EvidenceFiles;
  readonly renderLoanReport: LoanReportRenderer;
  readonly renderProjectSheet: ProjectSheetRenderer;
  readonly renderDecisionLetter: DecisionLetterRenderer;
  readonly verify: Verifier;
  readonly checkpoints: Checkpoints;
  readonly webhooks: WebhookPorts;
  readonly demo: boolean;
}

/** A handler for every route of the contract. */
export function handlersOf(deps: HandlerDeps): Handlers<typeof contract> {
  const { ports } = deps;
  return {
    ...identityHandlers(deps),
    ...accessHandlers(),
    ...accountHandlers(deps),
    ...recoveryHandlers(deps),
    ...memberHandlers(deps),
    ...doorHandlers(deps),
    ...entryHandlers(deps),
    ...webhookHandlers(deps),
    ...webhookDeliveryHandlers(),
    ...taskHandlers(deps),
    ...partyHandlers(),
    ...projectHandlers(),
    ...projectPlanHandlers(deps),
    ...impactHandlers(deps),
    ...valueHandlers(),
    ...outcomeHandlers(deps),
    ...kpiLibraryHandlers(),
    ...evidenceHandlers(deps),
    ...observationImportHandlers(deps),
    ...feedHandlers(deps),
    ...loanHandlers(deps),
    ...loanImportHandlers(deps),
    ...portfolioHandlers(deps),
    ...agreementHandlers(deps),
    ...baseRateHandlers(deps),
    ...setupHandlers(deps),
    ...covenantHandlers(deps),
    ...statementHandlers(deps),
    ...obligationHandlers(deps),
    ...servicingHandlers(deps),
    ...approvalHandlers(deps),
    ...ledgerHandlers(deps),
    ...periodHandlers(deps),
    ...fundHandlers(),
    ...fundChangeHandlers(deps),
    ...programmeHandlers(deps),
    ...statisticsHandlers(deps),
    ...applicationHandlers(deps),
    ...cooperationHandlers(),
    ...fundShareHandlers(deps),
    ...fundEvidenceHandlers(deps),
    ...auditHandlers(deps),
    ...jobHandlers(),
    ...calculatorHandlers(ports),
  };
}
