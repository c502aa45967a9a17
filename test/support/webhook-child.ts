/** Sends to the webhooks it finds until it dies; its receiver is a file. Says so once its modules are loaded. */
import { appendFileSync } from "node:fs";
import { connect } from "../../db/connect.ts";
import { die, dieAtStatement, type Death } from "./dying-at.ts";
import { answered, webhookWorld } from "./webhook-world.ts";

export interface Errand extends Death {
  readonly url: string;
  readonly folder: string;
  /** Where the ids of what was sent go, one a line. */
  readonly inbox: string;
}

process.once("message", (errand: Errand) => {
  void work(errand);
});
process.send?.("ready");

async function work({ url, folder, inbox, ...death }: Errand): Promise<void> {
  const database = connect(url);
  dieAtStatement(database.writer, death);
  const world = webhookWorld(database, {
    series: 10,
    folder,
    send: (request) => {
      appendFileSync(inbox, `${request.headers["webhook-id"] ?? ""}\n`);
      return Promise.resolve(answered(204));
    },
  });
  await world.work();
  die();
}
