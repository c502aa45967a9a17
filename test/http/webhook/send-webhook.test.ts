import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { expect } from "chai";
import { webhookSender, type SenderDeps } from "../../../src/http/webhook/send-webhook.ts";

const trial: SenderDeps = { rules: { allowsLoopback: true }, version: "1.2.3" };
const strict: SenderDeps = { rules: { allowsLoopback: false }, version: "1.2.3" };

describe("sending to a webhook", () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  async function receiver(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
  }

  const send = (url: string, deps: SenderDeps = trial) =>
    webhookSender(deps)({ url, headers: { "webhook-id": "e1" }, body: '{"名":"貸付"}' });

  it("posts the body with its headers, and keeps status and answer", async () => {
    let asked: Pick<IncomingMessage, "method" | "headers"> & { body: string } = { headers: {}, body: "" };
    const url = await receiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { method = "", headers } = request;
        asked = { method, headers, body: Buffer.concat(chunks).toString("utf8") };
        response.writeHead(202, { "retry-after": "9" }).end("受け付けました\u0000");
      });
    });
    const result = await send(url);
    expect(asked).to.deep.include({ method: "POST", body: '{"名":"貸付"}' });
    expect(asked.headers).to.include({ "webhook-id": "e1", "user-agent": "Sanpo-Ledger/1.2.3" });
    expect(result).to.deep.include({ status: 202, answer: "受け付けました\uFFFD", retryAfter: "9" });
    expect(result.durationMillis).to.be.at.least(0);
  });

  it("follows no redirect", async () => {
    let followed = 0;
    const inside = await receiver((_request, response) => {
      followed += 1;
      response.end();
    });
    const url = await receiver((_request, response) => {
      response.writeHead(307, { location: inside }).end();
    });
    expect(await send(url)).to.include({ status: 307 });
    expect(followed).to.equal(0);
  });

  it("reads 64 KB of an endless answer and keeps two of them", async () => {
    const url = await receiver((_request, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write("a".repeat(16_384)));
      };
      response.on("drain", more);
      more();
    });
    const result = await send(url);
    expect("answer" in result && result.answer).to.equal("a".repeat(2048));
  });

  for (const [what, answer] of [
    ["never answers", () => undefined],
    [
      "begins an answer and never ends it",
      (_request, response) => {
        response.writeHead(200);
        response.write("…");
      },
    ],
  ] as const satisfies readonly (readonly [string, RequestListener])[]) {
    it(`gives up on a receiver that ${what}`, async () => {
      const url = await receiver(answer);
      expect(await send(url, { ...trial, timeoutMillis: 100 })).to.include({ failure: "timeout" });
    });
  }

  it("gives up on a name server that never answers", async () => {
    const resolve = () => new Promise<never>(() => undefined);
    const result = await send("https://hooks.example.jp/", { ...strict, resolve, timeoutMillis: 100 });
    expect(result).to.include({ failure: "timeout" });
  });

  it("tells a name that does not exist from a machine that does not listen", async () => {
    const unknown = () => Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
    expect(await send("https://no.example/", { ...strict, resolve: unknown })).to.include({
      failure: "nameNotFound",
    });
    const url = await receiver(() => undefined);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    expect(await send(url)).to.include({ failure: "connectionFailed" });
  });

  it("calls no private address, whatever name it goes by", async () => {
    let called = 0;
    const url = new URL(
      await receiver((_request, response) => {
        called += 1;
        response.end();
      }),
    );
    for (const address of ["127.0.0.1", "::ffff:127.0.0.1", "::1", "10.0.0.1"]) {
      const resolve = () => Promise.resolve([{ address, family: address.includes(":") ? 6 : 4 }]);
      const result = await send("https://hooks.example.jp/", { ...strict, resolve });
      expect(result, address).to.include({ failure: "addressRefused" });
    }
    expect(await send(url.href, strict)).to.include({ failure: "addressRefused" });
    expect(called).to.equal(0);
  });

  it("asks for a name once: one that is public at first and private a moment later gains nothing", async () => {
    let called = 0;
    const { port } = new URL(
      await receiver((_request, response) => {
        called += 1;
        response.end();
      }),
    );
    let asked = 0;
    const rebinding = () => {
      asked += 1;
      // The first answer leads to this machine and passes; any other would be refused and lead elsewhere.
      const address = asked === 1 ? "127.0.0.1" : "10.0.0.1";
      return Promise.resolve([{ address, family: 4 }]);
    };
    const result = await send(`http://localhost:${port}/`, { ...trial, resolve: rebinding });
    expect(result).to.include({ status: 200 });
    expect([asked, called]).to.deep.equal([1, 1]);
  });
});
