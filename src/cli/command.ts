/** A command of `sanpo`: what it is given, how it is called, what it answers. */
import type { Checkpoints, Verifier } from "../app/audit/ports.ts";
import type { IdentityPorts } from "../app/identity/ports.ts";
import type { KeepReminders } from "../app/obligation/ports.ts";
import type { AppPorts } from "../app/ports.ts";
import type { SignedCheckpoint } from "../domain/ledger/checkpoint.ts";
import type { DemoSummary } from "./demo/load-demo.ts";

export interface CommandDeps {
  readonly print: (line: string) => void;
  readonly ports: AppPorts;
  readonly identity: IdentityPorts;
  readonly keepReminders: KeepReminders;
  readonly verify: Verifier;
  readonly books: BookDeps;
  readonly migrate: () => Promise<readonly string[]>;
  readonly isEmpty: () => Promise<boolean>;
  readonly loadDemo: (password: string) => Promise<DemoSummary>;
  /** SANPO_DEMO: load the demonstration if the database is empty. */
  readonly demoWanted: boolean;
  /** SANPO_SECURITY_LOG_YEARS: how long the security log is kept. */
  readonly securityLogYears: number;
  /** Listens until a signal ends it. */
  readonly serve: (as: {
    readonly demo: boolean;
    /** Once people can reach it. */
    readonly onListening: () => Promise<void> | undefined;
  }) => Promise<void>;
  /** Works on jobs until a signal ends it. */
  readonly work: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What stands beside the books: snapshots, checkpoints, files. */
export interface BookDeps {
  readonly checkpoints: Checkpoints;
  readonly readAnchors: (file: string) => Promise<readonly SignedCheckpoint[]>;
  readonly takeSnapshots: () => Promise<number>;
  readonly dropSnapshots: () => Promise<void>;
  /** Writes piece by piece; to standard output where no file is named. */
  readonly write: (file: string | undefined, pieces: AsyncIterable<string>) => Promise<void>;
  readonly printProgress: (line: string) => void;
}

export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** Answers the exit code. */
  readonly run: (deps: CommandDeps, args: readonly string[]) => Promise<number>;
}

/** A call that cannot be understood: its message is shown with the usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
