/**
 * Writes the security log: to the log of the service at once, and to the database in small batches, so that whoever
 * knocks at the door ten thousand times makes no ten thousand transactions.
 */
import type { Logger } from "pino";
import type { IdentityPorts } from "../../app/identity/ports.ts";
import type { StoredSecurityEvent } from "../../app/identity/security-event.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { securityLog } from "../log.ts";

interface JournalDeps extends Pick<IdentityPorts, "keep" | "inBackground"> {
  readonly logger: Logger;
  readonly now: () => Instant;
  /** Time-ordered. */
  readonly newId: () => string;
}

/** Beyond this the log of the service alone has them. */
const longestQueue = 5_000;

export function securityJournal({
  logger,
  keep,
  inBackground,
  now,
  newId,
}: JournalDeps): IdentityPorts["securityLog"] {
  const log = securityLog(logger);
  let waiting: StoredSecurityEvent[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    try {
      while (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        await keep(({ securityEvents }) => securityEvents.add(batch));
      }
    } finally {
      isWriting = false;
    }
  }

  return (event) => {
    log(event);
    if (waiting.length >= longestQueue) return;
    waiting.push({ ...event, id: newId(), occurredAt: now() });
    if (!isWriting) inBackground(write);
  };
}
