/** Every route of the API. Each context brings its group; the web client, the server and OpenAPI read this object. */
import { agreementRoutes } from "./agreement/routes.ts";
import { applicationRoutes } from "./application/routes.ts";
import { approvalRoutes } from "./approval/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { calculatorRoutes } from "./calculator/routes.ts";
import { cooperationRoutes } from "./cooperation/routes.ts";
import { covenantRoutes } from "./covenant/routes.ts";
import { statementRoutes } from "./covenant/statement-routes.ts";
import { feedRoutes } from "./feed/routes.ts";
import { fundChangeRoutes } from "./fund/change-routes.ts";
import { fundEvidenceRoutes } from "./fund/evidence-routes.ts";
import { fundShareRoutes } from "./fund/share-routes.ts";
import { fundRoutes } from "./fund/routes.ts";
import { accessRoutes } from "./identity/access-routes.ts";
import { entryRoutes } from "./identity/entry-routes.ts";
import { doorRoutes } from "./identity/door-routes.ts";
import { memberRoutes } from "./identity/member-routes.ts";
import { accountRoutes } from "./identity/account-routes.ts";
import { recoveryRoutes } from "./identity/recovery-routes.ts";
import { identityRoutes } from "./identity/routes.ts";
import { outcomeRoutes } from "./impact/outcome-routes.ts";
import { evidenceRoutes } from "./impact/evidence-routes.ts";
import { kpiLibraryRoutes } from "./impact/library-routes.ts";
import { impactRoutes } from "./impact/routes.ts";
import { valueRoutes } from "./impact/value-routes.ts";
import { periodRoutes } from "./ledger/period-routes.ts";
import { jobRoutes } from "./job/routes.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { baseRateRoutes } from "./loan/base-rate-routes.ts";
import { loanImportRoutes } from "./loan-import/routes.ts";
import { loanRoutes } from "./loan/routes.ts";
import { setupRoutes } from "./loan/setup-routes.ts";
import { observationImportRoutes } from "./observation-import/routes.ts";
import { obligationRoutes } from "./obligation/routes.ts";
import { servicingRoutes } from "./loan/servicing-routes.ts";
import { partyRoutes } from "./party/routes.ts";
import { portfolioRoutes } from "./portfolio/routes.ts";
import { statisticsRoutes } from "./programme/statistics-routes.ts";
import { programmeRoutes } from "./programme/routes.ts";
import { projectPlanRoutes } from "./project/plan-routes.ts";
import { projectRoutes } from "./project/routes.ts";
import { taskRoutes } from "./task/routes.ts";
import { webhookDeliveryRoutes } from "./webhook/delivery-routes.ts";
import { webhookRoutes } from "./webhook/routes.ts";

export const contract = {
  ...identityRoutes,
  ...accountRoutes,
  ...recoveryRoutes,
  ...memberRoutes,
  ...doorRoutes,
  ...entryRoutes,
  ...accessRoutes,
  ...webhookRoutes,
  ...webhookDeliveryRoutes,
  ...taskRoutes,
  ...partyRoutes,
  ...projectRoutes,
  ...projectPlanRoutes,
  ...impactRoutes,
  ...valueRoutes,
  ...outcomeRoutes,
  ...kpiLibraryRoutes,
  ...evidenceRoutes,
  ...observationImportRoutes,
  ...feedRoutes,
  ...loanRoutes,
  ...loanImportRoutes,
  ...portfolioRoutes,
  ...agreementRoutes,
  ...baseRateRoutes,
  ...setupRoutes,
  ...covenantRoutes,
  ...statementRoutes,
  ...obligationRoutes,
  ...servicingRoutes,
  ...approvalRoutes,
  ...ledgerRoutes,
  ...periodRoutes,
  ...fundRoutes,
  ...fundChangeRoutes,
  ...programmeRoutes,
  ...statisticsRoutes,
  ...applicationRoutes,
  ...cooperationRoutes,
  ...fundShareRoutes,
  ...fundEvidenceRoutes,
  ...auditRoutes,
  ...jobRoutes,
  ...calculatorRoutes,
} as const;
