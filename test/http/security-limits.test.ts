import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { z } from "zod";
import type { IdentityPorts } from "../../src/app/identity/ports.ts";
import { contract } from "../../src/contract/contract.ts";
import type { Route } from "../../src/contract/route.ts";
import { wireAmount, wireDay, wireDecimal, wireRate, wireText } from "../../src/contract/wire.ts";
import { checkQuota } from "../../src/domain/impact/evidence.ts";
import { openApiDocument } from "../../src/http/openapi.ts";
import { Problem } from "../../src/http/problem.ts";
import { takeTurns } from "../../src/http/turns.ts";
import { accepted, refused } from "../support/decisions.ts";
import { client, problemOf, startService, type Service } from "../support/http-service.ts";

describe("limits of what may be asked", () => {
  const document = openApiDocument(contract, "0");
  const routes: readonly Route[] = Object.values(contract);

  it("a page has at most 200 items, on every list", () => {
    const limits = routes.flatMap(({ id, query }) =>
      query !== undefined && "limit" in query.shape ? [{ id, query }] : [],
    );
    expect(limits.length).to.be.greaterThan(20);
    const generous = limits.filter(({ query }) => {
      const limit = query.shape["limit"] as z.ZodType;
      return limit.safeParse("201").success || !limit.safeParse("200").success;
    });
    expect(generous.map(({ id }) => id)).to.deep.equal([]);
  });

  it("sort and filter are words of closed lists, ids, days or numbers; every text has its length, every list its size", () => {
    const complaints = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ operationId, parameters = [], requestBody }) => [
        ...parameters
          .filter(({ in: place, name }) => place === "query" && name === "sort")
          .filter(({ schema }) => schema["enum"] === undefined)
          .map(() => `${operationId} sorts by any word`),
        ...parameters.flatMap(({ name, schema }) => unbounded(schema, `${path}?${name}`)),
        ...Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
          type === "application/json" ? unbounded(schema, operationId) : [],
        ),
      ]),
    );
    expect(complaints).to.deep.equal([]);
  });

  interface Described {
    readonly operationId: string;
    readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
    readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  }
  type Schema = Readonly<Record<string, unknown>>;
  const paths = document.paths as unknown as Readonly<Record<string, Readonly<Record<string, Described>>>>;
  const { schemas } = document["components"] as { readonly schemas: Readonly<Record<string, Schema>> };

  function unbounded(schema: Schema, at: string, deep = 0): readonly string[] {
    const { $ref: reference } = schema;
    if (typeof reference !== "string") return looseParts(schema, at, deep);
    const name = reference.split("/").at(-1) ?? "";
    return deep > 6 ? [] : unbounded(schemas[name] ?? {}, name, deep + 1);
  }

  function looseParts(schema: Schema, at: string, deep: number): readonly string[] {
    const { type, properties = {} } = schema;
    const bounds = ["enum", "const", "maxLength", "format", "pattern"];
    const isLoose = type === "string" && bounds.every((bound) => schema[bound] === undefined);
    const isEndless = type === "array" && schema["maxItems"] === undefined;
    const takesMore = type === "object" && schema["additionalProperties"] !== false;
    return [
      ...(isLoose ? [`${at} is a text of any length`] : []),
      ...(isEndless ? [`${at} is a list of any size`] : []),
      ...(takesMore && Object.keys(properties as object).length > 0 ? [`${at} takes unknown fields`] : []),
      ...partsOf(schema, at).flatMap(([name, part]) => unbounded(part, name, deep + 1)),
    ];
  }

  function partsOf(
    { properties = {}, items, ...schema }: Schema,
    at: string,
  ): readonly (readonly [string, Schema])[] {
    const fields = Object.entries(properties as Readonly<Record<string, Schema>>);
    return [
      ...fields.map(([name, part]) => [`${at}.${name}`, part] as const),
      ...(items === undefined ? [] : [[`${at}[]`, items as Schema] as const]),
      ...["anyOf", "oneOf", "allOf"].flatMap((word) =>
        ((schema[word] ?? []) as readonly Schema[]).map((part) => [at, part] as const),
      ),
    ];
  }

  it("money and rates are matched by pattern before parsing, without exponent, sign or digits of another script", () => {
    for (const text of [
      "1e3",
      "0x10",
      "+1",
      " 1",
      "1 ",
      "1.",
      ".5",
      "１",
      "Infinity",
      "NaN",
      "1_000",
      "1,000",
      "",
    ]) {
      for (const schema of [wireAmount, wireRate, wireDecimal]) {
        expect(schema.safeParse(text).success, JSON.stringify(text)).to.equal(false);
      }
    }
    for (const value of [1, true, null, ["1"], { toString: "1" }]) {
      expect(wireAmount.safeParse(value).success).to.equal(false);
    }
    expect(wireAmount.safeParse("9".repeat(65)).success, "longer than any amount").to.equal(false);
  });

  it("days are real calendar days of 1900 to 2200", () => {
    const good = ["1900-01-01", "2200-12-31", "2024-02-29"];
    const bad = [
      "1899-12-31",
      "2201-01-01",
      "9999-12-31",
      "2026-02-29",
      "2026-00-10",
      "2026-1-1",
      "0000-00-00",
    ];
    for (const day of good) expect(wireDay.safeParse(day).success, day).to.equal(true);
    for (const day of bad) expect(wireDay.safeParse(day).success, day).to.equal(false);
  });

  it("texts are well-formed Unicode without control characters, kept in NFC", () => {
    const text = wireText(20);
    expect(z.decode(text, "か\u3099")).to.equal("が");
    for (const bad of ["a\u0000b", "a\u001bb", "a\u007fb", "a\ud800b", "a\udc00b"]) {
      expect(text.safeParse(bad).success, JSON.stringify(bad)).to.equal(false);
    }
  });

  it("heavy work runs two at once with a queue, and whoever comes after the queue is sent away", async () => {
    const inTurn = takeTurns({ atOnce: 2, longestQueue: 3 });
    const ends: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const job = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    };
    const begun = Array.from({ length: 6 }, () => inTurn(job));
    const last = await begun[5]?.catch((error: unknown) => error);
    expect(last).to.be.instanceOf(Problem);
    for (let done = 0; done < 5; done += 1) {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(begun.slice(0, 5));
    expect(most).to.equal(2);
  });

  it("an organization stores evidence up to its quota, to the byte", () => {
    accepted(checkQuota({ stored: 90, size: 10, quota: 100 }));
    expect(refused(checkQuota({ stored: 90, size: 11, quota: 100 }))).to.deep.equal({
      code: "evidenceQuotaExceeded",
      figures: { stored: 90, size: 11, quota: 100 },
    });
  });
});

