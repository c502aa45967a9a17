/** Approves a request and dies. Once its modules are loaded it says so, and waits to be told where to die. */
import { connect } from "../../db/connect.ts";
import { die, dieAtStatement, type Death } from "./dying-at.ts";
import { approveSample } from "./sample-facts.ts";
import { idMaker } from "./sample-names.ts";

export interface Errand extends Death {
  readonly url: string;
  readonly approvalId: string;
}

process.once("message", (errand: Errand) => {
  void approve(errand);
});
process.send?.("ready");

async function approve({ url, approvalId, ...death }: Errand): Promise<void> {
  const database = connect(url);
  dieAtStatement(database.writer, death);
  await approveSample(database, idMaker(2), approvalId);
  die();
}
