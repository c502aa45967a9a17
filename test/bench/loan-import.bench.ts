/**
 * 10,000 rows of a loan book through the running program: upload, check, approval, loans in the books. Informative:
 * seconds and rows a second. SQLite, or the server that TEST_DATABASE_URL names an empty database of.
 */
import { cpus } from "node:os";
import { signedIn } from "../support/api-client.ts";
import { bookCsv, bookRow } from "../support/loan-books.ts";
import { approvedRequest, reached, uploaded } from "../support/loan-import-client.ts";
import { removeData, startService } from "../support/running-service.ts";

const rows = 10_000;
const service = await startService({ databaseUrl: process.env["TEST_DATABASE_URL"] });
const officer = await signedIn(service.url, "officer@shiga.example");
const approver = await signedIn(service.url, "approver@shiga.example");
const file = new TextEncoder().encode(bookCsv(Array.from({ length: rows }, (_, i) => bookRow(i + 1))));

let last = performance.now();
function lap(part: string): void {
  const seconds = (performance.now() - last) / 1000;
  console.log(`${part} ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`);
  last = performance.now();
}

const began = last;
console.log(`${cpus().length} cores, ${service.databaseUrl.split(":")[0] ?? ""}`);
const { id } = await uploaded(officer, file);
lap("upload");
await reached(officer, id, "checked");
lap("check");
await approvedRequest({ officer, approver }, `/v1/loan-imports/${id}/requests`, {});
await reached(officer, id, "imported");
lap("import");
console.log(`loan-import ${((last - began) / 1000).toFixed(1)} s for ${rows} rows`);
await service.stop();
removeData(service);
