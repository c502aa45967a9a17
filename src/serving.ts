/** Composition root of the service: what answers requests, and what goes on beside them. */
import path from "node:path";
import type { Database } from "../db/connect.ts";
import type { evidenceFiles } from "../db/evidence-files.ts";
import { isMigrated } from "../db/migrate.ts";
import { keepArrearsOn, keepJobsOn, keepRemindersOn, readWebhooksOn } from "../db/transact.ts";
import { renderDecisionLetter } from "../reports/decision-letter/render.ts";
import { renderProjectSheet } from "../reports/project-sheet/render.ts";
import { renderLoanReport } from "../reports/loan-report/render.ts";
import type { Verifier } from "./app/audit/ports.ts";
import type { IdentityPorts } from "./app/identity/ports.ts";
import type { AppPorts } from "./app/ports.ts";
import type { WebhookPorts } from "./app/webhook/sending-ports.ts";
import type { BookDeps } from "./cli/command.ts";
import { contract } from "./contract/contract.ts";
import { handlersOf } from "./http/handlers.ts";
import type { Background } from "./http/identity/background.ts";
import { closeOnSignals, listen } from "./http/listen.ts";
import type { createLogger } from "./http/log.ts";
import { createApp } from "./http/server.ts";
import { startBookKeeper } from "./worker/book-keeper.ts";
import { startInterestClock } from "./worker/interest-clock.ts";
import { jobRunners } from "./worker/job-runners.ts";
import { startJobWorker } from "./worker/job-worker.ts";
import { startWebhookWorker } from "./worker/webhook-worker.ts";

export interface Serving {
  /** Where people reach the screens: known once the port is. */
  readonly address: { url: string };
  readonly background: Background;
  readonly config: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string | undefined;
    readonly rateLimit: number | "off";
    readonly tls: boolean;
    readonly trustedProxies: number;
  };
  readonly database: Database;
  readonly ports: AppPorts;
  readonly identity: IdentityPorts;
  readonly webhooks: WebhookPorts;
  readonly files: ReturnType<typeof evidenceFiles>;
  readonly verify: Verifier;
  readonly books: BookDeps;
  readonly logger: ReturnType<typeof createLogger>;
  readonly demo: boolean;
  readonly version: string;
  readonly projectFolder: string;
  readonly print: (line: string) => void;
  readonly onListening: () => Promise<void> | undefined;
}

export type Working = Pick<
  Serving,
  "database" | "ports" | "identity" | "webhooks" | "verify" | "books" | "logger" | "print"
>;

/** What goes on beside requests; several processes on one database share it. */
function startWorkers(working: Omit<Working, "print">): { readonly stop: () => Promise<void> } {
  const { database, ports, identity, webhooks, verify, books, logger } = working;
  const runners = jobRunners({ ports, verify, checkpoints: books.checkpoints });
  const jobs = startJobWorker({ ports, keepJobs: keepJobsOn(database), runners, logger });
  const readQueue = readWebhooksOn(database);
  const senders = startWebhookWorker({ ports, identity, webhooks, readQueue, logger });
  return {
    stop: async () => {
      await Promise.all([jobs.stop(), senders.stop()]);
    },
  };
}

export function work(working: Working): Promise<void> {
  const { stop } = startWorkers(working);
  working.print("Sanpo Ledger works on jobs and webhooks");
  return closeOnSignals({ close: stop }, { ...working, afterwards: () => working.database.close() });
}

export async function serve({
  onListening,
  address,
  background,
  config,
  database,
  ports,
  identity,
  webhooks,
  files,
  verify,
  books,
  logger,
  demo,
  version,
  projectFolder,
  print,
}: Serving): Promise<void> {
  const { checkpoints } = books;
  const renderers = { renderLoanReport, renderProjectSheet, renderDecisionLetter };
  const deps = { ports, identity, webhooks, files, verify, checkpoints, ...renderers, demo };
  const handlers = handlersOf(deps);
  const settings = {
    rateLimit: config.rateLimit,
    tls: config.tls,
    trustedProxies: config.trustedProxies,
    webFolder: path.join(projectFolder, "dist", "web"),
    version,
  };
  const readiness = async () => ({ ready: await isMigrated(database), degraded: [] });
  const app = createApp({ ports, identity, logger, readiness, settings }, { contract, handlers });
  const keeper = startBookKeeper({ ...ports, ...books, ports, logger });
  const workers = startWorkers({ database, ports, identity, webhooks, verify, books, logger });
  const listening = await listen(app, config);
  address.url = config.publicUrl ?? listening.url;
  const clock = startInterestClock({
    ports,
    keepArrears: keepArrearsOn(database),
    keepReminders: keepRemindersOn(database),
    mail: identity,
    logger,
  });
  print(`Sanpo Ledger listens on ${listening.url}`);
  await onListening();
  const afterwards = async () => {
    await clock.stop();
    await keeper.stop();
    await workers.stop();
    await background.settled();
    await database.close();
  };
  await closeOnSignals(listening, { logger, afterwards });
}
