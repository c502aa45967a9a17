/** A thread of its own that looks at the pages of an SQLite file; sends the first complaint, or undefined. */
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "../connect.ts";
import { complaintOf } from "./database-file.ts";

const database = connect(`sqlite:${String(workerData)}`);
const complaint = await database.snapshot(complaintOf);
await database.close();
parentPort?.postMessage(complaint);
