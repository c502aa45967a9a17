import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { client, problemOf, startService, type Client, type Service } from "../support/http-service.ts";
import { hanaOrganizer, password } from "../support/people.ts";

interface SessionBody {
  readonly person: { readonly id: string };
  readonly organization: { readonly id: string };
  readonly roles: readonly string[];
  readonly csrfToken: string | null;
}

describe("a session", () => {
  let service: Service;
  let officer: Client;
  const status = async (who = officer) => (await who.send("GET", "/v1/session")).status;

  beforeEach(async () => {
    service = await startService();
    officer = await client(service, "Officer");
  });
  afterEach(() => service.close());

  it("ends 30 minutes after the last request", async () => {
    service.wait(29 * 60);
    expect(await status()).to.equal(200);
    service.wait(29 * 60);
    expect(await status()).to.equal(200);
    service.wait(30 * 60);
    expect(await status()).to.equal(401);
  });

  it("ends 12 hours after signing in, however busy it was", async () => {
    for (let i = 0; i < 35; i += 1) {
      service.wait(20 * 60);
      expect(await status()).to.equal(200);
    }
    service.wait(20 * 60);
    expect(await status()).to.equal(401);
  });

  it("ends when one signs out", async () => {
    const cookie = officer.cookie();
    const response = await officer.send("DELETE", "/v1/session");
    expect(response.status).to.equal(204);
    expect(response.headers.get("set-cookie")).to.match(/^sanpo_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    const again = await officer.send("GET", "/v1/session", { headers: { cookie } });
    expect(again.status).to.equal(401);
    expect(again.headers.get("www-authenticate")).to.equal('Bearer realm="sanpo"');
  });

  it("loses a role the moment it is taken away", async () => {
    const address = `/v1/things/${randomUUID()}`;
    expect((await officer.send("GET", address)).status).to.equal(200);
    const [first] = service.accounts;
    service.accounts[0] = { ...first!, memberships: [] };
    expect((await officer.send("GET", address)).status).to.equal(401);
  });

  it("may act for another of one's organizations, under a new token and other roles", async () => {
    const before = officer.cookie();
    const change = (organizationId: string) =>
      officer.send("PUT", "/v1/session/organization", { body: { organizationId } });
    expect(await problemOf(await change(randomUUID()))).to.include({ status: 404, code: "notFound" });
    const changed = (await (await change(hanaOrganizer.id)).json()) as SessionBody;
    expect(changed).to.deep.include({ organization: hanaOrganizer, roles: ["auditor"] });
    expect(officer.cookie()).not.to.equal(before);
    const old = await officer.send("GET", "/v1/session", { headers: { cookie: before } });
    expect(old.status).to.equal(401);
    const denied = await officer.send("POST", "/v1/things", {
      body: { name: "a" },
      headers: { "x-csrf-token": changed.csrfToken ?? "" },
    });
    expect(await problemOf(denied)).to.include({ status: 403, code: "notAllowed" });
  });

  it("lets nothing be changed from another site", async () => {
    const post = (headers: Record<string, string>, bare = false) =>
      officer.send("POST", "/v1/things", { body: { name: "a" }, headers, bare });
    const own = new URL(service.url).host;
    expect((await post({ origin: `http://${own}`, "sec-fetch-site": "same-origin" })).status).to.equal(201);
    for (const refused of [
      await post({ origin: "https://evil.example" }),
      await post({ origin: "null" }),
      await post({ "sec-fetch-site": "cross-site" }),
      await post({ "sec-fetch-site": "same-site" }),
      await post({ "x-csrf-token": "guess" }),
      await post({}, true),
    ]) {
      expect(await problemOf(refused)).to.include({ status: 403, code: "csrfRefused" });
    }
    expect(service.shelf.things).to.have.length(1);
    const forged = await (
      await client(service)
    ).send("POST", "/v1/session", {
      body: { email: "officer@example.jp", password },
      headers: { origin: "https://evil.example" },
    });
    expect(forged.status).to.equal(403);
  });

  it("does nothing that its roles do not allow, and the denial is logged", async () => {
    expect(await problemOf(await officer.send("GET", "/v1/administration"))).to.include({
      code: "notAllowed",
    });
    expect(service.events.at(-1)).to.include({ event: "denied", detail: "administer" });
    const stranger = await client(service);
    expect(await problemOf(await stranger.send("GET", "/v1/administration"))).to.include({ status: 401 });
    const admin = await client(service, "Admin");
    expect((await admin.send("GET", "/v1/administration")).status).to.equal(200);
  });

  it("is carried by a Secure, host-bound cookie behind TLS", async () => {
    const secure = await startService({ tls: true });
    const response = await (
      await client(secure)
    ).send("POST", "/v1/session", {
      body: { email: "officer@example.jp", password },
    });
    expect(response.headers.get("set-cookie")).to.match(
      /^__Host-sanpo_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await secure.close();
  });
});
