/** Posts due interest, marks arrears and sends reminders when the service starts and every hour after: cheap when nothing is due, and safe to repeat. */
import type { Logger } from "pino";
import { setImmediate as pause } from "node:timers/promises";
import type { IdentityPorts } from "../app/identity/ports.ts";
import { mailReminders } from "../app/obligation/mail-reminders.ts";
import type { KeepReminders } from "../app/obligation/ports.ts";
import { runReminders } from "../app/obligation/run-reminders.ts";
import type { KeepArrears } from "../app/loan/arrears-ports.ts";
import { markArrears } from "../app/loan/mark-arrears.ts";
import { runDueInterest } from "../app/loan/run-due-interest.ts";
import type { AppPorts } from "../app/ports.ts";

const hourMillis = 3_600_000;

export interface InterestClock {
  readonly stop: () => Promise<void>;
}

interface InterestClockDeps {
  readonly ports: AppPorts;
  readonly keepArrears: KeepArrears;
  readonly keepReminders: KeepReminders;
  readonly mail: Pick<IdentityPorts, "sendMail" | "publicUrl">;
  readonly logger: Logger;
}

export function startInterestClock({
  ports,
  keepArrears,
  keepReminders,
  mail: { sendMail, publicUrl },
  logger,
}: InterestClockDeps): InterestClock {
  const mailFailed = (error: unknown): void => {
    logger.warn({ err: error }, "a mail was not taken");
  };
  let running = Promise.resolve();
  const run = async (): Promise<void> => {
    const posted = await runDueInterest(ports, { dryRun: false });
    if (posted.accruals + posted.adjustments > 0) logger.info({ ...posted }, "interest posted");
    const marked = await markArrears({ ...ports, keepArrears, pause });
    if (marked > 0) logger.info({ marked }, "arrears marked");
    const sent = await runReminders({ ...ports, keepReminders });
    if (sent.reminders > 0) logger.info(sent, "reminders sent");
    const mailed = await mailReminders({ ...ports, keepReminders, sendMail, publicUrl, mailFailed });
    if (mailed.sent > 0) logger.info(mailed, "reminders mailed");
  };
  const tick = (): void => {
    running = running.then(run).catch((error: unknown) => {
      logger.error({ err: error }, "hourly work failed");
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
