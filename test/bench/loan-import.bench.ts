/**
 * 10,000 rows of a loan book through the running program: upload, check, approval, loans in the books, on SQLite and on
 * PostgreSQL where this machine has it. Informative: seconds and rows a second.
 */
import { cpus, loadavg } from "node:os";
import pg from "pg";
import { signedIn } from "../support/api-client.ts";
import { bookCsv, bookRow } from "../support/loan-books.ts";
import { approvedRequest, reached, uploaded } from "../support/loan-import-client.ts";
import { postgresBinaries, startCluster } from "../support/postgres-cluster.ts";
import { removeData, startService } from "../support/running-service.ts";

const rows = 10_000;

async function importOn(databaseUrl: string | undefined): Promise<void> {
  const service = await startService({ databaseUrl });
  const officer = await signedIn(service.url, "officer@shiga.example");
  const approver = await signedIn(service.url, "approver@shiga.example");
  const file = new TextEncoder().encode(bookCsv(Array.from({ length: rows }, (_, i) => bookRow(i + 1))));
  let last = performance.now();
  const lap = (part: string): void => {
    const seconds = (performance.now() - last) / 1000;
    console.log(`${part} ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`);
    last = performance.now();
  };
  const began = last;
  const load = loadavg().map((value) => value.toFixed(2));
  console.log(
    `${service.databaseUrl.split(":")[0] ?? ""}, ${cpus().length} cores, load average ${load.join(" ")}`,
  );
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
}

async function importOnPostgres(): Promise<void> {
  const binaries = postgresBinaries();
  if (binaries === undefined) return;
  const cluster = await startCluster(binaries);
  const administrator = new pg.Client({ connectionString: cluster.url("postgres") });
  await administrator.connect();
  await administrator.query("create database bench template template0");
  await administrator.end();
  await importOn(cluster.url("bench"));
  await cluster.stop();
}

await importOn(undefined);
await importOnPostgres();
