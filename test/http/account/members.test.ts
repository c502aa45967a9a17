import { expect } from "chai";
import { rowsOf } from "../../../db/read.ts";
import { bank, circle, firstPassword, members } from "../../support/account-people.ts";
import { startAccountService, type AccountService } from "../../support/account-service.ts";
import { eachDatabase } from "../../support/databases.ts";
import { client, problemOf, type Client } from "../../support/http-service.ts";

interface Member {
  readonly person: { readonly id: string; readonly name: string };
  readonly roles: readonly string[];
  readonly isService: boolean;
}
interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly state: string;
}

const newcomer = { email: "Hanako@Example.jp", name: "散歩 花子", roles: ["officer", "auditor"] };
const newPassword = "a-quiet-river-in-may";

eachDatabase((name, open) => {
  describe(`members of an organization, on ${name}`, function () {
    this.timeout(600_000);
    let service: AccountService;
    let admin: Client;
    let stranger: Client;
    beforeEach(async () => {
      service = await startAccountService(open);
      admin = await client(service, "admin");
      stranger = await client(service);
    });
    afterEach(() => service.close());

    const invite = async (invited: object = newcomer, by = admin) => {
      const answer = await by.send("POST", "/v1/invitations", { body: invited });
      expect(answer.status, JSON.stringify(await answer.clone().json())).to.equal(201);
      await service.settled();
      return (await answer.json()) as Invitation;
    };
    const lastToken = () => /#([\w-]+)/.exec(service.mails.at(-1)?.text ?? "")?.[1] ?? "";
    const accept = (token: string, password = newPassword, called = "散歩 花") =>
      stranger.send("POST", "/v1/invitations/acceptances", { body: { token, name: called, password } });
    const items = async <T>(who: Client, path: string) =>
      ((await (await who.send("GET", path)).json()) as { items: readonly T[] }).items;
    const memberCalled = async (called: string) =>
      (await items<Member>(admin, "/v1/members")).find(({ person }) => person.name === called);
    const setRoles = (personId: string, roles: readonly string[], by = admin) =>
      by.send("PUT", `/v1/members/${personId}/roles`, { body: { roles, reason: "人事異動" } });
    const leave = (personId: string, by = admin) =>
      by.send("POST", `/v1/members/${personId}/departures`, { body: { reason: "退職" } });
    const signIn = (email: string, password: string, from = stranger) =>
      from.send("POST", "/v1/session", { body: { email, password } });

    it("are invited by e-mail, choose a name and a password, and sign in with their roles", async () => {
      await invite();
      expect(service.mails.at(-1)).to.include({
        to: "hanako@example.jp",
        subject: "[Sanpo Ledger] 架空さんぽ銀行 への招待",
      });
      const token = lastToken();
      const read = await stranger.send("POST", "/v1/invitations/readings", { body: { token } });
      expect(await read.json()).to.deep.equal({
        organization: { nameJa: bank.nameJa, nameEn: bank.nameEn },
        email: "hanako@example.jp",
        name: "散歩 花子",
        roles: ["officer", "auditor"],
        hasAccount: false,
      });
      expect((await accept(token)).status).to.equal(204);
      const session = await signIn("hanako@example.jp", newPassword);
      expect(((await session.json()) as Member).roles).to.have.members(["officer", "auditor"]);
      expect(await memberCalled("散歩 花")).to.deep.include({
        roles: ["officer", "auditor"],
        isService: false,
      });
      expect((await items<Invitation>(admin, "/v1/invitations"))[0]).to.include({ state: "accepted" });
      expect((await accept(token)).status, "once").to.equal(403);
    });

    it("are audited facts of the organization", async () => {
      await invite();
      await accept(lastToken());
      await setRoles((await memberCalled("散歩 花"))?.person.id ?? "", ["auditor"]);
      const rows = await rowsOf<{ readonly action: string; readonly tables: string }>(
        service.database.reader("audit_row").where({ organization_id: bank.id }).orderBy("seq"),
      );
      const written = rows
        .slice(-3)
        .map(({ action, tables }) => [
          action,
          (JSON.parse(tables) as { table: string; count: number }[]).map(
            ({ table, count }) => `${String(count)} ${table}`,
          ),
        ]);
      expect(written).to.deep.equal([
        ["inviteMember", ["1 invitation"]],
        ["acceptInvitation", ["1 invitation_end", "2 membership_change", "1 person"]],
        ["changeMembership", ["1 membership_change"]],
      ]);
    });

    it("cannot be invited twice, and a link ends when it is sent again, withdrawn or seven days old", async () => {
      const { id } = await invite();
      const again = await admin.send("POST", "/v1/invitations", { body: newcomer });
      expect(await problemOf(again)).to.include({ status: 409, code: "alreadyInvited" });
      const first = lastToken();
      expect((await admin.send("POST", `/v1/invitations/${id}/links`)).status).to.equal(204);
      await service.settled();
      const second = lastToken();
      expect((await accept(first)).status).to.equal(403);
      service.wait(7 * 86_400);
      admin = await client(service, "admin");
      expect((await accept(second)).status).to.equal(403);
      expect((await items<Invitation>(admin, "/v1/invitations"))[0]).to.include({ state: "expired" });
      await admin.send("POST", `/v1/invitations/${id}/links`);
      await service.settled();
      expect((await admin.send("POST", `/v1/invitations/${id}/withdrawals`)).status).to.equal(200);
      expect((await accept(lastToken())).status).to.equal(403);
      const ended = await admin.send("POST", `/v1/invitations/${id}/links`);
      expect(await problemOf(ended)).to.include({ status: 409, code: "invitationEnded" });
      expect((await invite()).state).to.equal("waiting");
    });

    it("join once however often the link is followed at the same moment", async () => {
      await invite();
      const token = lastToken();
      const answers = await Promise.all([accept(token), accept(token, "another-quiet-river")]);
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 403]);
    });

    it("who have an account elsewhere join with its password, and switch between organizations", async () => {
      const organizer = await client(service, "organizer");
      const known = await admin.send("POST", "/v1/invitations", {
        body: { ...newcomer, email: members.organizer.email },
      });
      expect(await problemOf(known)).to.include({ code: "alreadyMember" });
      await invite({ ...newcomer, email: members.officer.email, roles: ["auditor"] }, organizer);
      const token = lastToken();
      expect((await accept(token, "not-the-right-one")).status, "the mailbox alone is not enough").to.equal(
        403,
      );
      expect((await accept(token, firstPassword)).status).to.equal(204);
      const officer = await client(service, "officer");
      const changed = await officer.send("PUT", "/v1/session/organization", {
        body: { organizationId: circle.id },
      });
      expect(await changed.json()).to.deep.include({ roles: ["auditor"] });
    });

    it("get other roles from an administrator, never from themselves; their sessions end", async () => {
      const officer = await client(service, "officer");
      expect((await setRoles(members.officer.id, ["officer", "approver"])).status).to.equal(200);
      expect((await officer.send("GET", "/v1/session")).status).to.equal(401);
      const renewed = (await (await signIn(members.officer.email, firstPassword)).json()) as Member;
      expect(renewed.roles).to.have.members(["officer", "approver"]);
      expect(await problemOf(await setRoles(members.admin.id, ["admin", "approver"]))).to.include({
        status: 403,
        code: "ownRoles",
      });
      const same = await setRoles(members.officer.id, ["approver", "officer"]);
      expect(await problemOf(same)).to.include({ code: "rolesUnchanged" });
      const unknown = await setRoles(members.officer.id, ["king"]);
      expect(await problemOf(unknown)).to.include({ status: 422, code: "roleUnknown" });
      const refused = await setRoles(members.approver.id, ["admin"], await client(service, "officer"));
      expect(refused.status).to.equal(403);
    });

    it("may get back a role that was taken away", async () => {
      await setRoles(members.officer.id, ["auditor"]);
      await setRoles(members.officer.id, ["officer"]);
      await setRoles(members.officer.id, ["officer", "auditor"]);
      expect((await memberCalled("officer"))?.roles).to.have.members(["officer", "auditor"]);
    });

    it("leave, and can do nothing there any more, not even with a token", async () => {
      const officer = await client(service, "officer");
      const made = await officer.send("POST", "/v1/api-tokens", { body: { name: "nightly" } });
      const { token } = (await made.json()) as { token: string };
      expect((await leave(members.officer.id)).status).to.equal(200);
      expect((await officer.send("GET", "/v1/session")).status).to.equal(401);
      const headers = { authorization: `Bearer ${token}` };
      expect((await stranger.send("GET", "/v1/session", { headers })).status).to.equal(401);
      expect(await problemOf(await signIn(members.officer.email, firstPassword))).to.include({
        status: 403,
        code: "noMembership",
      });
      expect(await memberCalled("officer")).to.equal(undefined);
      expect((await leave(members.officer.id)).status, "he is not there any more").to.equal(404);
    });

    it("of one organization stay what they are when they leave another", async () => {
      expect((await leave(members.organizer.id)).status).to.equal(200);
      const session = await signIn(members.organizer.email, firstPassword);
      expect(((await session.json()) as Member).roles).to.have.members(["admin", "organizer"]);
    });

    it("keep one administrator, even when two remove each other at the same moment", async () => {
      const deputy = await client(service, "deputy");
      const answers = await Promise.all([leave(members.deputy.id), leave(members.admin.id, deputy)]);
      expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
      const left = (await service.identity.read(({ people }) => people.membersOf(bank.id))).filter(
        ({ roles }) => roles.includes("admin"),
      );
      expect(left).to.have.length(1);
    });

    it("of another organization are not found", async () => {
      const organizer = await client(service, "organizer");
      const { id } = await invite();
      for (const refused of [
        await setRoles(members.officer.id, ["auditor"], organizer),
        await leave(members.officer.id, organizer),
        await organizer.send("POST", `/v1/invitations/${id}/links`),
        await organizer.send("POST", `/v1/invitations/${id}/withdrawals`),
      ])
        expect(refused.status).to.equal(404);
      const seen = await items<Member>(organizer, "/v1/members");
      expect(seen.map(({ person }) => person.name)).to.deep.equal(["organizer"]);
    });

    it("who lost their second factor get it taken away, unless another organization relies on it", async () => {
      const enrol = async (called: string) => {
        const who = await client(service, called);
        const begun = await who.send("POST", "/v1/account/second-factor", {
          body: { password: firstPassword },
        });
        const { secret } = (await begun.json()) as { secret: string };
        const body = { code: service.codeOf(secret) };
        await who.send("POST", "/v1/account/second-factor/confirmations", { body });
      };
      await enrol("officer");
      await enrol("organizer");
      const reset = (personId: string) =>
        admin.send("POST", `/v1/members/${personId}/second-factor-resets`, {
          body: { reason: "電話の紛失" },
        });
      expect(await problemOf(await reset(members.organizer.id))).to.include({ code: "memberElsewhere" });
      expect((await reset(members.officer.id)).status).to.equal(200);
      expect(await (await signIn(members.officer.email, firstPassword)).json()).to.include.keys("csrfToken");
      await service.settled();
      expect(service.mails.at(-1)).to.include({ to: members.officer.email });
      expect(service.events.at(-2)).to.include({ event: "secondFactorReset", personId: members.admin.id });
    });
  });
});
