import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { SecurityEvent } from "../../src/app/identity/security-event.ts";
import { client, startService, type Client, type Service } from "../support/http-service.ts";

describe("the security log of requests", () => {
  let service: Service;
  let officer: Client;
  const thing = randomUUID();

  beforeEach(async () => {
    service = await startService();
    officer = await client(service, "Officer");
    service.events.length = 0;
  });
  afterEach(() => service.close());

  const noted = (): readonly Partial<SecurityEvent>[] =>
    service.events.map(({ event, detail, subjects }) => ({
      event,
      ...(detail === undefined ? {} : { detail }),
      ...(subjects === undefined ? {} : { subjects }),
    }));

  it("tells who saw which record, for whom, and from where", async () => {
    await officer.send("GET", `/v1/things/${thing}`);
    const [person] = service.accounts;
    expect(service.events).to.deep.equal([
      {
        event: "recordRead",
        detail: "getThing",
        subjects: [thing],
        personId: person?.person.id,
        organizationId: person?.memberships[0]?.organization.id,
        address: "127.0.0.1",
      },
    ]);
  });

  it("notes a screen that asks again and again once in five minutes", async () => {
    for (let i = 0; i < 3; i += 1) await officer.send("GET", `/v1/things/${thing}`);
    await officer.send("GET", `/v1/things/${randomUUID()}`);
    expect(service.events).to.have.length(2);
    service.wait(5 * 60);
    await officer.send("GET", `/v1/things/${thing}`);
    expect(service.events).to.have.length(3);
  });

  it("notes every file that goes out, also the same one twice", async () => {
    for (let i = 0; i < 2; i += 1) await officer.send("GET", `/v1/things/${thing}/file`);
    const file = { event: "exported", detail: "downloadThing", subjects: [thing] };
    expect(noted()).to.deep.equal([file, file]);
  });

  it("notes every denial with the record that was asked for", async () => {
    await officer.send("GET", "/v1/administration");
    await officer.send("POST", "/v1/things", { body: { name: "a" }, bare: true });
    await officer.send("POST", "/v1/failures", { body: { code: "notFound", as: "rule" } });
    await officer.send("DELETE", `/v1/api-tokens/${thing}`);
    expect(noted()).to.deep.equal([
      { event: "denied", detail: "administer", subjects: [] },
      { event: "denied", detail: "recordThing csrfRefused", subjects: [] },
      { event: "denied", detail: "fail notFound", subjects: [] },
      { event: "denied", detail: "revokeApiToken notFound", subjects: [thing] },
    ]);
  });

  it("keeps silent about what is malformed or refused by a rule", async () => {
    await officer.send("GET", `/v1/things/${thing}?kind=huge`);
    await officer.send("POST", "/v1/failures", { body: { code: "thingTooHeavy", as: "rule" } });
    await officer.send("POST", "/v1/failures", { body: { code: "x", as: "error" } });
    expect(noted()).to.deep.equal([]);
  });

  it("notes a token that opens nothing", async () => {
    const stranger = await client(service);
    await stranger.send("GET", `/v1/things/${thing}`, { headers: { authorization: "Bearer guessed" } });
    expect(service.events).to.deep.equal([
      { event: "tokenRefused", detail: "getThing", address: "127.0.0.1" },
    ]);
  });
});
