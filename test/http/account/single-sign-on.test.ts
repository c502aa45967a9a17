import { expect } from "chai";
import { bank, firstPassword, members } from "../../support/account-people.ts";
import { startAccountService, type AccountService } from "../../support/account-service.ts";
import { eachDatabase } from "../../support/databases.ts";
import { client, problemOf, type Client } from "../../support/http-service.ts";
import { oidcClient, startOidcProvider, type OidcProvider } from "../../support/oidc-provider.ts";

interface Begun {
  readonly authorizationUrl: string;
  readonly binding: string;
}

eachDatabase((name, open) => {
  describe(`single sign-on, on ${name}`, function () {
    this.timeout(600_000);
    let provider: OidcProvider;
    let service: AccountService;
    let browser: Client;
    beforeEach(async () => {
      provider = await startOidcProvider();
      const { issuer } = provider;
      const names = { nameJa: "行内 ID", nameEn: "Bank ID" };
      const configured = { id: "bank-id", organizationId: bank.id, ...names, issuer, ...oidcClient };
      service = await startAccountService(open, [configured]);
      browser = await client(service);
      Object.assign(provider.claims, { email: members.officer.email, email_verified: true });
    });
    afterEach(async () => {
      await service.close();
      await provider.close();
    });

    const begin = async (from = browser) =>
      (await (
        await from.send("POST", "/v1/single-sign-on-requests", { body: { providerId: "bank-id" } })
      ).json()) as Begun;
    const finish = (query: string, binding: string, from = browser) =>
      from.send("POST", "/v1/session/single-sign-on", { body: { query, binding } });
    const signIn = async (from = browser) => {
      const { authorizationUrl, binding } = await begin(from);
      return finish(await provider.visit(authorizationUrl), binding, from);
    };
    const expectRefused = async (answer: Response) => {
      expect(await problemOf(answer)).to.include({ status: 401, code: "singleSignOnRefused" });
    };

    it("lets an existing member in by the address that the provider has verified", async () => {
      const options = await browser.send("GET", "/v1/sign-in-options");
      expect(await options.json()).to.deep.equal({
        providers: [{ id: "bank-id", nameJa: "行内 ID", nameEn: "Bank ID" }],
      });
      const answer = await signIn();
      expect(answer.status).to.equal(201);
      expect(await answer.json()).to.deep.include({ roles: ["officer"] });
      expect((await browser.send("GET", "/v1/session")).status).to.equal(200);
    });

    it("uses PKCE, state and nonce, and sends the browser back to its own address only", async () => {
      const { authorizationUrl } = await begin();
      const asked = new URL(authorizationUrl).searchParams;
      expect(asked.get("redirect_uri")).to.equal(`${service.url}/sign-in/callback`);
      expect(asked.get("code_challenge_method")).to.equal("S256");
      for (const check of ["code_challenge", "state", "nonce"])
        expect(asked.get(check), check).to.have.length.greaterThan(20);
    });

    it("knows a linked person by the provider's name for him, whatever his address is later", async () => {
      await signIn();
      Object.assign(provider.claims, { email: members.admin.email });
      expect(await (await signIn()).json()).to.deep.include({ roles: ["officer"] });
      Object.assign(provider.claims, { sub: "person-2", email: members.approver.email });
      expect(await (await signIn()).json()).to.deep.include({ roles: ["approver"] });
    });

    it("lets nobody in with an address that is not verified, unknown, or of no member", async () => {
      for (const claims of [
        { email: members.officer.email, email_verified: false },
        { email: members.officer.email, email_verified: undefined },
        { email: "ghost@example.jp", email_verified: true },
      ]) {
        Object.assign(provider.claims, claims);
        await expectRefused(await signIn());
      }
      const admin = await client(service, "admin");
      await admin.send("POST", `/v1/members/${members.officer.id}/departures`, { body: { reason: "退職" } });
      Object.assign(provider.claims, { email: members.officer.email, email_verified: true });
      await expectRefused(await signIn());
    });

    it("takes an answer once, within ten minutes, from the browser that began", async () => {
      const { authorizationUrl, binding } = await begin();
      const query = await provider.visit(authorizationUrl);
      const victim = await client(service);
      const { binding: other } = await begin(victim);
      await expectRefused(await finish(query, other, victim));
      await expectRefused(await finish(query, binding));
      const late = await begin();
      const lateQuery = await provider.visit(late.authorizationUrl);
      service.wait(600);
      await expectRefused(await finish(lateQuery, late.binding));
      const good = await begin();
      const goodQuery = await provider.visit(good.authorizationUrl);
      expect((await finish(goodQuery, good.binding)).status).to.equal(201);
      await expectRefused(await finish(goodQuery, good.binding));
    });

    it("refuses an answer with another nonce, audience or issuer", async () => {
      for (const claims of [
        { nonce: "another" },
        { aud: "another-client" },
        { iss: "https://evil.example" },
      ]) {
        Object.assign(provider.claims, claims);
        await expectRefused(await signIn());
        for (const key of Object.keys(claims)) Reflect.deleteProperty(provider.claims, key);
      }
      expect((await signIn()).status).to.equal(201);
    });

    it("does not go around the second factor", async () => {
      const officer = await client(service, "officer");
      const begun = await officer.send("POST", "/v1/account/second-factor", {
        body: { password: firstPassword },
      });
      const { secret } = (await begun.json()) as { secret: string };
      const body = { code: service.codeOf(secret) };
      await officer.send("POST", "/v1/account/second-factor/confirmations", { body });
      expect(await (await signIn()).json()).to.have.keys(["challenge", "expiresAt"]);
    });

    it("keeps its secrets out of the database and the logs", async () => {
      const { authorizationUrl, binding } = await begin();
      const { nonce = "" } = Object.fromEntries(new URL(authorizationUrl).searchParams);
      const stored = JSON.stringify(await service.database.reader("single_sign_on_request").select());
      await finish(await provider.visit(authorizationUrl), binding);
      const logs = JSON.stringify([service.logLines, service.events]);
      for (const secret of [binding, nonce, oidcClient.clientSecret]) {
        expect(stored).not.to.include(secret);
        expect(logs).not.to.include(secret);
      }
    });
  });
});
