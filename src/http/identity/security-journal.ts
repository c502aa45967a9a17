/**
 * Writes the security log: to the log of the service at once, and to the database in small batches, so that whoever
 * knocks at the door ten thousand times makes no ten thousand transactions.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { IdentityPorts } from "../../app/identity/ports.ts";
import type { StoredSecurityEvent } from "../../app/identity/security-event.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { securityLog } from "../log.ts";
import { currentAddress } from "../request-address.ts";

interface JournalDeps extends Pick<IdentityPorts, "keep" | "inBackground"> {
  readonly logger: Logger;
  readonly now: () => Instant;
  /** Time-ordered. */
  readonly newId: () => string;
}

/** Beyond this the log of the service alone has them. */
const longestQueue = 5_000;
/** The first event is written at once; those that come close behind it wait for each other. */
const pauseMillis = 200;

export function securityJournal({
  logger,
  keep,
  inBackground,
  now,
  newId,
}: JournalDeps): IdentityPorts["securityLog"] {
  const log = securityLog(logger);
  const waiting: StoredSecurityEvent[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    try {
      while (waiting.length > 0) {
        await writeBatch(waiting.splice(0));
        await pause(pauseMillis);
      }
    } finally {
      isWriting = false;
    }
  }

  /** What cannot be written now (a full disk) is tried again with the next event. */
  async function writeBatch(batch: readonly StoredSecurityEvent[]): Promise<void> {
    try {
      await keep(({ securityEvents }) => securityEvents.add(batch));
    } catch (error) {
      waiting.unshift(...batch);
      throw error;
    }
  }

  return (event) => {
    const address = event.address ?? currentAddress();
    const placed = address === undefined ? event : { ...event, address };
    log(placed);
    if (waiting.length >= longestQueue) return;
    waiting.push({ ...placed, id: newId(), occurredAt: now() });
    if (!isWriting) inBackground(write);
  };
}
