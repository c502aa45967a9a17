/** Heavy work takes turns: so many at once, a short queue behind them, and whoever comes after that comes back later. */
import { problem } from "./problem.ts";

export type InTurn = <T>(job: () => Promise<T>) => Promise<T>;

export function takeTurns({
  atOnce,
  longestQueue,
}: {
  readonly atOnce: number;
  readonly longestQueue: number;
}): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (job) => {
    if (waiting.length >= longestQueue) throw problem("unavailable", { figures: { retryAfterSeconds: 5 } });
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
