/**
 * Hostile and half-right input to every operation of `/openapi.json`, by somebody who may reach it: whatever comes, the
 * answer is a problem document or a proper answer, never a fault of the server, a page, or a trace of its inside.
 * Each run is seeded and prints its seed when it fails.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { roles, type Role } from "../../src/domain/party/role.ts";
import { mayDo, type Action } from "../../src/domain/party/access.ts";
import { openAccessWorld, type AccessWorld } from "../support/access-world.ts";
import { hostileBodies, hostileQueries, hostileTexts } from "../support/hostile-input.ts";
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
  this.timeout(300_000);
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

  interface Attempt {
    readonly described: Described;
    readonly address: string;
    readonly body?: string;
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
        const { described, address, body = "" } = attempt;
        const asked = `${described.method} ${address.slice(0, 120)} ${body.slice(0, 200)}`;
        wrong.push(`${asked} → ${answer.status} ${answer.mediaType} ${answer.text.slice(0, 200)}`);
      }
    }
    expect(wrong, `seed ${String(seed)}`).to.deep.equal([]);
  }

  function answerTo({ described, address, body = bodyFor(described) }: Attempt): Promise<RawAnswer> {
    return ask(`${world.service.url}${address}`, {
      method: described.method,
      token: world.tokenOf("lender", someoneFor(described)),
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

function isProper({ status, mediaType, text }: RawAnswer): boolean {
  if (status >= 500) return false;
  if (status >= 400 && !mediaType.startsWith("application/problem+json")) return false;
  return !/\bat \S+ \(|node_modules|SQLITE|select \*|<html/i.test(status < 400 ? "" : text);
}
