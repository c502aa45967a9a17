/** Puts the ports of the identity context together out of the settings. */
import { randomBytes } from "node:crypto";
import path from "node:path";
import type { Logger } from "pino";
import type { IdentityPorts } from "../../app/identity/ports.ts";
import type { AppPorts } from "../../app/ports.ts";
import type { Background } from "./background.ts";
import { codeClock } from "./code-clock.ts";
import { outboxMailer, smtpMailer } from "./mailer.ts";
import { createPasswordHasher } from "./password-hasher.ts";
import { fileSealer } from "./sealer.ts";
import { securityJournal } from "./security-journal.ts";
import { singleSignOn, type ConfiguredProvider } from "./single-sign-on.ts";

interface IdentitySettings {
  /** Where keys and the outbox lie. */
  readonly folder: string;
  readonly secretKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly oidcProviders: readonly ConfiguredProvider[];
}

interface IdentityParts extends Pick<IdentityPorts, "read" | "keep" | "publicUrl"> {
  readonly settings: IdentitySettings;
  readonly ports: Pick<AppPorts, "now" | "newId">;
  readonly logger: Logger;
  readonly background: Background;
}

export function composeIdentity(parts: IdentityParts): IdentityPorts {
  const { settings, read, keep, ports, logger, background, publicUrl } = parts;
  const { folder, secretKey, smtpUrl, mailFrom: from, oidcProviders } = settings;
  const inBackground = background.run;
  return {
    read,
    keep,
    passwords: createPasswordHasher(),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    codes: codeClock,
    singleSignOn: singleSignOn(oidcProviders),
    sealer: fileSealer(secretKey ?? path.join(folder, "keys", "secrets.key")),
    sendMail:
      smtpUrl === undefined
        ? outboxMailer({ folder: path.join(folder, "outbox"), from })
        : smtpMailer({ url: smtpUrl, from }),
    inBackground,
    publicUrl,
    securityLog: securityJournal({ ...ports, logger, keep, inBackground }),
  };
}
