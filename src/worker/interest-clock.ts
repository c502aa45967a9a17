/** Posts due interest when the service starts and every hour after: cheap when nothing is due, and safe to repeat. */
import type { Logger } from "pino";
import { runDueInterest } from "../app/loan/run-due-interest.ts";
import type { AppPorts } from "../app/ports.ts";

const hourMillis = 3_600_000;

export interface InterestClock {
  readonly stop: () => Promise<void>;
}

export function startInterestClock(ports: AppPorts, logger: Logger): InterestClock {
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    const posted = await runDueInterest(ports, { dryRun: false });
    if (posted.accruals + posted.adjustments > 0) logger.info({ ...posted }, "interest posted");
  };
  const tick = (): void => {
    running = running.then(run).catch((error: unknown) => {
      logger.error({ err: error }, "posting interest failed");
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
