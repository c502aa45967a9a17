import { expect } from "chai";
import { firstPassword, members } from "../../support/account-people.ts";
import { startAccountService, type AccountService } from "../../support/account-service.ts";
import { eachDatabase } from "../../support/databases.ts";
import { client, problemOf, type Client } from "../../support/http-service.ts";

interface Listed<T> {
  readonly items: readonly T[];
}
interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly isThis: boolean;
  readonly person: { readonly name: string };
}

eachDatabase((name, open) => {
  describe(`sessions, service accounts and the security log, on ${name}`, function () {
    this.timeout(600_000);
    let service: AccountService;
    let admin: Client;
    beforeEach(async () => {
      service = await startAccountService(open);
      admin = await client(service, "admin");
    });
    afterEach(() => service.close());

    const items = async <T>(who: Client, path: string) =>
      ((await (await who.send("GET", path)).json()) as Listed<T>).items;
    const isOpen = async (who: Client) => (await who.send("GET", "/v1/session")).status === 200;

    it("shows one's own sessions with device and address, and ends one or all others", async () => {
      const [here, phone, library] = [
        await client(service, "officer"),
        await client(service, "officer"),
        await client(service, "officer"),
      ];
      const all = await items<OpenSession>(here, "/v1/account/sessions");
      expect(all).to.have.length(3);
      expect(all.filter(({ isThis }) => isThis)).to.have.length(1);
      expect(all[0]).to.include({ address: "127.0.0.1", device: "node" });
      const phones = await items<OpenSession>(phone, "/v1/account/sessions");
      const { id = "" } = phones.find(({ isThis }) => isThis) ?? {};
      expect((await here.send("DELETE", `/v1/account/sessions/${id}`)).status).to.equal(204);
      expect([await isOpen(here), await isOpen(phone), await isOpen(library)]).to.deep.equal([
        true,
        false,
        true,
      ]);
      expect((await here.send("DELETE", "/v1/account/sessions")).status).to.equal(204);
      expect([await isOpen(here), await isOpen(library)]).to.deep.equal([true, false]);
    });

    it("shows a session under the same name when its token is renewed, and nobody else's", async () => {
      const organizer = await client(service, "organizer");
      const idOf = async () => (await items<OpenSession>(organizer, "/v1/account/sessions"))[0]?.id ?? "";
      const before = await idOf();
      const change = { password: firstPassword, newPassword: "a-quiet-river-in-may" };
      await organizer.send("PUT", "/v1/account/password", { body: change });
      expect(await idOf()).to.equal(before);
      const stranger = await client(service, "officer");
      expect((await stranger.send("DELETE", `/v1/account/sessions/${before}`)).status).to.equal(404);
      expect((await admin.send("DELETE", `/v1/member-sessions/${before}`)).status).to.equal(404);
    });

    it("lets an administrator see and end the sessions of members", async () => {
      const officer = await client(service, "officer");
      const seen = await items<OpenSession>(admin, "/v1/member-sessions");
      expect(seen.map(({ person }) => person.name)).to.have.members(["admin", "officer"]);
      const { id = "" } = seen.find(({ person }) => person.name === "officer") ?? {};
      expect((await admin.send("DELETE", `/v1/member-sessions/${id}`)).status).to.equal(204);
      expect(await isOpen(officer)).to.equal(false);
      expect(
        (await client(service, "officer").then((who) => who.send("GET", "/v1/member-sessions"))).status,
      ).to.equal(403);
    });

    it("keeps service accounts to tokens: no password, no reset, no deciding role", async () => {
      const create = (roles: readonly string[]) =>
        admin.send("POST", "/v1/service-accounts", { body: { name: "夜間連携", roles } });
      for (const role of ["admin", "approver"])
        expect(await problemOf(await create(["officer", role]))).to.include({ code: "serviceAccountRole" });
      const { id } = (await (await create(["officer"])).json()) as { id: string };
      const tokens = `/v1/service-accounts/${id}/api-tokens`;
      const made = await admin.send("POST", tokens, { body: { name: "連携", scope: "write", days: 30 } });
      expect(made.status).to.equal(201);
      const { token, id: tokenId } = (await made.json()) as { token: string; id: string };
      const stranger = await client(service);
      const use = () =>
        stranger.send("GET", "/v1/session", { headers: { authorization: `Bearer ${token}` } });
      expect(await (await use()).json()).to.deep.include({ roles: ["officer"] });
      const email = `${id}@service.invalid`;
      expect(
        (await stranger.send("POST", "/v1/session", { body: { email, password: firstPassword } })).status,
      ).to.equal(401);
      await stranger.send("POST", "/v1/password-resets", { body: { email } });
      await service.settled();
      expect(service.mails).to.deep.equal([]);
      const person = await admin.send("POST", `/v1/service-accounts/${members.officer.id}/api-tokens`, {
        body: { name: "a" },
      });
      expect(await problemOf(person)).to.include({ code: "noServiceAccount" });
      const listed = await items<{ id: string; owner: { isService: boolean } }>(
        admin,
        "/v1/member-api-tokens",
      );
      expect(listed.map(({ id: each, owner }) => [each, owner.isService])).to.deep.equal([[tokenId, true]]);
      expect((await admin.send("DELETE", `/v1/member-api-tokens/${tokenId}`)).status).to.equal(204);
      expect((await use()).status).to.equal(401);
      expect(
        (await admin.send("PUT", `/v1/members/${id}/roles`, { body: { roles: ["approver"], reason: "a" } }))
          .status,
      ).to.equal(422);
    });

    it("keeps a log of sign-ins, failures, denials and changes that the administrator can filter and export", async () => {
      const officer = await client(service, "officer");
      const stranger = await client(service);
      await stranger.send("POST", "/v1/session", {
        body: { email: members.officer.email, password: "guess" },
      });
      await officer.send("GET", "/v1/members");
      await admin.send("PUT", `/v1/members/${members.officer.id}/roles`, {
        body: { roles: ["auditor"], reason: "異動" },
      });
      await service.settled();
      const names = async (query = "") =>
        (await items<{ event: string }>(admin, `/v1/security-events${query}`)).map(({ event }) => event);
      expect(await names()).to.deep.equal(["rolesChanged", "denied", "signInFailed", "signedIn", "signedIn"]);
      expect(await names("?event=denied")).to.deep.equal(["denied"]);
      expect(await names("?event=nonsense")).to.deep.equal([]);
      expect(await names(`?personId=${members.admin.id}`)).to.deep.equal(["rolesChanged", "signedIn"]);
      expect(await names("?to=2026-03-31T00:00:00Z")).to.deep.equal([]);
      const csv = await (await admin.send("GET", "/v1/security-events?format=csv")).text();
      expect(csv).to.include("日時").and.include("rolesChanged").and.include("127.0.0.1");
      const organizer = await client(service, "organizer");
      await service.settled();
      const elsewhere = await organizer.send("GET", "/v1/security-events");
      expect(JSON.stringify(await elsewhere.json())).not.to.include(members.officer.id);
    });
  });
});
