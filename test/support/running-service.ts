/** The real program, started as a process on a free port with its own data folder, and stopped by a signal. */
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundled } from "./bundled.ts";

export interface RunningService {
  readonly url: string;
  readonly dataFolder: string;
  readonly databaseUrl: string;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** SIGTERM, and the exit code. */
  readonly stop: () => Promise<number | null>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
}

const projectFolder = path.resolve(import.meta.dirname, "../..");
const startMillis = 300_000;

export interface ServiceSettings {
  /** Default: SQLite in the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly dataFolder?: string;
  readonly demo?: boolean;
  /** Beside those of the tests. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startService(settings: ServiceSettings = {}): Promise<RunningService> {
  const dataFolder = settings.dataFolder ?? mkdtempSync(path.join(tmpdir(), "sanpo-service-"));
  const databaseUrl = settings.databaseUrl ?? fileIn(dataFolder);
  const isOfItsOwn = settings.dataFolder === undefined && settings.databaseUrl === undefined;
  if (isOfItsOwn && settings.demo !== false) cpSync(await demoFolder(), dataFolder, { recursive: true });
  const child = spawn(
    process.execPath,
    [await program(), "serve", ...(settings.demo === false ? [] : ["--demo"])],
    {
      cwd: projectFolder,
      env: { ...environment(dataFolder, databaseUrl), ...settings.environment },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString("utf8");
  });
  const url = await listening(child);
  return {
    url,
    dataFolder,
    databaseUrl,
    printed: () => printed,
    stop: () => end(child, "SIGTERM"),
    kill: async () => {
      await end(child, "SIGKILL");
    },
  };
}

let bundledProgram: Promise<string> | undefined;

/** The program as one file: it is started often, and reading it module by module takes longer than starting it. */
function program(): Promise<string> {
  bundledProgram ??= bundleProgram();
  return bundledProgram;
}

async function bundleProgram(): Promise<string> {
  const file = await bundled("src/main.ts", `main-${String(process.pid)}`);
  process.once("exit", () => {
    rmSync(file);
  });
  return file;
}

/** Where the demonstration lies loaded, to be copied; loaded once for all tests of a process. */
let loadedDemo: Promise<string> | undefined;

function demoFolder(): Promise<string> {
  loadedDemo ??= loadDemo();
  return loadedDemo;
}

async function loadDemo(): Promise<string> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "sanpo-demo-"));
  process.once("exit", () => {
    removeData({ dataFolder });
  });
  const { code, output } = await runCommand(["seed", "demo"], {
    dataFolder,
    databaseUrl: fileIn(dataFolder),
  });
  if (code !== 0) throw new Error(`the demonstration could not be loaded:\n${output}`);
  return dataFolder;
}

function fileIn(dataFolder: string): string {
  return `sqlite:${path.join(dataFolder, "sanpo.sqlite")}`;
}

/** Runs one command of the program to its end. */
export async function runCommand(
  args: readonly string[],
  { dataFolder, databaseUrl }: Pick<RunningService, "dataFolder" | "databaseUrl">,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [await program(), ...args], {
    cwd: projectFolder,
    env: environment(dataFolder, databaseUrl),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString("utf8");
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, output };
}

export function removeData({ dataFolder }: Pick<RunningService, "dataFolder">): void {
  rmSync(dataFolder, { recursive: true, force: true });
}

function environment(dataFolder: string, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: "0",
    HOST: "127.0.0.1",
    SANPO_DATA_DIR: dataFolder,
    DATABASE_URL: databaseUrl,
    SANPO_RATE_LIMIT: "off",
    LOG_LEVEL: "warn",
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (why: string) => {
      child.kill("SIGKILL");
      reject(new Error(`the service did not start (${why}):\n${output}`));
    };
    const timer = setTimeout(() => {
      fail(`waited ${startMillis} ms`);
    }, startMillis);
    const read = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const found = /listens on (http:\S+)/.exec(output);
      if (found?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(found[1]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`exit ${String(code)}`);
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill(signal);
  });
}
