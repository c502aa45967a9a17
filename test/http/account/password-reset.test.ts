import { expect } from "chai";
import { firstPassword, members } from "../../support/account-people.ts";
import { startAccountService, type AccountService } from "../../support/account-service.ts";
import { eachDatabase } from "../../support/databases.ts";
import { client, problemOf, type Client } from "../../support/http-service.ts";

const newPassword = "a-quiet-river-in-may";

eachDatabase((name, open) => {
  describe(`choosing a new password, on ${name}`, function () {
    this.timeout(600_000);
    let service: AccountService;
    let stranger: Client;
    beforeEach(async () => {
      service = await startAccountService(open);
      stranger = await client(service);
    });
    afterEach(() => service.close());

    const { email, id: personId } = members.officer;
    const ask = (address: string) =>
      stranger.send("POST", "/v1/password-resets", { body: { email: address } });
    const reset = (token: string, password = newPassword) =>
      stranger.send("POST", "/v1/password-resets/confirmations", { body: { token, password } });
    const tokenIn = (position: number) => /#([\w-]+)/.exec(service.mails[position]?.text ?? "")?.[1] ?? "";
    const signIn = (password: string) => stranger.send("POST", "/v1/session", { body: { email, password } });
    const mailedToken = async () => {
      await ask(email);
      await service.settled();
      return tokenIn(service.mails.length - 1);
    };

    it("answers every address alike, and mails only to those it knows", async () => {
      const answers = [await ask("Officer@Example.jp "), await ask("ghost@example.jp")];
      await service.settled();
      for (const answer of answers) {
        expect(answer.status).to.equal(204);
        expect(await answer.text()).to.equal("");
      }
      const headers = answers.map((answer) => [...answer.headers.keys()].sort());
      expect(headers[0]).to.deep.equal(headers[1]);
      expect(service.mails.map(({ to }) => to)).to.deep.equal([email]);
      expect(service.mails[0]?.subject).to.equal("[Sanpo Ledger] パスワードの再設定");
      expect(service.mails[0]?.text).to.include(`${service.url}/reset-password#${tokenIn(0)}`);
    });

    it("sets the password by the link, once, and ends all sessions", async () => {
      const officer = await client(service, "officer");
      const token = await mailedToken();
      expect((await reset(token)).status).to.equal(204);
      expect((await officer.send("GET", "/v1/session")).status).to.equal(401);
      expect((await signIn(firstPassword)).status).to.equal(401);
      expect((await signIn(newPassword)).status).to.equal(201);
      expect(await problemOf(await reset(token))).to.include({ status: 403, code: "linkOver" });
      await service.settled();
      expect(service.mails.at(-1)?.subject).to.equal("[Sanpo Ledger] パスワードが変更されました");
    });

    it("cannot use one link twice at the same moment", async () => {
      const token = await mailedToken();
      const answers = await Promise.all([reset(token), reset(token, "another-quiet-river")]);
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 403]);
    });

    it("ends a link after one hour, and when a newer one is mailed", async () => {
      const first = await mailedToken();
      const second = await mailedToken();
      expect((await reset(first)).status).to.equal(403);
      service.wait(3600);
      expect((await reset(second)).status).to.equal(403);
      service.wait(-1);
      expect((await reset(second)).status).to.equal(204);
    });

    it("refuses a weak password and leaves the link good", async () => {
      const token = await mailedToken();
      expect(await problemOf(await reset(token, "password1234"))).to.include({ status: 422 });
      expect((await reset(token)).status).to.equal(204);
    });

    it("stores only the hash of a link, and writes no token or password into any log", async () => {
      const token = await mailedToken();
      expect(JSON.stringify(await service.database.reader("one_time_link").select())).not.to.include(token);
      await reset(token);
      await signIn(newPassword);
      const logs = JSON.stringify([service.logLines, service.events]);
      for (const secret of [token, newPassword, firstPassword]) expect(logs).not.to.include(secret);
      expect(service.events.map(({ event }) => event)).to.include.members([
        "passwordResetAsked",
        "passwordReset",
      ]);
    });

    it("makes asking slower for one address, and floods nobody's mailbox from many", async () => {
      for (let i = 0; i < 5; i += 1) await ask(email);
      expect(await problemOf(await ask(email))).to.include({ status: 429, code: "signInThrottled" });
      expect((await ask("approver@example.jp")).status, "another person is not held up").to.equal(204);
      await service.settled();
      const toOfficer = service.mails.filter(({ to }) => to === email);
      expect(toOfficer).to.have.length(5);
      expect((await signIn(firstPassword)).status, "asking locks nobody out").to.equal(201);
    });

    it("does not go around the second factor", async () => {
      const officer = await client(service, "officer");
      const begun = await officer.send("POST", "/v1/account/second-factor", {
        body: { password: firstPassword },
      });
      const { secret } = (await begun.json()) as { secret: string };
      const code = service.codeOf(secret);
      await officer.send("POST", "/v1/account/second-factor/confirmations", { body: { code } });
      await reset(await mailedToken());
      expect(await (await signIn(newPassword)).json()).to.have.keys(["challenge", "expiresAt"]);
    });

    it("by its owner needs the old one, ends the other sessions and renews this one", async () => {
      const elsewhere = await client(service, "officer");
      const here = await client(service, "officer");
      const before = here.cookie();
      const change = (password: string) =>
        here.send("PUT", "/v1/account/password", { body: { password, newPassword } });
      expect(await problemOf(await change("guess"))).to.include({ code: "passwordRefused" });
      expect((await change(firstPassword)).status).to.equal(200);
      expect(here.cookie()).not.to.equal(before);
      expect((await here.send("GET", "/v1/session")).status).to.equal(200);
      expect((await here.send("GET", "/v1/session", { headers: { cookie: before } })).status).to.equal(401);
      expect((await elsewhere.send("GET", "/v1/session")).status).to.equal(401);
      expect((await signIn(newPassword)).status).to.equal(201);
    });

    it("an e-mail address is verified by the link that was mailed to it", async () => {
      const officer = await client(service, "officer");
      const verifiedAt = async () => {
        const answer = await officer.send("GET", "/v1/account/security");
        return ((await answer.json()) as { emailVerifiedAt: string | null }).emailVerifiedAt;
      };
      expect(await verifiedAt()).to.equal(null);
      expect((await officer.send("POST", "/v1/account/email-verifications")).status).to.equal(204);
      await service.settled();
      const token = tokenIn(0);
      expect((await reset(token)).status, "opens nothing else").to.equal(403);
      const verify = () => stranger.send("POST", "/v1/email-verifications", { body: { token } });
      expect((await verify()).status).to.equal(204);
      expect(await verifiedAt()).to.equal("2026-04-01T00:00:00.000Z");
      expect((await verify()).status).to.equal(403);
      expect(service.events.find(({ event }) => event === "emailVerified")).to.deep.equal({
        event: "emailVerified",
        personId,
      });
    });
  });
});
