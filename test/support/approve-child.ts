/**
 * The process that is killed in the crash test. Once its modules are loaded it says so, is told what to approve and
 * where to die, and dies by its own hand: SIGKILL leaves no time to tidy up, whoever sends it.
 */
import { connect } from "../../db/connect.ts";
import { approveSample } from "./sample-facts.ts";
import { idMaker } from "./sample-names.ts";

export interface Errand {
  readonly url: string;
  readonly approvalId: string;
  /** Number of the statement at which the process dies; one more than there are: after the commit. */
  readonly dieAt: number;
  /** Before the statement is sent, or right after, perhaps before it is answered. */
  readonly moment: "before" | "sent";
}

process.once("message", (errand: Errand) => {
  void approve(errand);
});
process.send?.("ready");

async function approve({ url, approvalId, dieAt, moment }: Errand): Promise<void> {
  const database = connect(url);
  let statements = 0;
  database.writer.on("query", () => {
    statements += 1;
    if (statements !== dieAt) return;
    if (moment === "before") die();
    else setImmediate(die);
  });
  await approveSample(database, idMaker(2), approvalId);
  die();
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
