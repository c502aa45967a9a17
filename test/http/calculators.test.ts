import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { calculatorRoutes } from "../../src/contract/calculator/routes.ts";
import { identityRoutes } from "../../src/contract/identity/routes.ts";
import { calculatorHandlers } from "../../src/http/calculator/table.ts";
import { identityHandlers } from "../../src/http/identity/handlers.ts";
import { memoryIdentity } from "../support/memory-identity.ts";
import { everybody } from "../support/people.ts";
import { client, problemOf, serve, type Client, type Service } from "../support/http-service.ts";

const shared = path.resolve(import.meta.dirname, "../../../shared");

describe("calculators over HTTP", () => {
  let service: Service;
  let officer: Client;
  const calculate = (name: string, body: unknown) =>
    officer.send("POST", `/v1/calculators/${name}`, { body });

  before(async () => {
    const people = memoryIdentity(everybody());
    service = await serve(
      { people, shelf: { things: [] }, settings: {} },
      {
        contract: { ...identityRoutes, ...calculatorRoutes },
        handlers: {
          ...identityHandlers({ ...people, demo: false }),
          ...calculatorHandlers({ calendar: jpBankCalendar() }),
        },
      },
    );
    officer = await client(service, "Officer");
  });
  after(() => service.close());

  it("are thirteen, for whoever is signed in", async () => {
    expect(Object.values(calculatorRoutes).map(({ path: address }) => address.slice(16))).to.have.members([
      "business-day",
      "interest",
      "late-charge",
      "schedule",
      "rate-timeline",
      "attainment",
      "social-value",
      "outcome-payment",
      "covenant-test",
      "allocation",
      "waterfall",
      "xirr",
      "significance",
    ]);
    const stranger = await client(service);
    const refused = await stranger.send("POST", "/v1/calculators/xirr", { body: { flows: [] } });
    expect(await problemOf(refused)).to.include({ status: 401, code: "notSignedIn" });
  });

  it("answer in decimal text", async () => {
    const body = {
      currency: "JPY",
      principal: "1000000",
      annualRate: "0.14",
      dueOn: "2026-03-31",
      paidOn: "2026-04-30",
    };
    const response = await calculate("late-charge", body);
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ charge: "11506", days: 30 });
  });

  it("refuse with 422 and the rule's code and figures", async () => {
    const weights = await problemOf(
      await calculate("allocation", { amount: "10", weights: ["0", "0"], policy: "largestRemainder" }),
    );
    expect(weights).to.include({ status: 422, code: "weightsAllZero" });
    expect(weights.detail).to.equal("配分の重みがすべてゼロです。（weights: 2）");
    const day = await problemOf(await calculate("business-day", { date: "2026-02-29", calendar: "JP_BANK" }));
    expect(day).to.include({ status: 422, code: "noSuchDay" });
    const kind = await problemOf(
      await calculate("covenant-test", { kind: "goodMood", params: {}, figures: {} }),
    );
    expect(kind).to.include({ status: 422, code: "unknownValue" });
  });

  it("hold every worked case of ../shared/cases over the wire", async function () {
    const runner = path.join(shared, "tools", "run-cases.mjs");
    const folder = path.join(shared, "cases");
    if (!existsSync(runner) || !existsSync(folder)) this.skip();
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => path.join(folder, file));
    const created = await officer.send("POST", "/v1/api-tokens", { body: { name: "cases" } });
    const { token } = (await created.json()) as { token: string };
    const run = promisify(execFile)(process.execPath, [runner, service.url, ...files, "--token", token]);
    const { stdout } = await run.catch((error: unknown) => ({
      stdout: String(Reflect.get(Object(error), "stdout")),
    }));
    expect(stdout).to.match(/\d+ passed, 0 failed/);
  }).timeout(60_000);
});
