import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import path from "node:path";
import { expect } from "chai";
import express from "express";
import { listen } from "../../src/http/listen.ts";

const program = `
import express from "express";
import { closeOnSignals, listen } from "./src/http/listen.ts";
import { createLogger } from "./src/http/log.ts";
const listening = await listen(express(), { port: 0, host: "127.0.0.1" });
process.stdout.write(listening.url);
await closeOnSignals(listening, { logger: createLogger("silent"), afterwards: () => Promise.resolve() });
`;

describe("listening", () => {
  it("limits how long and how large the head of a request may be", async () => {
    const { server, close, url } = await listen(express(), { port: 0, host: "127.0.0.1" });
    expect(server.headersTimeout).to.be.at.most(20_000);
    expect(server.requestTimeout).to.be.at.most(60_000);
    expect((await fetch(url, { headers: { "x-large": "a".repeat(17_000) } })).status).to.equal(431);
    await close();
  });

  it("keeps an idle connection longer than those who call, so that none is hung up on them while it is busy", async () => {
    const { server, close } = await listen(express(), { port: 0, host: "127.0.0.1" });
    expect(server.keepAliveTimeout).to.be.above(60_000);
    await close();
  });

  it("names the reason when the port is taken", async () => {
    const first = await listen(express(), { port: 0, host: "127.0.0.1" });
    const port = Number(new URL(first.url).port);
    const second = await listen(express(), { port, host: "127.0.0.1" }).catch((error: unknown) =>
      String(error),
    );
    expect(second).to.match(/EADDRINUSE/);
    await first.close();
  });

  it("when closing takes nobody new, finishes what it is doing and does not wait for idle connections", async () => {
    const app = express();
    app.get("/slow", (_request, response) => {
      setTimeout(() => response.send("done"), 300);
    });
    const { url, close } = await listen(app, { port: 0, host: "127.0.0.1" });
    const agent = new Agent({ keepAlive: true });
    await once(request(`${url}/none`, { agent }).end(), "response");
    const slow = fetch(`${url}/slow`).then((response) => response.text());
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = performance.now();
    const closing = close();
    const refused = await fetch(url).then(
      () => "answered",
      () => "refused",
    );
    expect([await slow, refused]).to.deep.equal(["done", "refused"]);
    await closing;
    expect(performance.now() - started).to.be.below(3000);
    agent.destroy();
  });

  it("on SIGTERM drains and exits with 0 under a client that keeps its connection", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
      cwd: path.resolve(import.meta.dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [url] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
    const agent = new Agent({ keepAlive: true });
    await once(request(url.trim(), { agent }).end(), "response");
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).to.equal(0);
    agent.destroy();
  });
});
