import { expect } from "chai";
import { z } from "zod";
import { contract } from "../../src/contract/contract.ts";
import { openApiDocument } from "../../src/http/openapi.ts";
import { client, problemOf, startService, type Service } from "../support/http-service.ts";
import { shellContract } from "../support/shell-contract.ts";

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  "x-permission": z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean() }),
    )
    .optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({})) }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const document = z.looseObject({
  openapi: z.literal("3.1.1"),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

function operations(drawn: z.output<typeof document>): readonly string[] {
  return Object.entries(drawn.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
}

describe("the OpenAPI document", () => {
  let service: Service;
  let served: z.output<typeof document>;

  before(async () => {
    service = await startService();
    served = document.parse(await (await fetch(`${service.url}/openapi.json`)).json());
  });
  after(() => service.close());

  it("describes every route of the contract and nothing else but the health pages", () => {
    const routes = Object.values(shellContract).map(({ method, path }) => `${method} ${path}`);
    const system = ["get /healthz", "get /readyz", "get /metrics"];
    expect(operations(served)).to.have.members([...routes, ...system]);
  });

  it("describes only what is served: no operation answers that it does not exist", async () => {
    const stranger = await client(service);
    for (const described of operations(served)) {
      const [method = "", path = ""] = described.split(" ");
      const address = path.replace(/\{\w+\}/g, "00000000-0000-0000-0000-000000000000");
      const response = await stranger.send(method.toUpperCase(), address);
      if (response.ok) continue;
      const { code } = await problemOf(response);
      expect(["noSuchRoute", "methodNotAllowed"], described).not.to.include(code);
    }
  });

  it("gives each operation its permission, its sign-in and its problems", () => {
    const recording = served.paths["/v1/things"]?.["post"];
    expect(recording).to.deep.include({ operationId: "recordThing", "x-permission": "requestApproval" });
    expect(recording?.security).to.deep.equal([{ bearer: [] }, { session: [], csrf: [] }]);
    expect(recording?.parameters?.map(({ name }) => name)).to.deep.equal(["Idempotency-Key"]);
    const statuses = ["201", "400", "401", "403", "409", "413", "415", "422", "429"];
    expect(recording?.responses).to.include.keys(statuses);
    expect(served.paths["/v1/session"]?.["post"]?.security).to.deep.equal([]);
  });

  it("describes paths, queries with their defaults, files and examples", () => {
    const reading = served.paths["/v1/things/{thingId}"]?.["get"];
    expect(
      reading?.parameters?.map(({ name, in: place, required }) => [name, place, required]),
    ).to.deep.equal([
      ["thingId", "path", true],
      ["asOf", "query", false],
      ["kind", "query", false],
    ]);
    expect(JSON.stringify(reading)).to.include('"examples":["2026-03-31"]').and.include('"default":"small"');
    const upload = served.paths["/v1/things/{thingId}/files"]?.["post"];
    expect(Object.keys(upload?.requestBody?.content ?? {})).to.deep.equal(["multipart/form-data"]);
    const download = served.paths["/v1/things/{thingId}/file"]?.["get"];
    expect(JSON.stringify(download?.responses["200"])).to.include('"format":"binary"');
  });

  it("refers only to schemas it has", () => {
    for (const drawn of [served, document.parse(openApiDocument(contract, "0.0.0"))]) {
      const names = new Set(Object.keys(drawn.components.schemas));
      const references = [...JSON.stringify(drawn).matchAll(/"\$ref":"([^"]+)"/g)].map(
        ([, target]) => target,
      );
      expect(
        references.filter((target) => !names.has(target?.replace("#/components/schemas/", "") ?? "")),
      ).to.deep.equal([]);
      expect(JSON.stringify(drawn)).not.to.include("$defs");
    }
  });

  it("has an id of its own for every operation of the whole API", () => {
    const drawn = document.parse(openApiDocument(contract, "0.0.0"));
    const ids = Object.values(drawn.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids).to.include.members(Object.keys(contract));
  });

  it("can be browsed with assets of this server only, under the strict policy", async () => {
    const response = await fetch(`${service.url}/docs`);
    const page = await response.text();
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(
      response.headers.get("content-security-policy") ?? "",
    )?.[1];
    expect(page)
      .to.include(`nonce="${nonce ?? "none"}"`)
      .and.not.match(/https?:\/\/|style=|<style/);
    for (const [, asset] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(service.url + (asset ?? ""))).status, asset).to.equal(200);
    }
  });
});
