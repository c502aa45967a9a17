/**
 * A PostgreSQL of our own for one test run, started from the binaries of the distribution in a folder of its own. It
 * refuses to run as root, so root lends it to another user. Connections are trusted: it listens on this machine only.
 */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

export interface Cluster {
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

const installed = "/usr/lib/postgresql";

/** The folder of the newest PostgreSQL installed, from version 15 on; undefined where there is none. */
export function postgresBinaries(): string | undefined {
  if (!existsSync(installed)) return undefined;
  const newest = readdirSync(installed)
    .map(Number)
    .filter(
      (version) => version >= 15 && existsSync(path.join(installed, String(version), "bin", "postgres")),
    )
    .sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : path.join(installed, String(newest), "bin");
}

/** Unless it is to be durable, it does not wait for the disk: tests never kill the server itself, only its clients. */
export async function startCluster(
  binaries: string,
  { isDurable = false }: { readonly isDurable?: boolean } = {},
): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), "sanpo-postgres-"));
  const owner = unprivilegedUser();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const options = { cwd: folder, ...owner };
  const data = path.join(folder, "data");
  const initdb = ["-D", data, "-U", "sanpo", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(path.join(binaries, "initdb"), initdb, options);
  const port = await freePort();
  const settings = [
    `port=${String(port)}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `fsync=${isDurable ? "on" : "off"}`,
    "max_connections=300",
    "shared_buffers=64MB",
  ];
  const server = spawn(
    path.join(binaries, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    { ...options, stdio: "ignore" },
  );
  const killServer = () => server.kill("SIGKILL");
  process.once("exit", killServer);
  const url = (database: string) => `postgres://sanpo@127.0.0.1:${String(port)}/${database}`;
  await answering(url("postgres"), server);
  return {
    url,
    stop: async () => {
      await ended(server);
      process.off("exit", killServer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const wanted of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${wanted}:`))?.split(":") ?? [];
    if (uid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("no user named postgres or nobody to run PostgreSQL as");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

const patienceMillis = 120_000;

async function answering(connectionString: string, server: ChildProcess): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (waited > patienceMillis || server.exitCode !== null) throw error;
      await wait(50);
    }
  }
}

/** SIGQUIT is PostgreSQL's immediate shutdown: it ends the sessions still open and writes nothing that is removed next. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGQUIT");
  await exit;
}
