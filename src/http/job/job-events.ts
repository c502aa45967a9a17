/** A job as server-sent events. The stream ends with the job, or after a minute: browsers then connect again. */
import { setTimeout as wait } from "node:timers/promises";
import type { JobView } from "../../app/job/job-view.ts";

const lookMillis = 500;
const looks = 120;
/** A comment now and then keeps proxies from hanging up. */
const silentLooks = 30;

interface Following {
  readonly look: () => Promise<JobView>;
  readonly text: (job: JobView) => string;
}

export async function* jobEvents(first: JobView, { look, text }: Following): AsyncGenerator<string> {
  yield "retry: 2000\n\n";
  let told = "";
  let silent = 0;
  let job = first;
  for (let looked = 0; looked < looks; looked += 1) {
    const now = text(job);
    silent = now === told ? silent + 1 : 0;
    if (silent === 0) yield `event: job\ndata: ${now}\n\n`;
    else if (silent % silentLooks === 0) yield ": still here\n\n";
    told = now;
    if (job.state !== "waiting" && job.state !== "running") return;
    await wait(lookMillis);
    job = await look();
  }
}
