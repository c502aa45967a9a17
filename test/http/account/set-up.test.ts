import { expect } from "chai";
import { issueSetUpLink } from "../../../src/app/identity/set-up.ts";
import { members } from "../../support/account-people.ts";
import { startAccountService, type AccountService } from "../../support/account-service.ts";
import { eachDatabase } from "../../support/databases.ts";
import { client, problemOf, type Client } from "../../support/http-service.ts";

const password = "a-quiet-river-in-may";
const given = {
  organization: { nameJa: "架空うみ銀行", nameEn: "Umi Bank", kind: "regionalBank" },
  person: { name: "海 一郎", email: "Umi@example.jp", password },
};

eachDatabase((name, open) => {
  describe(`setting up an organization, on ${name}`, function () {
    this.timeout(600_000);
    let service: AccountService;
    let stranger: Client;
    beforeEach(async () => {
      service = await startAccountService(open);
      stranger = await client(service);
    });
    afterEach(() => service.close());

    const link = async () => {
      const now = "2026-04-01T00:00:00.000Z" as Parameters<typeof issueSetUpLink>[1]["now"];
      const { url } = await issueSetUpLink(service.identity, { number: "next", now });
      expect(url).to.match(/\/set-up#[\w-]{43}$/);
      return url.split("#")[1] ?? "";
    };
    const setUp = (token: string, changed: object = {}) =>
      stranger.send("POST", "/v1/set-ups", { body: { ...given, ...changed, token } });

    it("takes the link of the operator, and leaves an administrator with a password of his own", async () => {
      const token = await link();
      expect((await setUp(token)).status).to.equal(204);
      const session = await stranger.send("POST", "/v1/session", {
        body: { email: "umi@example.jp", password },
      });
      expect(await session.json()).to.deep.include({ roles: ["admin"] });
      const [row] = (await service.database.reader("audit_row").where({ action: "setUp" })) as {
        seq: number;
      }[];
      expect(row?.seq, "the first row of its chain").to.equal(1);
    });

    it("works once, for a day, and only by the latest link", async () => {
      const first = await link();
      const second = await link();
      expect(await problemOf(await setUp(first))).to.include({ status: 403, code: "linkOver" });
      const both = await Promise.all([setUp(second), setUp(second)]);
      expect(both.map(({ status }) => status).sort()).to.deep.equal([204, 403]);
      const third = await link();
      service.wait(86_400);
      expect((await setUp(third)).status).to.equal(403);
    });

    it("refuses a weak password and an address that is taken, and the link stays good", async () => {
      const token = await link();
      const weak = await setUp(token, { person: { ...given.person, password: "password1234" } });
      expect(await problemOf(weak)).to.include({ code: "passwordTooCommon" });
      const taken = await setUp(token, { person: { ...given.person, email: members.officer.email } });
      expect(await problemOf(taken)).to.include({ status: 409, code: "emailTaken" });
      expect((await setUp(token)).status).to.equal(204);
    });
  });
});
