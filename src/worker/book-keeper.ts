/**
 * Once a day signs how far every audit chain has come, tells who asked for it, and stores the balances of the months that have ended. Both are
 * looked at every hour, so that a service that was down does not miss its day.
 */
import type { Logger } from "pino";
import { takeCheckpoint, type CheckpointDeps } from "../app/audit/take-checkpoint.ts";
import { tellCheckpoint } from "../app/audit/tell-checkpoint.ts";
import type { AppPorts } from "../app/ports.ts";
import { japanDay } from "../domain/kernel/instant.ts";

const hourMillis = 3_600_000;

export interface BookKeeper {
  readonly stop: () => Promise<void>;
}

export interface BookKeeperDeps extends CheckpointDeps {
  readonly ports: AppPorts;
  readonly takeSnapshots: () => Promise<number>;
  readonly logger: Logger;
}

export function startBookKeeper({ ports, takeSnapshots, logger, ...deps }: BookKeeperDeps): BookKeeper {
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    const now = ports.now();
    for (const organizationId of await ports.read(({ audit }) => audit.organizationIds())) {
      const last = (await deps.checkpoints.list(organizationId)).at(-1);
      const isOfToday = last !== undefined && japanDay(last.at) === japanDay(now);
      const newest = isOfToday ? last : await takeCheckpoint(deps, organizationId, now);
      if (newest !== undefined) await tellCheckpoint(ports, newest);
    }
    const stored = await takeSnapshots();
    if (stored > 0) logger.info({ stored }, "month-end balances stored");
  };
  const tick = (): void => {
    running = running.then(run).catch((error: unknown) => {
      logger.error({ err: error }, "keeping checkpoints and snapshots failed");
    });
  };
  tick();
  const timer = setInterval(tick, hourMillis);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
