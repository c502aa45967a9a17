import type { Logger } from "pino";
import type { IdentityPorts } from "../../app/identity/ports.ts";

export interface Background {
  readonly run: IdentityPorts["inBackground"];
  /** Everything begun so far has ended. */
  readonly settled: () => Promise<void>;
}

/** Work that goes on after its request has been answered. A failure is logged and hurts nobody else. */
export function createBackground(logger: Pick<Logger, "error">): Background {
  const running = new Set<Promise<void>>();
  return {
    run: (work) => {
      const run = work()
        .catch((error: unknown) => {
          logger.error({ error }, "work in the background failed");
        })
        .finally(() => running.delete(run));
      running.add(run);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
