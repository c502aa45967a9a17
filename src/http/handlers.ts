import type { IdentityPorts } from "../app/identity/ports.ts";
import type { EvidenceFiles } from "../app/impact/ports.ts";
import type { AppPorts } from "../app/ports.ts";
import type { LoanReportRenderer } from "../app/report/ports.ts";
import type { Verifier } from "../app/audit/ports.ts";
import type { contract } from "../contract/contract.ts";
import { agreementHandlers } from "./agreement/handlers.ts";
import { approvalHandlers } from "./approval/handlers.ts";
import { auditHandlers } from "./audit/handlers.ts";
import { calculatorHandlers } from "./calculator/table.ts";
import type { Handlers } from "./handler.ts";
import { identityHandlers } from "./identity/handlers.ts";
import { impactHandlers } from "./impact/handlers.ts";
import { ledgerHandlers } from "./ledger/handlers.ts";
import { baseRateHandlers } from "./loan/base-rate-handlers.ts";
import { loanHandlers } from "./loan/handlers.ts";
import { projectHandlers } from "./project/handlers.ts";
import { taskHandlers } from "./task/handlers.ts";

export interface HandlerDeps {
  readonly ports: AppPorts;
  readonly identity: IdentityPorts;
  readonly files: EvidenceFiles;
  readonly renderLoanReport: LoanReportRenderer;
  readonly verify: Verifier;
  readonly demo: boolean;
}

/** A handler for every route of the contract. */
export function handlersOf(deps: HandlerDeps): Handlers<typeof contract> {
  const { ports } = deps;
  return {
    ...identityHandlers(deps),
    ...taskHandlers(deps),
    ...projectHandlers(),
    ...impactHandlers(deps),
    ...loanHandlers(deps),
    ...agreementHandlers(deps),
    ...baseRateHandlers(deps),
    ...approvalHandlers(deps),
    ...ledgerHandlers(),
    ...auditHandlers(deps),
    ...calculatorHandlers(ports),
  };
}
