import { expect } from "chai";
import { client, problemOf, startService, type Client, type Service } from "../support/http-service.ts";

describe("an Idempotency-Key", () => {
  let service: Service;
  let officer: Client;
  const record = (body: object, key: string, from = officer) =>
    from.send("POST", "/v1/things", { body, headers: { "idempotency-key": key } });

  beforeEach(async () => {
    service = await startService();
    officer = await client(service, "Officer");
  });
  afterEach(() => service.close());

  it("gives the same request the same answer, with one effect", async () => {
    const first = await record({ name: "bench", value: "1" }, "key-1");
    const again = await record({ value: "1", name: "bench" }, "key-1");
    expect(first.headers.get("idempotent-replay")).to.equal(null);
    expect(again.headers.get("idempotent-replay")).to.equal("true");
    expect(again.status).to.equal(201);
    expect(await again.text()).to.equal(await first.text());
    expect(service.shelf.things).to.deep.equal(["bench"]);
  });

  it("has one effect however many times it is sent at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => record({ name: "bench" }, "key-1")));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).to.equal(1);
    expect(answers.filter((answer) => answer.headers.get("idempotent-replay") === "true")).to.have.length(19);
    expect(service.shelf.things).to.deep.equal(["bench"]);
  });

  it("used for another request is refused with 409", async () => {
    await record({ name: "bench" }, "key-1");
    expect(await problemOf(await record({ name: "table" }, "key-1"))).to.include({
      status: 409,
      code: "idempotencyKeyReused",
    });
    expect(service.shelf.things).to.deep.equal(["bench"]);
  });

  it("belongs to one person: another may use the same", async () => {
    await record({ name: "bench" }, "key-1");
    const [, admin] = service.accounts;
    service.accounts[1] = {
      ...admin!,
      memberships: admin!.memberships.map((membership) => ({ ...membership, roles: ["officer"] })),
    };
    const other = await record({ name: "bench" }, "key-1", await client(service, "Admin"));
    expect(other.headers.get("idempotent-replay")).to.equal(null);
    expect(service.shelf.things).to.have.length(2);
  });

  it("remembers no refusal: what was refused has no effect and may be sent again", async () => {
    expect((await record({ name: "refused" }, "key-1")).status).to.equal(422);
    expect(service.shelf.things).to.deep.equal([]);
    expect((await record({ name: "bench" }, "key-1")).status).to.equal(201);
  });

  it("may be left out; then every request has its effect", async () => {
    await officer.send("POST", "/v1/things", { body: { name: "bench" } });
    await officer.send("POST", "/v1/things", { body: { name: "bench" } });
    expect(service.shelf.things).to.have.length(2);
  });

  it("is 1 to 200 visible ASCII characters", async () => {
    expect((await record({ name: "a" }, "k".repeat(200))).status).to.equal(201);
    for (const key of ["k".repeat(201), "two words", "é"]) {
      const refused = await record({ name: "a" }, key);
      expect(await problemOf(refused), key).to.include({ status: 400, code: "invalidIdempotencyKey" });
    }
  });
});
