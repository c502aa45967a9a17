/** Works on the jobs it finds until it dies. Once its modules are loaded it says so, and waits to be told where to die. */
import { connect } from "../../db/connect.ts";
import { dueInterestRunner } from "../../src/app/loan/due-interest-job.ts";
import { portfolioRunRunner } from "../../src/app/portfolio/run-job.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { die, dieAtStatement, type Death } from "./dying-at.ts";
import { jobWorld } from "./job-world.ts";
import { deps } from "./sample-facts.ts";
import { sample } from "./sample-names.ts";

export interface Errand extends Death {
  readonly url: string;
  readonly now: Instant;
  /** Of its ids; 10 unless another is named. */
  readonly series?: number;
}

process.once("message", (errand: Errand) => {
  void work(errand);
});
process.send?.("ready");

async function work({ url, now, series = 10, ...death }: Errand): Promise<void> {
  const database = connect(url);
  dieAtStatement(database.writer, death);
  const world = jobWorld(database, series);
  world.clock.now = now;
  const { newId } = world.ports;
  world.work(
    dueInterestRunner({ calendar: deps.calendar, newId, rangeLength: 1 }),
    portfolioRunRunner({ ...deps, newId, rangeLength: 2 }),
  );
  const { items } = await world.ports.read(({ jobs }) =>
    jobs.list(sample.bank, undefined, { limit: 1, cursor: undefined }),
  );
  await world.until(items[0]?.id ?? "", ({ state }) => state === "done");
  die();
}