describe("what a stranger can find out", () => {
  let service: Service;
  const hashed: (string | undefined)[] = [];
  before(async () => {
    service = await startService();
    const { passwords } = service.identity;
    const verify: IdentityPorts["passwords"]["verify"] = (password, hash) => {
      hashed.push(hash);
      return passwords.verify(password, hash);
    };
    Object.assign(service.identity, { passwords: { ...passwords, verify } });
  });
  after(() => service.close());

  it("no user: the same answer, headers and work for an unknown address as for a wrong password", async () => {
    const tried = async (email: string) => {
      const stranger = await client(service);
      hashed.length = 0;
      const response = await stranger.send("POST", "/v1/session", { body: { email, password: "guess" } });
      const problem = { ...(await problemOf(response)), requestId: "of this request" };
      const names = [...response.headers.keys()].toSorted();
      return { problem, names, works: hashed.length };
    };
    const known = await tried("officer@example.jp");
    expect(await tried("ghost@example.jp")).to.deep.equal(known);
    expect(known.works).to.equal(1);
  });

  it("nothing across origins: no preflight is answered, no answer may be read", async () => {
    const response = await fetch(`${service.url}/v1/things`, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(response.status).to.equal(405);
    const allowed = [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));
    expect(allowed).to.deep.equal([]);
  });

  it("no session by guessing: a cookie or token of the right form opens nothing", async () => {
    const stranger = await client(service);
    const cookie = `sanpo_session=${"A".repeat(43)}`;
    for (const headers of [{ cookie }, { authorization: `Bearer ${randomUUID()}` }] as const) {
      expect((await stranger.send("GET", "/v1/session", { headers })).status).to.equal(401);
    }
  });
});
