#!/usr/bin/env node
/** Composition root: reads the settings, connects the parts, runs one command. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import path from "node:path";
import { v7 } from "uuid";
import { jpBankCalendar } from "../db/calendars/jp-bank.ts";
import { anchorFiles, anchorPlaces, readAnchors } from "../db/anchor-files.ts";
import { connect, type Database } from "../db/connect.ts";
import { evidenceFiles } from "../db/evidence-files.ts";
import { migrate } from "../db/migrate.ts";
import { sha256 } from "../db/fact-text.ts";
import { demoMasterData } from "../db/seeds/demo-master-data.ts";
import { dropSnapshots, takeSnapshots } from "../db/snapshots.ts";
import {
  keepOn,
  keepRemindersOn,
  keepWebhooksOn,
  readIdentityOn,
  readOn,
  transactOn,
} from "../db/transact.ts";
import type { AppPorts } from "./app/ports.ts";
import { Rejected } from "./app/rejected.ts";
import { UsageError, type BookDeps, type CommandDeps } from "./cli/command.ts";
import { commands } from "./cli/commands.ts";
import { loadDemo } from "./cli/demo/load-demo.ts";
import type { DemoDeps } from "./cli/demo/demo-event.ts";
import { readDemoData } from "./cli/demo/demo-data.ts";
import { ConfigError, readConfig, type Config } from "./config.ts";
import { instantFromMillis, millisOf } from "./domain/kernel/instant.ts";
import { createBackground } from "./http/identity/background.ts";
import { composeIdentity } from "./http/identity/compose-identity.ts";
import { createLogger } from "./http/log.ts";
import { composeWebhooks } from "./http/webhook/compose-webhooks.ts";
import { serve, work, type Working } from "./serving.ts";
import { threadedVerifier, verifierIn, verifyingThread } from "./verifying.ts";

const version = "0.1.0";
/** Two levels up in the built tree, one in the source tree: where package.json lies. */
const projectFolder = projectFolderFrom(import.meta.dirname);

function projectFolderFrom(folder: string): string {
  const parent = path.dirname(folder);
  return path.basename(parent) === "dist" ? path.dirname(parent) : parent;
}

async function main([name = "help", ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (command === undefined) {
    for (const { usage, summary } of Object.values(commands)) print(`sanpo ${usage}\n    ${summary}`);
    return name === "help" ? 0 : 2;
  }
  try {
    const deps = compose(readConfig());
    try {
      return await command.run(deps, args);
    } finally {
      await deps.close();
    }
  } catch (error) {
    return explain(error, command.usage);
  }
}

/** Mistakes of the caller in one line each; defects with their stack. */
function explain(error: unknown, usage: string): number {
  if (error instanceof UsageError || isArgumentError(error)) {
    print(`${error.message}\nusage: sanpo ${usage}`);
    return 2;
  }
  if (error instanceof ConfigError) {
    print(error.message);
    return 2;
  }
  if (error instanceof Rejected) {
    print(`${error.rejection.code} ${JSON.stringify(error.rejection.figures ?? {})}`);
    return 1;
  }
  throw error;
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function compose(config: Config): CommandDeps {
  const database = connect(config.databaseUrl);
  const logger = createLogger(config.logLevel, process.stderr);
  const files = {
    ...evidenceFiles(path.join(config.dataFolder, "evidence")),
    quotaBytes: config.evidenceQuotaMegabytes * 1024 * 1024,
  };
  const ports = appPorts(database);
  const background = createBackground(logger);
  const address = { url: config.publicUrl ?? `http://${config.host}:${config.port}` };
  const identity = composeIdentity({
    settings: { ...config, folder: config.dataFolder },
    read: readIdentityOn(database),
    keep: keepOn(database),
    ports,
    logger,
    background,
    publicUrl: () => address.url,
  });
  const places = anchorPlaces(config.dataFolder, config.checkpointKey);
  const { verify, besideRequests } = verifiers(database, config);
  const books: BookDeps = {
    checkpoints: anchorFiles(places),
    readAnchors,
    takeSnapshots: () => takeSnapshots(database),
    dropSnapshots: () => dropSnapshots(database),
    write: writePieces,
    printProgress: (line) => process.stderr.write(`${line}\n`),
  };
  const webhooks = composeWebhooks({
    keep: keepWebhooksOn(database),
    rules: { allowsLoopback: config.webhookLoopback },
    version,
  });
  const serving = { verify: besideRequests, books, logger };
  const working: Working = { print, database, ports, identity, webhooks, ...serving };
  return {
    print,
    ports,
    identity,
    verify,
    books,
    migrate: () => migrate(database),
    isEmpty: () => isEmpty(database),
    loadDemo: demoLoader({ database, ports, files, hashPassword: identity.passwords.hash }),
    demoWanted: config.demo,
    securityLogYears: config.securityLogYears,
    keepReminders: keepRemindersOn(database),
    serve: ({ demo, onListening }) =>
      serve({ ...working, onListening, address, background, config, files, demo, version, projectFolder }),
    work: () => work(working),
    close: async () => {
      await background.settled();
      await database.close();
    },
  };
}

/** The service verifies beside its requests; sources, which no thread runs, between them. */
function verifiers(database: Database, config: Config) {
  const verify = verifierIn(database, config);
  const thread = verifyingThread();
  return { verify, besideRequests: thread === undefined ? verify : threadedVerifier(config, thread) };
}

interface Loading {
  readonly database: Database;
  readonly ports: AppPorts;
  readonly files: DemoDeps["files"];
  readonly hashPassword: DemoDeps["hashPassword"];
}

function demoLoader({ database, ports, files, hashPassword }: Loading): CommandDeps["loadDemo"] {
  return async (password) => {
    const deps: DemoDeps = {
      transact: ports.transact,
      recordMaster: demoMasterData(database),
      files,
      calendar: ports.calendar,
      sha256,
      hashPassword,
      password,
      now: ports.now(),
      newIdAt,
    };
    return loadDemo(deps, await readDemoData(path.join(projectFolder, "fixtures", "demo")));
  };
}

async function writePieces(file: string | undefined, pieces: AsyncIterable<string>): Promise<void> {
  if (file !== undefined) await pipeline(Readable.from(pieces), createWriteStream(file));
  else for await (const piece of pieces) process.stdout.write(piece);
}

function appPorts(database: Database): AppPorts {
  return {
    transact: transactOn(database),
    read: readOn(database),
    calendar: jpBankCalendar(),
    sha256,
    now: () => instantFromMillis(Date.now()),
    newId: () => v7(),
  };
}

let sequence = 0;

/** Time-ordered id of a past moment: later calls sort after earlier ones. */
function newIdAt(at: Parameters<typeof millisOf>[0]): string {
  sequence += 1;
  return v7({ msecs: millisOf(at), seq: sequence });
}

async function isEmpty({ reader }: Database): Promise<boolean> {
  const found: unknown = await reader("organization").first("id");
  return found === undefined;
}

process.exitCode = await main(process.argv.slice(2));
