import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { client, problemOf, startService, type Client, type Service } from "../support/http-service.ts";
import { tarouBank } from "../support/people.ts";

interface TokenBody {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

describe("API tokens", () => {
  let service: Service;
  let officer: Client;
  let stranger: Client;
  const create = async (body: object) =>
    (await (await officer.send("POST", "/v1/api-tokens", { body })).json()) as TokenBody;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  beforeEach(async () => {
    service = await startService();
    officer = await client(service, "Officer");
    stranger = await client(service);
  });
  afterEach(() => service.close());

  it("are shown once, stored as a hash, and work without cookie or CSRF token", async () => {
    const { token } = await create({ name: "nightly export", scope: "write" });
    expect(token).to.match(/^sanpo_[\w-]{43}$/);
    expect(JSON.stringify([...service.tokens.values()])).not.to.include(token);
    const listed = await (await officer.send("GET", "/v1/api-tokens")).text();
    expect(listed).to.include("nightly export").and.not.to.include(token);
    const write = await stranger.send("POST", "/v1/things", { body: { name: "a" }, headers: bearer(token) });
    expect(write.status).to.equal(201);
    const session = await stranger.send("GET", "/v1/session", { headers: bearer(token) });
    expect(await session.json()).to.deep.include({ organization: tarouBank, csrfToken: null });
  });

  it("with the scope read may not record facts", async () => {
    const { token } = await create({ name: "reader" });
    const write = await stranger.send("POST", "/v1/things", { body: { name: "a" }, headers: bearer(token) });
    expect(await problemOf(write)).to.include({ status: 403, code: "scopeTooNarrow" });
    const read = await stranger.send("GET", `/v1/things/${randomUUID()}`, { headers: bearer(token) });
    expect(read.status).to.equal(200);
  });

  it("make no further tokens and end no session", async () => {
    const { token, id } = await create({ name: "a", scope: "write" });
    const headers = bearer(token);
    const body = { name: "b" };
    for (const refused of [
      await officer.send("POST", "/v1/api-tokens", { body, headers }),
      await officer.send("DELETE", `/v1/api-tokens/${id}`, { headers }),
      await officer.send("DELETE", "/v1/session", { headers }),
    ]) {
      expect(await problemOf(refused)).to.include({ status: 403, code: "sessionNeeded" });
    }
  });

  it("expire after the days asked for, 1 to 365", async () => {
    const { token, expiresAt } = await create({ name: "a", days: 2 });
    expect(expiresAt).to.equal("2026-04-03T00:00:00.000Z");
    service.wait(2 * 86_400 - 1);
    const read = () => stranger.send("GET", "/v1/session", { headers: bearer(token) });
    expect((await read()).status).to.equal(200);
    service.wait(1);
    expect((await read()).status).to.equal(401);
    officer = await client(service, "Officer");
    const endless = await officer.send("POST", "/v1/api-tokens", { body: { name: "a", days: 366 } });
    expect(await problemOf(endless)).to.include({ status: 400, code: "tooBig" });
  });

  it("can be revoked by their owner, and by nobody else", async () => {
    const { token, id } = await create({ name: "a" });
    const admin = await client(service, "Admin");
    expect((await admin.send("DELETE", `/v1/api-tokens/${id}`)).status).to.equal(404);
    expect((await officer.send("DELETE", `/v1/api-tokens/${id}`)).status).to.equal(204);
    expect((await stranger.send("GET", "/v1/session", { headers: bearer(token) })).status).to.equal(401);
  });

  it("that are unknown or malformed open nothing, even beside a good cookie", async () => {
    for (const authorization of ["Bearer sanpo_guess", "Bearer", "Basic b2ZmaWNlcjp4", "Bearer a b"]) {
      expect((await officer.send("GET", "/v1/session", { headers: { authorization } })).status).to.equal(401);
    }
  });

  it("are listed page by page, newest first", async () => {
    for (const name of ["one", "two", "three"]) await create({ name });
    const page = async (query: string) => {
      const response = await officer.send("GET", `/v1/api-tokens?${query}`);
      const { items, nextCursor } = (await response.json()) as {
        items: readonly { name: string }[];
        nextCursor: string | null;
      };
      return { names: items.map(({ name }) => name), nextCursor };
    };
    const first = await page("limit=2");
    expect(first.names).to.deep.equal(["three", "two"]);
    expect(await page(`limit=2&cursor=${first.nextCursor ?? ""}`)).to.deep.equal({
      names: ["one"],
      nextCursor: null,
    });
    expect((await officer.send("GET", "/v1/api-tokens?cursor=nonsense")).status).to.equal(400);
    expect((await officer.send("GET", "/v1/api-tokens?limit=201")).status).to.equal(400);
  });
});

describe("memberships", () => {
  it("show an administrator everybody of his organization, and others themselves", async () => {
    const service = await startService();
    const names = async (name: string) => {
      const response = await (await client(service, name)).send("GET", "/v1/memberships");
      const { items } = (await response.json()) as { items: readonly { person: { name: string } }[] };
      return items.map(({ person }) => person.name);
    };
    expect(await names("Admin")).to.deep.equal(["Officer", "Admin"]);
    expect(await names("Officer")).to.deep.equal(["Officer"]);
    expect(await names("Organizer")).to.deep.equal(["Organizer"]);
    await service.close();
  });
});
