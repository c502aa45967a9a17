/** The settings of the service, read once from the environment. Every one has a safe default. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { retentionYears } from "./domain/party/log-retention.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** `sqlite:` followed by a file, or `postgres://…` */
  readonly databaseUrl: string;
  /** SQLite file, evidence store, anchors, outbox mail. */
  readonly dataFolder: string;
  /** Private key that signs checkpoints; made on first use. Default: under the data folder. */
  readonly checkpointKey: string | undefined;
  /** Key that secrets in the database are sealed with; made on first use. Default: under the data folder. */
  readonly secretKey: string | undefined;
  /** Where people reach the screens, for links in mails. Default: the address listened on. */
  readonly publicUrl: string | undefined;
  /** SMTP server, with user and password. Default: mails become files in the outbox of the data folder. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Providers of single sign-on, with their secrets. */
  readonly oidcProviders: z.output<typeof providers>;
  /** Load the demonstration if the database is empty. */
  readonly demo: boolean;
  /** Megabytes of evidence that one organization may store. */
  readonly evidenceQuotaMegabytes: number;
  /** How long the security log is kept. */
  readonly securityLogYears: number;
  /** Requests a minute and person. */
  readonly rateLimit: number | "off";
  readonly logLevel: string;
  /** Reached through TLS: cookies are `Secure`, browsers are told to stay on https. */
  readonly tls: boolean;
  /** For trials on one machine: webhooks may be sent to `http://localhost:…`. */
  readonly webhookLoopback: boolean;
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A mistake in the environment: the message names every variable that cannot be read. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export function readConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  if (!read.success) throw new ConfigError(read.error.issues.map(complaint).join("\n"));
  const { data } = read;
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL ?? `sqlite:${path.join(data.SANPO_DATA_DIR, "sanpo.sqlite")}`,
    dataFolder: data.SANPO_DATA_DIR,
    checkpointKey: data.SANPO_CHECKPOINT_KEY,
    secretKey: data.SANPO_SECRET_KEY,
    publicUrl: data.SANPO_PUBLIC_URL?.replace(/\/$/, ""),
    smtpUrl: data.SANPO_SMTP_URL ?? data.SANPO_SMTP_URL_FILE,
    mailFrom: data.SANPO_MAIL_FROM,
    oidcProviders: data.SANPO_OIDC_FILE ?? [],
    demo: data.SANPO_DEMO,
    evidenceQuotaMegabytes: data.SANPO_EVIDENCE_QUOTA_MB,
    securityLogYears: data.SANPO_SECURITY_LOG_YEARS,
    rateLimit: data.SANPO_RATE_LIMIT,
    logLevel: data.LOG_LEVEL,
    tls: data.SANPO_TLS,
    webhookLoopback: data.SANPO_WEBHOOK_LOOPBACK,
    trustedProxies: data.SANPO_TRUSTED_PROXIES,
  };
}

function complaint({ path: [name = ""], message }: z.core.$ZodIssue): string {
  return `${String(name)}: ${message}`;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const flag = z
  .enum(["0", "1", "false", "true"], { error: "must be 1 or 0" })
  .default("0")
  .transform((text) => text === "1" || text === "true");

function wholeNumber(limits: {
  readonly lowest: number;
  readonly highest: number;
}): z.ZodType<number, string> {
  const error = `must be a whole number from ${String(limits.lowest)} to ${String(limits.highest)}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, { error })
    .transform(Number)
    .refine((value) => value >= limits.lowest && value <= limits.highest, { error });
}

const smtpUrl = z.string().regex(/^smtps?:\/\/.+$/, { error: "must begin with smtp:// or smtps://" });

/** For secrets that are handed over as a file. */
const contentOfFile = z.string().transform((file, context) => {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    context.addIssue({ code: "custom", message: "names a file that cannot be read" });
    return z.NEVER;
  }
});

function readJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "names a file that holds no JSON" });
    return z.NEVER;
  }
}

const providers = z.array(
  z.strictObject({
    id: z.string().regex(/^[\w-]{1,40}$/),
    organizationId: z.uuid(),
    nameJa: z.string().min(1).max(100),
    nameEn: z.string().min(1).max(100),
    issuer: z.url({ protocol: /^https?$/ }),
    clientId: z.string().min(1).max(200),
    clientSecret: z.string().min(1).max(500),
  }),
);

const schema = z.object({
  PORT: wholeNumber({ lowest: 0, highest: 65_535 }).prefault("3000"),
  HOST: z.string().max(255).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .regex(/^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/, { error: "must begin with sqlite: or postgres://" })
    .optional(),
  SANPO_DATA_DIR: z.string().default("./data"),
  SANPO_CHECKPOINT_KEY: z.string().max(4096).optional(),
  SANPO_SECRET_KEY: z.string().max(4096).optional(),
  SANPO_PUBLIC_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  SANPO_SMTP_URL: smtpUrl.optional(),
  SANPO_SMTP_URL_FILE: contentOfFile.pipe(smtpUrl).optional(),
  SANPO_OIDC_FILE: contentOfFile.transform(readJson).pipe(providers).optional(),
  SANPO_MAIL_FROM: z.string().max(320).default("Sanpo Ledger <no-reply@localhost>"),
  SANPO_DEMO: flag,
  SANPO_EVIDENCE_QUOTA_MB: wholeNumber({ lowest: 1, highest: 999_999 }).prefault("10240"),
  SANPO_SECURITY_LOG_YEARS: wholeNumber({
    lowest: retentionYears.shortest,
    highest: retentionYears.longest,
  }).prefault("10"),
  SANPO_RATE_LIMIT: z
    .string()
    .regex(/^(?:off|[1-9]\d{0,5})$/, { error: "must be a whole number of requests a minute, or off" })
    .default("600")
    .transform((text) => (text === "off" ? text : Number(text))),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
  SANPO_TLS: flag,
  SANPO_WEBHOOK_LOOPBACK: flag,
  SANPO_TRUSTED_PROXIES: wholeNumber({ lowest: 0, highest: 10 }).prefault("0"),
});
