import { expect } from "chai";
import { firstPassword, members } from "../../support/account-people.ts";
import { startAccountService, type AccountService } from "../../support/account-service.ts";
import { eachDatabase } from "../../support/databases.ts";
import { client, problemOf, type Client } from "../../support/http-service.ts";

interface Enrolled {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

eachDatabase((name, open) => {
  describe(`a second factor, on ${name}`, function () {
    this.timeout(600_000);
    let service: AccountService;
    beforeEach(async () => {
      service = await startAccountService(open);
    });
    afterEach(() => service.close());

    const email = members.officer.email;
    const signIn = async (from: Client) =>
      (
        await from.send("POST", "/v1/session", { body: { email, password: firstPassword } })
      ).json() as Promise<{
        challenge: string;
      }>;
    const answer = (from: Client, challenge: string, code: string) =>
      from.send("POST", "/v1/session/second-factor", { body: { challenge, code } });
    const enrol = async (who: Client): Promise<Enrolled> => {
      const begun = await who.send("POST", "/v1/account/second-factor", {
        body: { password: firstPassword },
      });
      const { secret, qrText } = (await begun.json()) as { secret: string; qrText: string };
      expect(qrText)
        .to.match(/^otpauth:\/\/totp\/Sanpo%20Ledger:/)
        .and.include(`secret=${secret}`);
      const confirmed = await who.send("POST", "/v1/account/second-factor/confirmations", {
        body: { code: service.codeOf(secret) },
      });
      expect(confirmed.status).to.equal(201);
      const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: readonly string[] };
      service.wait(30);
      return { secret, recoveryCodes };
    };

    it("is asked for at every sign-in once it has been confirmed, and opens the session", async () => {
      const { secret } = await enrol(await client(service, "officer"));
      const browser = await client(service);
      const challenged = await signIn(browser);
      expect(challenged).to.have.keys(["challenge", "expiresAt"]);
      expect(browser.cookie(), "the password alone opens nothing").to.equal("");
      const opened = await answer(browser, challenged.challenge, service.codeOf(secret));
      expect(opened.status).to.equal(201);
      expect((await browser.send("GET", "/v1/session")).status).to.equal(200);
    });

    it("protects nothing before its first code has been shown", async () => {
      const officer = await client(service, "officer");
      await officer.send("POST", "/v1/account/second-factor", { body: { password: firstPassword } });
      expect(await signIn(await client(service))).to.include.keys("csrfToken");
    });

    it("accepts no code twice, nor one before the last, even from two browsers at once", async () => {
      const { secret } = await enrol(await client(service, "officer"));
      const [one, other, third] = [await client(service), await client(service), await client(service)];
      const code = service.codeOf(secret);
      const challenges = [await signIn(one), await signIn(other), await signIn(third)];
      const answers = await Promise.all(
        [one, other].map((browser, i) => answer(browser, challenges[i]?.challenge ?? "", code)),
      );
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 403]);
      service.wait(30);
      expect(await problemOf(await answer(third, challenges[2]?.challenge ?? "", code))).to.include({
        status: 403,
        code: "codeRefused",
      });
      expect((await answer(third, challenges[2]?.challenge ?? "", service.codeOf(secret))).status).to.equal(
        201,
      );
    });

    it("ends the challenge after three wrong codes, after five minutes, and once it is answered", async () => {
      const { secret } = await enrol(await client(service, "officer"));
      const browser = await client(service);
      const guessed = (await signIn(browser)).challenge;
      for (let i = 0; i < 3; i += 1) await answer(browser, guessed, "000000");
      const over = await answer(browser, guessed, service.codeOf(secret));
      expect(await problemOf(over)).to.include({ status: 401, code: "challengeOver" });
      const late = (await signIn(browser)).challenge;
      service.wait(5 * 60);
      expect((await answer(browser, late, service.codeOf(secret))).status).to.equal(401);
      const used = (await signIn(browser)).challenge;
      expect((await answer(browser, used, service.codeOf(secret))).status).to.equal(201);
      service.wait(30);
      expect((await answer(browser, used, service.codeOf(secret))).status).to.equal(401);
    });

    it("cannot be guessed by beginning again with the right password: that gets slower too", async () => {
      await enrol(await client(service, "officer"));
      const browser = await client(service);
      for (let i = 0; i < 5; i += 1) await signIn(browser);
      const slowed = await browser.send("POST", "/v1/session", { body: { email, password: firstPassword } });
      expect(await problemOf(slowed)).to.include({ status: 429, code: "signInThrottled" });
    });

    it("has ten recovery codes, each good once, however they are typed", async () => {
      const { recoveryCodes } = await enrol(await client(service, "officer"));
      expect(new Set(recoveryCodes).size).to.equal(10);
      const [code = ""] = recoveryCodes;
      const browser = await client(service);
      const typed = code.toLowerCase().replaceAll("-", " ");
      expect((await answer(browser, (await signIn(browser)).challenge, typed)).status).to.equal(201);
      expect((await answer(browser, (await signIn(browser)).challenge, code)).status).to.equal(403);
      const state = await browser.send("GET", "/v1/account/security");
      expect(await state.json()).to.include({ recoveryCodesLeft: 9, secondFactorRequired: false });
      const stored = JSON.stringify([
        await service.database.reader("recovery_code").select(),
        await service.database.reader("second_factor").select(),
      ]);
      for (const each of recoveryCodes) expect(stored).not.to.include(each.replaceAll("-", ""));
    });

    it("ends every other session when it is added; the secret is stored sealed", async () => {
      const elsewhere = await client(service, "officer");
      const here = await client(service, "officer");
      const { secret } = await enrol(here);
      expect((await elsewhere.send("GET", "/v1/session")).status).to.equal(401);
      expect((await here.send("GET", "/v1/session")).status).to.equal(200);
      expect(JSON.stringify(await service.database.reader("second_factor").select())).not.to.include(secret);
    });

    it("asks for the password before it is added and for a code before it is changed", async () => {
      const officer = await client(service, "officer");
      const wrong = await officer.send("POST", "/v1/account/second-factor", { body: { password: "guess" } });
      expect(await problemOf(wrong)).to.include({ status: 403, code: "passwordRefused" });
      const { secret } = await enrol(officer);
      const renew = (code: string) => officer.send("POST", "/v1/account/recovery-codes", { body: { code } });
      for (let i = 0; i < 5; i += 1) expect((await renew("000000")).status).to.equal(403);
      expect((await renew(service.codeOf(secret))).status, "guessing gets slower").to.equal(429);
      service.wait(30);
      expect((await renew(service.codeOf(secret))).status).to.equal(201);
      service.wait(30);
      const remove = await officer.send("POST", "/v1/account/second-factor/removals", {
        body: { code: service.codeOf(secret) },
      });
      expect(remove.status).to.equal(204);
      expect(await signIn(await client(service))).to.include.keys("csrfToken");
    });

    it("that an organization asks for must be added before anything else can be done", async () => {
      const admin = await client(service, "admin");
      const policy = { roles: ["approver", "auditor"] };
      expect((await admin.send("PUT", "/v1/second-factor-policy", { body: policy })).status).to.equal(200);
      const approver = await client(service, "approver");
      expect(await (await approver.send("GET", "/v1/session")).json()).to.include({
        lacksSecondFactor: true,
      });
      const tokens = await approver.send("GET", "/v1/api-tokens");
      expect(await problemOf(tokens)).to.include({ status: 403, code: "secondFactorNeeded" });
      const officer = await client(service, "officer");
      expect((await officer.send("GET", "/v1/api-tokens")).status, "not asked of officers").to.equal(200);
      const { secret } = await enrol(approver);
      expect((await approver.send("GET", "/v1/api-tokens")).status).to.equal(200);
      const remove = await approver.send("POST", "/v1/account/second-factor/removals", {
        body: { code: service.codeOf(secret) },
      });
      expect(await problemOf(remove)).to.include({ status: 409, code: "secondFactorRequired" });
    });
  });
});
