/** Every kind of long work that the program knows. */
import type { Checkpoints, Verifier } from "../app/audit/ports.ts";
import { verificationRunner } from "../app/audit/verification-job.ts";
import type { JobRunner } from "../app/job/runner.ts";
import { loanImportCheckRunner } from "../app/loan-import/check-job.ts";
import { loanImportRunner } from "../app/loan-import/import-job.ts";
import { importUndoRunner } from "../app/loan-import/undo-job.ts";
import { dueInterestRunner } from "../app/loan/due-interest-job.ts";
import { portfolioDryRunRunner } from "../app/portfolio/dry-run-job.ts";
import { portfolioRunRunner } from "../app/portfolio/run-job.ts";
import type { AppPorts } from "../app/ports.ts";

interface RunnerDeps {
  readonly ports: AppPorts;
  readonly verify: Verifier;
  readonly checkpoints: Pick<Checkpoints, "list">;
}

export function jobRunners({ ports, verify, checkpoints }: RunnerDeps): readonly JobRunner[] {
  return [
    verificationRunner({ verify, checkpoints }),
    dueInterestRunner(ports),
    loanImportCheckRunner(ports),
    loanImportRunner(ports),
    importUndoRunner(ports),
    portfolioDryRunRunner(ports),
    portfolioRunRunner(ports),
  ];
}
