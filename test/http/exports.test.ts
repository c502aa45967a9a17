import { expect } from "chai";
import { contract } from "../../src/contract/contract.ts";
import type { Permission, Route } from "../../src/contract/route.ts";
import { demoPassword } from "../../src/cli/demo/demo-password.ts";
import { readSpreadsheet } from "../../src/http/spreadsheet/read-spreadsheet.ts";
import { accepted } from "../support/decisions.ts";
import { removeData, startService, type RunningService } from "../support/running-service.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Tables of things that only an upload or a run makes. */
const notInTheDemo = ["listLoanImportFindings", "listLoanImportRows", "listPortfolioLines"];
/** Whatever the day is on which the demo is read. */
const neverEmpty = [
  "listLoans",
  "getSchedule",
  "getRateTimeline",
  "getTrialBalance",
  "getGeneralLedger",
  "listJournalEntries",
  "listObservations",
  "listSecurityEvents",
  "getCapitalAccounts",
  "getFinancePerOutcome",
];

const administrators: readonly Permission[] = ["administer", "manageWebhooks", "readSecurityLog"];

describe("Exports", function () {
  this.timeout(600_000);
  let service: RunningService;
  let cookie: string;
  let adminCookie: string;
  let ids: Readonly<Record<string, string>>;

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(service.url + path, { headers: { cookie, ...headers } });
  const cookieOf = async (email: string) => {
    const signIn = await fetch(`${service.url}/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: service.url },
      body: JSON.stringify({ email, password: demoPassword }),
    });
    return (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  };
  /** As somebody who may read the table. */
  const askFor = (route: Route, headers: Readonly<Record<string, string>> = {}) =>
    ask(
      addressOf(route),
      administrators.includes(route.permission) ? { ...headers, cookie: adminCookie } : headers,
    );
  const first = async (path: string) => {
    const { items } = (await (await ask(path)).json()) as { items: readonly { id: string }[] };
    return items[0]?.id ?? "";
  };
  const tableOf = async (response: Response) => {
    expect(response.status).to.equal(200);
    return accepted(
      await readSpreadsheet({ fileName: "x", bytes: new Uint8Array(await response.arrayBuffer()) }),
    );
  };

  before(async () => {
    service = await startService();
    cookie = await cookieOf("officer@shiga.example");
    adminCookie = await cookieOf("admin@shiga.example");
    const bookId = await first("/v1/books");
    const { accounts } = (await (await ask(`/v1/books/${bookId}/chart`)).json()) as {
      accounts: readonly { id: string }[];
    };
    const [loanId, fundId] = [await first("/v1/loans"), await first("/v1/funds")];
    const { items: loans } = (await (await ask("/v1/loans")).json()) as {
      items: readonly { project: { id: string } }[];
    };
    ids = { loanId, fundId, projectId: loans[0]?.project.id ?? "", bookId, accountId: accounts[0]?.id ?? "" };
  });
  after(async () => {
    await service.stop();
    removeData(service);
  });

  const tables: readonly Route[] = Object.values(contract as Readonly<Record<string, Route>>).filter(
    ({ table }) => table !== undefined,
  );
  /** Its rows grow with every file that is taken, as soon as that has been logged. */
  const logsItsExports = "listSecurityEvents";
  /** What a table cannot be asked for without. */
  const queries: Readonly<Record<string, string>> = {
    getGeneralLedger: "?fromOn=2020-01-01",
    listLentLoans: "?period=2020",
    listPortfolioOutcomes: "?period=2020",
  };
  const addressOf = ({ id, path }: Route) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "") + (queries[id] ?? "");

  it("every table answers in JSON, CSV and Excel with the same rows", async () => {
    expect(tables.map(({ id }) => id)).to.include.members(neverEmpty);
    const isHeld = ({ path }: Route) =>
      [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) => name !== undefined && name in ids);
    expect(tables.filter((route) => !isHeld(route)).map(({ id }) => id)).to.have.members(notInTheDemo);
    for (const route of tables.filter(isHeld)) {
      const json = await askFor(route);
      expect(json.headers.get("content-type"), route.id).to.match(/^application\/json/);
      const answered: unknown = await json.json();
      // A reader takes a heading without rows for an empty file.
      if (route.table?.rows(answered).length === 0) {
        expect(neverEmpty).to.not.include(route.id);
        const text = await (await askFor(route, { accept: "text/csv" })).text();
        const heading = route.table.columns.map((column) => column.heading.ja).join(",");
        expect(text).to.equal(`${heading}\r\n`);
        continue;
      }
      const csv = await tableOf(await askFor(route, { accept: "text/csv" }));
      const workbook = await tableOf(await askFor(route, { accept: xlsx }));
      expect(csv.kind).to.equal("csv");
      expect(workbook.kind).to.equal("xlsx");
      expect(csv.header).to.deep.equal(route.table?.columns.map(({ heading }) => heading.ja));
      expect(workbook.header).to.deep.equal(csv.header);
      if (route.id === logsItsExports) {
        expect(workbook.rows.length).to.be.at.least(csv.rows.length);
        continue;
      }
      expect(workbook.rows.length, route.id).to.equal(csv.rows.length);
      expect(workbook.rows[0]?.cells[0]).to.equal(csv.rows[0]?.cells[0]);
    }
  });

  it("a CSV file is UTF-8 with its mark, ends its lines with CRLF and says what it is and of which day", async () => {
    const response = await ask(`/v1/loans/${ids["loanId"] ?? ""}/schedule?asOf=2026-03-31&format=csv`);
    expect(response.headers.get("content-type")).to.equal("text/csv; charset=utf-8; header=present");
    expect(decodeURIComponent(response.headers.get("content-disposition") ?? "")).to.include(
      "返済予定表_2026-03-31.csv",
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.replaceAll("\r\n", "")).not.to.match(/[\r\n]/);
    expect(text.endsWith("\r\n")).to.equal(true);
  });

  it("a list is walked to its end, whatever page was asked for, in the order asked for", async () => {
    const all = await tableOf(
      await ask(`/v1/books/${ids["bookId"] ?? ""}/journal-entries?format=csv&limit=1`),
    );
    const { items } = (await (
      await ask(`/v1/books/${ids["bookId"] ?? ""}/journal-entries?limit=200`)
    ).json()) as { items: readonly { lines: readonly unknown[] }[] };
    expect(all.rows.length).to.be.at.least(items.reduce((sum, { lines }) => sum + lines.length, 0));
    expect(all.rows.length).to.be.greaterThan(100);
    expect(all.rows.some(({ cells }) => cells[6]?.startsWith("-") === true)).to.equal(true);
  });

  it("headings and words follow Accept-Language", async () => {
    const { header } = await tableOf(await ask("/v1/loans?format=xlsx", { "accept-language": "en" }));
    expect(header.slice(0, 2)).to.deep.equal(["Loan", "Borrower"]);
  });

  it("an unknown format and a route without a table are refused, and refusals stay problem documents", async () => {
    const unknown = await ask("/v1/loans?format=pdf");
    expect(unknown.status).to.equal(422);
    expect((await ask("/v1/kpis?format=csv")).status).to.equal(400);
    const foreign = "/v1/loans/00000000-0000-4000-8000-000000000000/schedule?format=csv";
    const missing = await ask(foreign);
    expect([missing.status, missing.headers.get("content-type")]).to.deep.equal([
      404,
      "application/problem+json; charset=utf-8",
    ]);
  });

  it("the API document names the formats", async () => {
    const text = await (await ask("/openapi.json")).text();
    const { paths } = JSON.parse(text) as {
      paths: Readonly<Record<string, { get: { responses: Record<string, { content: object }> } }>>;
    };
    expect(Object.keys(paths["/v1/loans"]?.get.responses["200"]?.content ?? {})).to.deep.equal([
      "application/json",
      "text/csv",
      xlsx,
    ]);
  });
});
