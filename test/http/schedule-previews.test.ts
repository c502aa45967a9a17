import { expect } from "chai";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { identityRoutes } from "../../src/contract/identity/routes.ts";
import { setupRoutes } from "../../src/contract/loan/setup-routes.ts";
import { sha256 } from "../../db/fact-text.ts";
import { identityHandlers } from "../../src/http/identity/handlers.ts";
import { setupHandlers } from "../../src/http/loan/setup-handlers.ts";
import { client, problemOf, serve, type Client, type Service } from "../support/http-service.ts";
import { memoryIdentity } from "../support/memory-identity.ts";
import { everybody } from "../support/people.ts";

const annuity = {
  productKind: "annuity",
  interestRule: { dayCount: "monthly" },
  baseRate: "0.015",
  creditMargin: "0.005",
  principal: "10000000",
  drawdownOn: "2025-11-30",
  firstDueOn: "2025-12-31",
  everyMonths: 1,
  instalments: 60,
  endOfMonth: true,
};

describe("schedule previews over HTTP", () => {
  let service: Service;
  let officer: Client;
  const preview = (change: object) =>
    officer.send("POST", "/v1/schedule-previews", { body: { ...annuity, ...change } });
  const refused = async (change: object) => {
    const { status, code, errors } = await problemOf(await preview(change));
    return [status, code, errors[0]?.pointer];
  };

  before(async () => {
    const people = memoryIdentity(everybody());
    service = await serve(
      { people, shelf: { things: [] }, settings: {} },
      {
        contract: { ...identityRoutes, ...setupRoutes },
        handlers: {
          ...identityHandlers({ ...people, demo: false }),
          ...setupHandlers({ ports: { calendar: jpBankCalendar(), sha256 } }),
        },
      },
    );
    officer = await client(service, "Officer");
  });
  after(() => service.close());

  it("draw the schedule of terms that nobody has agreed", async () => {
    const response = await preview({});
    expect(response.status).to.equal(200);
    const { rows, totals, annualRate } = (await response.json()) as {
      readonly rows: readonly { readonly total: string }[];
      readonly totals: object;
      readonly annualRate: string;
    };
    expect(annualRate).to.equal("0.02");
    expect(rows[0]?.total).to.equal("175277");
    expect(rows).to.have.length(60);
    expect(totals).to.deep.equal({ principal: "10000000", interest: "516627", total: "10516627" });
  });

  it("take several drawdowns, a payment holiday and a rate change", async () => {
    const response = await preview({
      furtherDrawdowns: [{ on: "2026-01-15", amount: "5000000" }],
      holidays: [{ startOn: "2026-06-01", endOn: "2026-09-01", interest: "paid", maturity: "extend" }],
      rateChanges: [{ effectiveOn: "2026-03-31", annualRate: "0.0225" }],
    });
    const { rows, totals } = (await response.json()) as {
      readonly rows: readonly object[];
      readonly totals: { readonly principal: string };
    };
    expect(totals.principal).to.equal("15000000");
    expect(rows).to.have.length(63);
  });

  it("refuse each bad input by its own rule, with a pointer into the request", async () => {
    expect(await refused({ principal: "-1" })).to.deep.equal([422, "principalNotPositive", "/principal"]);
    expect(await refused({ instalments: 0 })).to.deep.equal([422, "instalmentsOutOfRange", "/instalments"]);
    expect(await refused({ instalments: 10_000 })).to.deep.equal([
      422,
      "instalmentsOutOfRange",
      "/instalments",
    ]);
    expect(await refused({ firstDueOn: "2025-11-29" })).to.deep.equal([
      422,
      "firstDueNotAfterStart",
      "/firstDueOn",
    ]);
    expect((await refused({ drawdownOn: "2025-02-31" })).slice(2)).to.deep.equal(["/drawdownOn"]);
    expect(await refused({ baseRate: "4" })).to.deep.equal([422, "rateOutOfRange", "/baseRate"]);
    expect(await refused({ productKind: "capital" })).to.deep.equal([
      422,
      "capitalRatesMissing",
      "/product/capitalRates",
    ]);
    expect(await refused({ principal: "0.5" })).to.deep.equal([422, "amountTooPrecise", "/principal"]);
  });
});
