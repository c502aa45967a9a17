import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { Problem, problemDocument, refusalOf, statusOf } from "../../src/http/problem.ts";
import { preferredLanguage } from "../../src/http/language.ts";
import { enMessages } from "../../src/http/problem-text/en.ts";
import { ruleTexts } from "../../src/http/problem-text/rules.ts";
import { jaMessages } from "../../src/http/problem-text/ja.ts";
import { client, problemOf, startService, type Client, type Service } from "../support/http-service.ts";

describe("problem documents", () => {
  let service: Service;
  let officer: Client;
  const fail = (body: object, headers: Record<string, string> = {}) =>
    officer.send("POST", "/v1/failures", { body, headers });

  before(async () => {
    service = await startService();
    officer = await client(service, "Officer");
  });
  after(() => service.close());

  it("carry type, title, status, detail, code, errors and the request's id, in Japanese unless asked otherwise", async () => {
    const response = await officer.send("POST", "/v1/things", { body: { name: "refused" } });
    const document = await problemOf(response);
    expect(document).to.deep.equal({
      type: "urn:sanpo:problem:thingTooHeavy",
      title: "規則により受け付けられません",
      status: 422,
      detail: "規則により拒否されました（thingTooHeavy）。（weight: 12.5、most: 10）",
      code: "thingTooHeavy",
      figures: { weight: "12.5", most: "10" },
      errors: [
        {
          in: "body",
          pointer: "/value",
          code: "thingTooHeavy",
          figures: { weight: "12.5", most: "10" },
          message: "規則により拒否されました（thingTooHeavy）。（weight: 12.5、most: 10）",
        },
      ],
      requestId: response.headers.get("x-request-id"),
    });
    expect(response.headers.get("content-language")).to.equal("ja");
  });

  it("are worded in English for those who prefer it", async () => {
    const headers = { "accept-language": "fr, en-GB;q=0.8, ja;q=0.5" };
    const document = await problemOf(await fail({ code: "weightsAllZero", as: "rule" }, headers));
    expect(document).to.include({ title: "Refused by a rule", detail: "All weights are zero. (limit: 5)" });
    const unknown = await problemOf(await fail({ code: "nobodyKnows", as: "rule" }, headers));
    expect(unknown.detail).to.equal("Refused by a rule (nobodyKnows). (limit: 5)");
  });

  it("show amounts in groups of three digits in both languages, and leave alone what is a name or a year", () => {
    const at = { requestId: "r" };
    const detailOf = (code: string, figures: Record<string, string | number>, language: "ja" | "en") =>
      problemDocument(refusalOf({ code, figures }), { ...at, language }).detail;
    const figures = {
      limit: "500000000",
      drawn: "499999000",
      undrawn: "1000",
      requested: "1234567.5",
      excess: "-20000",
    };
    expect(detailOf("facilityLimitExceeded", figures, "ja")).to.equal(
      "極度額 500,000,000 のうち 499,999,000 が実行済みで、残りは 1,000 です。申込 1,234,567.5 は -20,000 超過します。",
    );
    expect(detailOf("facilityLimitExceeded", figures, "en")).to.include(
      "Of the limit 500,000,000, 499,999,000",
    );
    const named = { number: "1234567890123", expected: "7", fiscalYear: "2026", since: 2026, rows: 100000 };
    expect(detailOf("corporateNumberCheckDigit", named, "en")).to.equal(
      "The check digit of 1234567890123 is wrong; it would be 7. (fiscalYear: 2026, since: 2026, rows: 100,000)",
    );
  });

  it("keep the id of a request that came with a well-formed one, and only then", async () => {
    const own = randomUUID();
    const kept = await fail({ code: "x", as: "rule" }, { "x-request-id": own });
    expect((await problemOf(kept)).requestId).to.equal(own);
    const replaced = await fail({ code: "x", as: "rule" }, { "x-request-id": "<script>" });
    expect((await problemOf(replaced)).requestId).to.match(/^[0-9a-f-]{36}$/);
  });

  it("say nothing of our insides when we fail, but the log does", async () => {
    service.logLines.length = 0;
    const response = await fail({ code: "secret of the house", as: "error" });
    const text = await response.text();
    expect(response.status).to.equal(500);
    expect(response.headers.get("content-type")).to.equal("application/problem+json; charset=utf-8");
    expect(text).not.to.match(/secret of the house|\.ts|node_modules|<|at \w+ \(/);
    expect(service.logLines.join("")).to.include("secret of the house");
    expect((await fail({ code: "", as: "answer" })).status).to.equal(500);
  });

  it("tell a full disk (507) and a database out of reach (503, come back later) from our own mistakes", async () => {
    const full = await fail({ code: "SQLITE_FULL", as: "storage" });
    expect(await problemOf(full)).to.include({ status: 507, code: "storageFull" });
    const busy = await fail({ code: "SQLITE_IOERR_WRITE", as: "storage" });
    expect(busy.headers.get("retry-after")).to.equal("5");
    expect(await problemOf(busy)).to.include({ status: 503, code: "unavailable" });
  });

  it("take their status from the code, 422 for every rule of business", () => {
    expect(
      ["notFound", "notSignedIn", "notAllowed", "stale", "preconditionRequired"].map(statusOf),
    ).to.deep.equal([404, 401, 403, 409, 428]);
    expect(
      ["preconditionFailed", "idempotencyKeyReused", "weightsAllZero", "toString"].map(statusOf),
    ).to.deep.equal([412, 409, 422, 422]);
  });

  it("fill in the figures, and say so where one is missing", () => {
    const at = { language: "en", requestId: "r" } as const;
    const { detail } = problemDocument(
      refusalOf({ code: "amountTooPrecise", figures: { amount: "1.5", currency: "JPY", decimals: 0 } }),
      at,
    );
    expect(detail).to.equal('An amount in JPY has at most 0 decimals: "1.5".');
    expect(problemDocument(refusalOf({ code: "noSuchDay" }), at).detail).to.equal('There is no day "none".');
    expect(new Problem(refusalOf({ code: "notFound" })).message).to.equal("notFound");
  });

  it("have a sentence in both languages for every code, with the same figures in both", () => {
    const figures = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(Object.keys(enMessages)).to.have.members(Object.keys(jaMessages));
    const english: Readonly<Record<string, string>> = enMessages;
    for (const [code, japanese] of Object.entries(jaMessages))
      expect(figures(english[code] ?? ""), code).to.deep.equal(figures(japanese));
    for (const [code, { ja, en }] of Object.entries(ruleTexts))
      expect(figures(en), code).to.deep.equal(figures(ja));
  });

  it("read Accept-Language by its weights", () => {
    const cases = {
      "": "ja",
      "*": "ja",
      en: "en",
      "EN-us": "en",
      "ja,en;q=0.9": "ja",
      "en;q=0.9,ja;q=0.8": "en",
    };
    for (const [header, language] of Object.entries(cases))
      expect(preferredLanguage(header), header).to.equal(language);
    expect(preferredLanguage("en;q=0")).to.equal("ja");
    expect(preferredLanguage("fr;q=1, en;q=0.001")).to.equal("en");
  });
});
