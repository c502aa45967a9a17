/** The HTTP service of accounts on a real database, with a clock to be moved, and mails to be read. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Secret, TOTP } from "otpauth";
import { v7 } from "uuid";
import { keepOn, readIdentityOn, readOn, transactOn } from "../../db/transact.ts";
import { sha256 } from "../../db/fact-text.ts";
import type { Mail } from "../../src/app/identity/account-ports.ts";
import type { IdentityPorts } from "../../src/app/identity/ports.ts";
import type { SecurityEvent } from "../../src/app/identity/security-event.ts";
import { accountRoutes } from "../../src/contract/identity/account-routes.ts";
import { doorRoutes } from "../../src/contract/identity/door-routes.ts";
import { memberRoutes } from "../../src/contract/identity/member-routes.ts";
import { entryRoutes } from "../../src/contract/identity/entry-routes.ts";
import { recoveryRoutes } from "../../src/contract/identity/recovery-routes.ts";
import { identityRoutes } from "../../src/contract/identity/routes.ts";
import { instantFromMillis, millisOf } from "../../src/domain/kernel/instant.ts";
import { accountHandlers } from "../../src/http/identity/account-handlers.ts";
import { createBackground } from "../../src/http/identity/background.ts";
import { codeClock } from "../../src/http/identity/code-clock.ts";
import { identityHandlers } from "../../src/http/identity/handlers.ts";
import { doorHandlers } from "../../src/http/identity/door-handlers.ts";
import { memberHandlers } from "../../src/http/identity/member-handlers.ts";
import { securityJournal } from "../../src/http/identity/security-journal.ts";
import { entryHandlers } from "../../src/http/identity/entry-handlers.ts";
import { recoveryHandlers } from "../../src/http/identity/recovery-handlers.ts";
import { singleSignOn, type ConfiguredProvider } from "../../src/http/identity/single-sign-on.ts";
import { fileSealer } from "../../src/http/identity/sealer.ts";
import { listen } from "../../src/http/listen.ts";
import { createLogger } from "../../src/http/log.ts";
import { createApp } from "../../src/http/server.ts";
import type { OpenDatabase, TestDatabase } from "./databases.ts";
import { recordAccounts } from "./account-people.ts";

export interface AccountService {
  readonly url: string;
  readonly database: TestDatabase;
  readonly identity: IdentityPorts;
  readonly mails: Mail[];
  readonly events: SecurityEvent[];
  readonly logLines: string[];
  readonly wait: (seconds: number) => void;
  /** What an authenticator app shows now. */
  readonly codeOf: (secret: string) => string;
  /** Mails and other work behind the answers are done. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Quick, so that no test waits for Argon2. */
const quickHasher: IdentityPorts["passwords"] = {
  hash: (password) => Promise.resolve(`hash of ${sha256(password)}`),
  verify: (password, hash) => Promise.resolve(hash === `hash of ${sha256(password)}`),
};

const accountContract = {
  ...identityRoutes,
  ...accountRoutes,
  ...recoveryRoutes,
  ...memberRoutes,
  ...doorRoutes,
  ...entryRoutes,
} as const;

const peopled = new Map<OpenDatabase, Promise<string>>();

/** Recorded once for each kind of database and then copied. */
function peopledDatabase(open: OpenDatabase): Promise<string> {
  const stored = peopled.get(open) ?? recordPeople(open);
  peopled.set(open, stored);
  return stored;
}

async function recordPeople(open: OpenDatabase): Promise<string> {
  const database = await open();
  await recordAccounts(database, quickHasher);
  await database.close();
  return database.url;
}

export async function startAccountService(
  open: OpenDatabase,
  providers: readonly ConfiguredProvider[] = [],
): Promise<AccountService> {
  const database = await open({ copyOf: await peopledDatabase(open) });
  const folder = mkdtempSync(path.join(tmpdir(), "sanpo-account-"));
  const clock = { now: instantFromMillis(Date.parse("2026-04-01T00:00:00Z")) };
  const mails: Mail[] = [];
  const events: SecurityEvent[] = [];
  const logLines: string[] = [];
  const logger = createLogger("info", { write: (line: string) => void logLines.push(line) });
  const background = createBackground(logger);
  const address = { url: "" };
  const ports = {
    transact: transactOn(database),
    read: readOn(database),
    now: () => clock.now,
    newId: () => v7(),
  };
  const keep = keepOn(database);
  const journal = securityJournal({ ...ports, logger, keep, inBackground: background.run });
  const identity: IdentityPorts = {
    read: readIdentityOn(database),
    keep,
    passwords: quickHasher,
    randomBytes: (count) => randomBytes(count),
    codes: codeClock,
    singleSignOn: singleSignOn(providers),
    sealer: fileSealer(path.join(folder, "secrets.key")),
    sendMail: (mail) => Promise.resolve(void mails.push(mail)),
    inBackground: background.run,
    publicUrl: () => address.url,
    securityLog: (event) => {
      events.push(event);
      journal(event);
    },
  };
  const deps = { identity, ports, demo: false };
  const settings = {
    rateLimit: "off",
    tls: false,
    trustedProxies: 0,
    webFolder: path.resolve(import.meta.dirname, "no-such-folder"),
    version: "0.0.0",
  } as const;
  const readiness = () => Promise.resolve({ ready: true, degraded: [] });
  const app = createApp(
    { ports, identity, logger, readiness, settings },
    {
      contract: accountContract,
      handlers: {
        ...identityHandlers(deps),
        ...accountHandlers(deps),
        ...recoveryHandlers(deps),
        ...memberHandlers(deps),
        ...doorHandlers(deps),
        ...entryHandlers(deps),
      },
    },
  );
  const listening = await listen(app, { port: 0, host: "127.0.0.1" });
  address.url = listening.url;
  return {
    url: listening.url,
    database,
    identity,
    mails,
    events,
    logLines,
    wait: (seconds) => {
      clock.now = instantFromMillis(millisOf(clock.now) + seconds * 1000);
    },
    codeOf: (secret) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: millisOf(clock.now) }),
    settled: background.settled,
    close: async () => {
      await listening.close();
      await background.settled();
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
