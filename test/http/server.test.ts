import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { route } from "../../src/contract/route.ts";
import { createLogger } from "../../src/http/log.ts";
import type { HttpSettings } from "../../src/http/server.ts";
import { memoryIdentity } from "../support/memory-identity.ts";
import { client, problemOf, serve, startService, type Service } from "../support/http-service.ts";

async function withService(
  settings: Partial<HttpSettings>,
  use: (service: Service) => Promise<void>,
): Promise<void> {
  const service = await startService(settings);
  try {
    await use(service);
  } finally {
    await service.close();
  }
}

describe("the server", () => {
  it("sends a strict Content-Security-Policy with a new nonce each time, and no trace of its make", () =>
    withService({}, async ({ url }) => {
      const policies = await Promise.all(
        [1, 2].map(async () => (await fetch(url)).headers.get("content-security-policy") ?? ""),
      );
      expect(policies[0]).to.match(
        /^default-src 'self';script-src 'self' 'nonce-[\w+/]{22}==';style-src 'self' 'nonce-[\w+/]{22}==';img-src 'self' data: blob:;/,
      );
      expect(policies[0]).to.include("frame-ancestors 'none'").and.not.include("unsafe");
      expect(policies[0]).not.to.equal(policies[1]);
      const { headers } = await fetch(`${url}/healthz`, { headers: { origin: "https://other.example" } });
      expect(headers.get("x-content-type-options")).to.equal("nosniff");
      expect(headers.get("referrer-policy")).to.equal("no-referrer");
      for (const absent of ["x-powered-by", "access-control-allow-origin", "strict-transport-security"])
        expect(headers.get(absent), absent).to.equal(null);
    }));

  it("holds each person to his requests a minute, and tells him when to come back", () =>
    withService({ rateLimit: 3 }, async (service) => {
      const officer = await client(service, "Officer");
      for (let i = 0; i < 3; i += 1) expect((await officer.send("GET", "/v1/session")).status).to.equal(200);
      const refused = await officer.send("GET", "/v1/session");
      expect(Number(refused.headers.get("retry-after"))).to.be.within(1, 60);
      expect(await problemOf(refused)).to.include({ status: 429, code: "tooManyRequests" });
      const organizer = await client(service, "Organizer");
      expect((await organizer.send("GET", "/v1/session")).status).to.equal(200);
    }));

  it("holds each address to ten times as many; health probes are free", () =>
    withService({ rateLimit: 2 }, async (service) => {
      const stranger = await client(service);
      for (let i = 0; i < 20; i += 1)
        expect((await stranger.send("GET", "/v1/session")).status).to.equal(401);
      expect((await stranger.send("GET", "/v1/session")).status).to.equal(429);
      expect((await stranger.send("GET", "/healthz")).status).to.equal(200);
    }));

  it("believes X-Forwarded-For only from proxies it was told to trust", async () => {
    const tries = async (service: Service) => {
      const statuses: number[] = [];
      for (let i = 0; i < 7; i += 1) {
        const { status } = await (
          await client(service)
        ).send("POST", "/v1/session", {
          body: { email: "officer@example.jp", password: "guess" },
          headers: { "x-forwarded-for": `198.51.100.${String(i)}` },
        });
        statuses.push(status);
      }
      return statuses;
    };
    await withService({}, async (service) => {
      expect(await tries(service)).to.deep.equal([401, 401, 401, 401, 401, 429, 429]);
    });
    await withService({ trustedProxies: 1 }, async (service) => {
      expect(await tries(service)).to.deep.equal([401, 401, 401, 401, 401, 401, 401]);
    });
  });

  it("is alive, ready or not, and says what works only in part", () =>
    withService({}, async ({ url, ready }) => {
      expect(await (await fetch(`${url}/healthz`)).json()).to.deep.equal({ status: "ok" });
      ready.degraded.push("outbox");
      const degraded = await fetch(`${url}/readyz`);
      expect(degraded.status).to.equal(200);
      expect(await degraded.json()).to.deep.equal({ ready: true, degraded: ["outbox"] });
      ready.ready = false;
      expect((await fetch(`${url}/readyz`)).status).to.equal(503);
    }));

  it("counts requests by class and duration for Prometheus", () =>
    withService({}, async ({ url }) => {
      await fetch(`${url}/healthz`);
      await fetch(`${url}/v1/nothing`);
      const text = await (await fetch(`${url}/metrics`)).text();
      expect(text).to.include('sanpo_http_requests_total{class="2xx"} 1');
      expect(text).to.include('sanpo_http_requests_total{class="4xx"} 1');
      expect(text).to.include('sanpo_http_request_duration_seconds_bucket{le="+Inf"} 2');
      expect(text).to.match(/process_resident_memory_bytes \d{7,}/);
    }));

  it("logs one line a request, without passwords, cookies or tokens", () =>
    withService({}, async (service) => {
      const officer = await client(service, "Officer");
      await officer.send("GET", "/v1/session?secret=1", { headers: { "x-request-id": "mine" } });
      const lines = service.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.at(-1)).to.deep.include({
        requestId: "mine",
        route: "getSession",
        path: "/v1/session",
        status: 400,
        personId: service.accounts[0]?.person.id,
      });
      const text = service.logLines.join("");
      expect(text).not.to.include("mountain-path").and.not.include(officer.cookie().split("=")[1]);
    }));

  it("strikes secrets out of every log line that names them", () => {
    const lines: string[] = [];
    const logger = createLogger("info", { write: (line: string) => void lines.push(line) });
    const headers = {
      authorization: "Bearer s3cret",
      cookie: "sanpo_session=s3cret",
      "set-cookie": "s3cret",
    };
    logger.info(
      { password: "s3cret", token: "s3cret", headers, body: { user: { password: "s3cret" } } },
      "line",
    );
    expect(lines.join("")).to.include("[redacted]").and.not.include("s3cret");
  });

  it("serves the built web app: page with nonce, hashed assets for ever, page addresses as the page", async () => {
    const webFolder = mkdtempSync(path.join(tmpdir(), "sanpo-web-"));
    mkdirSync(path.join(webFolder, "assets"));
    writeFileSync(path.join(webFolder, "index.html"), '<script nonce="__CSP_NONCE__"></script>');
    writeFileSync(path.join(webFolder, "assets", "app-1a2b3c.js"), "1;");
    await withService({ webFolder }, async ({ url }) => {
      const page = await fetch(`${url}/loans/1`, { headers: { accept: "text/html" } });
      const nonce = /'nonce-([^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1];
      expect(await page.text()).to.equal(`<script nonce="${nonce ?? ""}"></script>`);
      expect(page.headers.get("cache-control")).to.equal("no-store");
      for (const address of ["/", "/index.html"])
        expect(await (await fetch(url + address)).text()).not.to.include("__CSP");
      const asset = await fetch(`${url}/assets/app-1a2b3c.js`);
      expect(asset.headers.get("cache-control")).to.equal("public, max-age=31536000, immutable");
      for (const address of ["/v1/nothing", "/assets/gone.js", "/../package.json"]) {
        const missing = await fetch(url + address, { headers: { accept: "text/html" } });
        expect(await problemOf(missing), address).to.include({ status: 404 });
      }
      expect((await fetch(`${url}/loans/1`, { headers: { accept: "application/json" } })).status).to.equal(
        404,
      );
    });
    rmSync(webFolder, { recursive: true });
  });

  it("without a built web app says what to run", () =>
    withService({}, async ({ url }) => {
      expect(await (await fetch(url)).text()).to.include("npm run build");
    }));

  it("does not start with a route that declares no permission, or records facts of nobody", async () => {
    const safe = route({
      id: "act",
      method: "post",
      path: "/v1/acts",
      summary: "Act",
      tag: "acts",
      permission: "signedIn",
      response: z.strictObject({}),
    });
    const start = (act: object) =>
      serve(
        { people: memoryIdentity([]), shelf: { things: [] }, settings: {} },
        { contract: { act: { ...safe, ...act } }, handlers: { act: () => Promise.resolve({}) } },
      ).then(
        ({ close }) => close(),
        (error: unknown) => String(error),
      );
    expect(await start({})).to.equal(undefined);
    expect(await start({ permission: undefined })).to.match(/route act declares no permission/);
    expect(await start({ permission: "public", recordsFacts: true })).to.match(/records facts of nobody/);
    expect(await start({ id: "other" })).to.match(/calls itself other/);
  });
});
