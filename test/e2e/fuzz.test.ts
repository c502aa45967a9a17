/**
 * Hostile and half-right input to every operation of `/openapi.json`, by somebody who may reach it: whatever comes, the
 * answer is a problem document or a proper answer, never a fault of the server, a page, or a trace of its inside.
 * Each run is seeded and prints its seed when it fails.
 */
import { mkdtempSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { roles, type Role } from "../../src/domain/party/role.ts";
import { mayDo, type Action } from "../../src/domain/party/access.ts";
import { openAccessWorld, type AccessWorld } from "../support/access-world.ts";
import {
  hostileAddresses,
  hostileBodies,
  hostileMediaTypes,
  hostileQueries,
  hostileTexts,
} from "../support/hostile-input.ts";
import {
  addressOf,
  ask,
  bodyOf,
  operationsOf,
  readDocument,
  type Described,
  type RawAnswer,
} from "../support/raw-request.ts";
import { removeData } from "../support/running-service.ts";
import type { ApiDocument } from "../support/sample-json.ts";

const missingId = "00000000-0000-4000-8000-000000000000";
const atOnce = 8;

describe("Fuzzing of every operation", function () {
  this.timeout(900_000);
  const dataFolder = mkdtempSync(path.join(tmpdir(), "sanpo-fuzz-"));
  let world: AccessWorld;
  let document: ApiDocument;
  let operations: readonly Described[];

  before(async () => {
    world = await openAccessWorld({
      dataFolder,
      databaseUrl: `sqlite:${path.join(dataFolder, "sanpo.sqlite")}`,
    });
    document = await readDocument(world.service.url);
    operations = operationsOf(document).filter(
      ({ operation: { operationId } }) => operationId !== "getMetrics",
    );
  });

  after(async () => {
    await world.service.stop();
    removeData({ dataFolder });
  });

  it("takes hostile texts as ids", async () => {
    const aboutOne = operations.filter(({ path: where }) => where.includes("{"));
    await allHold(
      aboutOne.flatMap((described) =>
        hostileTexts.map((text) => ({ described, address: addressOf(document, described, () => text) })),
      ),
    );
  });

  it("takes hostile queries", async () => {
    const reads = operations.filter(({ method }) => method === "GET");
    await allHold(
      reads.flatMap((described) =>
        hostileQueries.map((query) => {
          const address = addressOf(document, described, () => missingId);
          return { described, address: `${address}${address.includes("?") ? "&" : "?"}${query}` };
        }),
      ),
    );
  });

  it("takes hostile bodies", async () => {
    const seed = fc.sample(fc.nat(), 1)[0] ?? 0;
    const writes = operations.filter(({ operation }) => operation.requestBody !== undefined);
    await allHold(
      writes.flatMap((described) => {
        const address = addressOf(document, described, () => missingId);
        const body = bodyOf(document, described);
        return hostileBodies(typeof body === "string" ? body : "{}", seed).map((hostile) => ({
          described,
          address,
          body: hostile,
        }));
      }),
      seed,
    );
  });

  it("takes bodies of the wrong kind", async () => {
    const writes = operations.filter(({ method }) => method !== "GET");
    await allHold(
      writes.flatMap((described) => {
        const address = addressOf(document, described, () => missingId);
        return hostileMediaTypes.map((mediaType) => ({ described, address, body: "{}", mediaType }));
      }),
    );
  });

  it("takes files where none belong, two where one does, and none at all", async () => {
    const writes = operations.filter(({ method }) => method !== "GET");
    await allHold(
      writes.flatMap((described) => {
        const address = addressOf(document, described, () => missingId);
        return hostileForms().map((body) => ({ described, address, body }));
      }),
    );
  });

  it("takes addresses that lead out of the house, sent as they stand", async () => {
    const wrong: string[] = [];
    for (const address of hostileAddresses) {
      const answer = await askRaw(service(), address, world.tokenOf("lender", "officer"));
      if (!isProper(answer) || answer.status < 400) wrong.push(`${address.slice(0, 80)} → ${answer.status}`);
    }
    expect(wrong).to.deep.equal([]);
  });

  it("has reached every operation with every kind of input it takes", () => {
    const missed = operations.filter(({ operation, method }) => {
      const { operationId, requestBody } = operation;
      const kinds = reached.get(operationId) ?? new Set();
      const isReading = method === "GET";
      return (isReading && !kinds.has("query")) || (requestBody !== undefined && !kinds.has("body"));
    });
    expect(missed.map(({ operation }) => operation.operationId)).to.deep.equal([]);
  });

  const service = () => new URL(world.service.url);
  const reached = new Map<string, Set<string>>();

  interface Attempt {
    readonly described: Described;
    readonly address: string;
    readonly body?: string | FormData;
    readonly mediaType?: string;
  }

  async function allHold(attempts: readonly Attempt[], seed?: number): Promise<void> {
    const wrong: string[] = [];
    for (let from = 0; from < attempts.length; from += atOnce) {
      const answers = await Promise.all(
        attempts
          .slice(from, from + atOnce)
          .map(async (attempt) => ({ attempt, answer: await answerTo(attempt) })),
      );
      for (const { attempt, answer } of answers) {
        if (isProper(answer)) continue;
        const { described, address, body = "", mediaType = "" } = attempt;
        const sent = typeof body === "string" ? body.slice(0, 200) : "a form";
        const asked = `${described.method} ${address.slice(0, 120)} ${mediaType} ${sent}`;
        wrong.push(`${asked} → ${answer.status} ${answer.mediaType} ${answer.text.slice(0, 200)}`);
      }
    }
    expect(wrong, `seed ${String(seed)}`).to.deep.equal([]);
  }

  async function answerTo({
    described,
    address,
    body = bodyFor(described),
    mediaType,
  }: Attempt): Promise<RawAnswer> {
    const kinds = reached.get(described.operation.operationId) ?? new Set();
    reached.set(described.operation.operationId, kinds.add(body === undefined ? "query" : "body"));
    return ask(`${world.service.url}${address}`, {
      method: described.method,
      token: world.tokenOf("lender", someoneFor(described)),
      mediaType,
      ...(body === undefined ? {} : { body }),
    });
  }

  function bodyFor(described: Described): string | undefined {
    const body = bodyOf(document, described);
    return typeof body === "string" ? body : undefined;
  }
});

/** The first role that may pass the door of the operation. */
function someoneFor({ operation }: Described): Role {
  const permission = operation["x-permission"] as Action | "public" | "signedIn";
  if (permission === "public" || permission === "signedIn") return "officer";
  return roles.find((role) => mayDo([role], permission)) ?? "officer";
}

function hostileForms(): readonly FormData[] {
  const file = () => new Blob(["%PDF-1.7\n"], { type: "application/pdf" });
  const two = new FormData();
  for (const name of ["a.pdf", "b.pdf"]) two.append("file", file(), name);
  const named = new FormData();
  named.append("file", file(), "../../\u0000evil.pdf");
  named.append("__proto__", "1");
  const empty = new FormData();
  empty.append("file", new Blob([]), "empty.csv");
  return [new FormData(), two, named, empty];
}

/** As it stands: what `fetch` would tidy up first. */
function askRaw({ hostname, port }: URL, asIs: string, token: string): Promise<RawAnswer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, connection: "close" };
    const asked = request({ hostname, port, path: asIs, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        const mediaType = response.headers["content-type"] ?? "";
        resolve({ status: response.statusCode ?? 0, mediaType, text, millis: performance.now() - begun });
      });
    });
    asked.on("error", reject).end();
  });
}

const longestMillis = 20_000;

function isProper({ status, mediaType, text, millis }: RawAnswer): boolean {
  if (status >= 500 || millis > longestMillis) return false;
  if (status >= 400 && !mediaType.startsWith("application/problem+json")) return false;
  return !/\bat \S+ \(|node_modules|SQLITE|select \*|<html/i.test(status < 400 ? "" : text);
}
