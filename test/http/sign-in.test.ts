import { expect } from "chai";
import { client, problemOf, startService, type Client, type Service } from "../support/http-service.ts";
import { hanaOrganizer, password, tarouBank } from "../support/people.ts";

interface SessionBody {
  readonly person: { readonly id: string };
  readonly organization: { readonly id: string };
  readonly roles: readonly string[];
  readonly csrfToken: string | null;
}

describe("signing in", () => {
  let service: Service;
  let stranger: Client;
  const signIn = (email: string, tried: string, from = stranger) =>
    from.send("POST", "/v1/session", { body: { email, password: tried } });

  beforeEach(async () => {
    service = await startService();
    stranger = await client(service);
  });
  afterEach(() => service.close());

  it("opens a session for the first of one's organizations, in a cookie that scripts cannot read", async () => {
    const response = await signIn(" Officer@Example.JP ", password);
    expect(response.status).to.equal(201);
    expect(response.headers.get("set-cookie")).to.match(
      /^sanpo_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const { csrfToken, ...body } = (await response.json()) as SessionBody;
    expect(csrfToken).to.match(/^[\w-]{43}$/);
    expect(body).to.deep.equal({
      person: service.accounts[0]?.person,
      organization: tarouBank,
      roles: ["officer"],
      actions: [
        "readLoans",
        "readProjects",
        "reviewObservation",
        "assessImpact",
        "defineKpi",
        "assignKpi",
        "testCovenants",
        "requestApproval",
        "readBooks",
        "readProgrammes",
        "readApplications",
        "screenApplications",
        "reviewApplications",
        "readRequests",
        "followRequest",
        "readFunds",
      ],
      memberships: [
        { organizationId: tarouBank.id, nameJa: "たろう銀行", nameEn: "Taro Bank", roles: ["officer"] },
        {
          organizationId: hanaOrganizer.id,
          nameJa: "はな中間支援",
          nameEn: "Hana Organizer",
          roles: ["auditor"],
        },
      ],
      demo: true,
    });
    expect(await (await stranger.send("GET", "/v1/session")).json()).to.deep.equal({ ...body, csrfToken });
  });

  it("stores the hash of the session's token, never the token", async () => {
    const officer = await client(service, "Officer");
    const token = officer.cookie().split("=")[1] ?? "";
    expect(token).to.have.length(43);
    expect(JSON.stringify([...service.sessions])).not.to.include(token);
  });

  it("answers an unknown address and a wrong password alike", async () => {
    const wrong = await problemOf(await signIn("officer@example.jp", "not the password"));
    const unknown = await problemOf(await signIn("ghost@example.jp", "not the password"));
    expect(wrong).to.include({ status: 401, code: "signInRefused" });
    expect({ ...unknown, requestId: "" }).to.deep.equal({ ...wrong, requestId: "" });
    const homeless = await signIn("nobody@example.jp", password);
    expect(await problemOf(homeless)).to.include({ status: 403, code: "noMembership" });
  });

  it("makes guessing slower and slower, for the guessed account and address only", async () => {
    for (let i = 0; i < 5; i += 1) expect((await signIn("officer@example.jp", "guess")).status).to.equal(401);
    const sixth = await signIn("officer@example.jp", password);
    expect(sixth.headers.get("retry-after")).to.equal("1");
    expect(await problemOf(sixth)).to.include({ status: 429, code: "signInThrottled" });
    expect((await signIn("admin@example.jp", password, await client(service))).status).to.equal(201);
    service.wait(1);
    expect((await signIn("officer@example.jp", "guess")).status).to.equal(401);
    expect((await signIn("officer@example.jp", "guess")).headers.get("retry-after")).to.equal("2");
    service.wait(2);
    expect((await signIn("officer@example.jp", password)).status).to.equal(201);
    expect((await signIn("officer@example.jp", "guess")).status).to.equal(401);
  });

  it("throttles accounts that do not exist in the same way", async () => {
    for (let i = 0; i < 5; i += 1) await signIn("ghost@example.jp", "guess");
    expect((await signIn("ghost@example.jp", "guess")).status).to.equal(429);
  });

  it("lets no burst of parallel guesses through", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => signIn("officer@example.jp", "guess")),
    );
    expect(answers.filter(({ status }) => status === 401)).to.have.length(5);
  });

  it("replaces the session this browser had before", async () => {
    const officer = await client(service, "Officer");
    const before = officer.cookie();
    await signIn("officer@example.jp", password, officer);
    expect(officer.cookie()).not.to.equal(before);
    const old = await stranger.send("GET", "/v1/session", { headers: { cookie: before } });
    expect(await problemOf(old)).to.include({ status: 401, code: "notSignedIn" });
  });

  it("leaves a line in the security log for every sign-in, failure and sign-out", async () => {
    await signIn("officer@example.jp", "guess");
    const officer = await client(service, "Officer");
    await officer.send("DELETE", "/v1/session");
    expect(service.events.map(({ event }) => event)).to.deep.equal(["signInFailed", "signedIn", "signedOut"]);
    expect(JSON.stringify(service.events)).not.to.include("guess");
  });
});
