/** One verification in a thread of its own: tells how far it has come, then what it has found. */
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "../db/connect.ts";
import { verifierIn, type ThreadAnswer, type ThreadAsked } from "./verifying.ts";

const { places, asked } = workerData as ThreadAsked;

function answer(told: ThreadAnswer): void {
  parentPort?.postMessage(told);
}

const database = connect(places.databaseUrl);
const verification = await verifierIn(
  database,
  places,
)({
  ...asked,
  onProgress: (what, count) => {
    answer({ what, count });
  },
});
await database.close();
answer({ verification });
