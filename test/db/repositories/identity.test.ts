import { expect } from "chai";
import { keepOn, readIdentityOn } from "../../../db/transact.ts";
import type { ApiToken, Session } from "../../../src/app/identity/ports.ts";
import { eachDatabase } from "../../support/databases.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { at, people, sample } from "../../support/sample-names.ts";

describe("identity repositories", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      before(async () => {
        ledger = await openSample(name, open);
      });
      after(() => ledger.database.close());
      const keep: ReturnType<typeof keepOn> = (work) => keepOn(ledger.database)(work);
      const read: ReturnType<typeof readIdentityOn> = (query) => readIdentityOn(ledger.database)(query);
      const { personId, organizationId } = people.officer;

      it("find a person by e-mail address, with a password hash only where there is one", async () => {
        const officer = { id: personId, name: "担当 太郎", email: "a1@example.jp", language: "ja" };
        expect(await read((r) => r.people.findByEmail("a1@example.jp"))).to.deep.equal({ person: officer });
        await ledger.database
          .writer("credential")
          .insert({ person_id: personId, password_hash: "hash", changed_at: at("2026-01-01") });
        expect(await read((r) => r.people.findByEmail("a1@example.jp"))).to.deep.equal({
          person: officer,
          passwordHash: "hash",
        });
        expect(await read((r) => r.people.findById(personId))).to.deep.equal(officer);
        expect(await read((r) => r.people.findByEmail("nobody@example.jp"))).to.equal(undefined);
        expect(await read((r) => r.people.findById(sample.bank))).to.equal(undefined);
      });

      it("name the organizations and roles of a person, and the people of an organization by name", async () => {
        const memberships = await read((r) => r.people.membershipsOf(personId));
        const bank = {
          id: sample.bank,
          nameJa: "架空みなと銀行",
          nameEn: "架空みなと銀行",
          kind: "regionalBank",
        };
        expect(memberships).to.deep.equal([{ organization: bank, roles: ["officer"] }]);
        const members = await read((r) => r.people.membersOf(sample.bank));
        expect(members.map(({ person, roles }) => [person.name, roles])).to.deep.equal([
          ["承認 次郎", ["approver"]],
          ["担当 太郎", ["officer"]],
        ]);
        expect(await read((r) => r.people.membershipsOf(sample.bank))).to.deep.equal([]);
      });

      const session = (token: string, created: string, seen: string): Session => ({
        id: `session ${token}`,
        address: "192.0.2.1",
        device: "Firefox",
        tokenHash: token,
        personId,
        organizationId,
        createdAt: at("2026-01-01", created),
        lastSeenAt: at("2026-01-01", seen),
      });

      it("keep a session until it is removed or stale", async () => {
        const fresh = session("fresh", "09:00:00.000", "09:30:00.000");
        const idle = session("idle", "09:00:00.000", "09:10:00.000");
        const old = session("old", "01:00:00.000", "09:30:00.000");
        await keep(async ({ sessions }) => {
          for (const each of [fresh, idle, old]) await sessions.insert(each);
        });
        expect(await read((r) => r.sessions.find("fresh"))).to.deep.equal(fresh);
        await keep((r) => r.sessions.touch("fresh", at("2026-01-01", "09:40:00.000")));
        await keep((r) =>
          r.sessions.removeStale({
            seenBefore: at("2026-01-01", "09:20:00.000"),
            createdBefore: at("2026-01-01", "02:00:00.000"),
          }),
        );
        const left = await Promise.all(
          ["fresh", "idle", "old"].map((token) => read((r) => r.sessions.find(token))),
        );
        expect(left).to.deep.equal([
          { ...fresh, lastSeenAt: at("2026-01-01", "09:40:00.000") },
          undefined,
          undefined,
        ]);
        await keep((r) => r.sessions.remove("fresh"));
        expect(await read((r) => r.sessions.find("fresh"))).to.equal(undefined);
      });

      const token = (id: string): ApiToken => ({
        id,
        tokenHash: `hash of ${id}`,
        personId,
        organizationId,
        name: "nightly",
        scope: "read",
        createdAt: at("2026-01-01"),
        expiresAt: at("2026-02-01"),
      });

      it("revoke a token for its owner alone, and keep the first moment", async () => {
        await keep(async ({ apiTokens }) => {
          await apiTokens.insert(token("t1"));
          await apiTokens.insert(token("t2"));
        });
        const revoke = (owner: string, on: string) =>
          keep((r) =>
            r.apiTokens.revoke({ tokenId: "t1", personId: owner, organizationId, revokedAt: at(on) }),
          );
        expect(await revoke(people.approver.personId, "2026-01-02")).to.equal(false);
        expect(await read((r) => r.apiTokens.find("hash of t1"))).to.deep.equal(token("t1"));
        expect(await revoke(personId, "2026-01-03")).to.equal(true);
        expect(await revoke(personId, "2026-01-04")).to.equal(true);
        const revoked = { ...token("t1"), revokedAt: at("2026-01-03") };
        expect(await read((r) => r.apiTokens.listOf({ personId, organizationId }))).to.deep.equal([
          token("t2"),
          revoked,
        ]);
        const elsewhere = { personId, organizationId: sample.otherBank };
        expect(await read((r) => r.apiTokens.listOf(elsewhere))).to.deep.equal([]);
      });

      it("count failed sign-ins until they are forgotten", async () => {
        const attempts = (failures: number, day: string) => ({ failures, lastFailedAt: at(day) });
        await keep((r) => r.throttle.save("a", attempts(1, "2026-01-01")));
        await keep((r) => r.throttle.save("a", attempts(2, "2026-01-02")));
        await keep((r) => r.throttle.save("b", attempts(5, "2026-01-01")));
        await keep((r) => r.throttle.removeBefore(at("2026-01-02")));
        expect(await read((r) => r.throttle.find("a"))).to.deep.equal(attempts(2, "2026-01-02"));
        expect(await read((r) => r.throttle.find("b"))).to.equal(undefined);
        await keep((r) => r.throttle.remove("a"));
        expect(await read((r) => r.throttle.find("a"))).to.equal(undefined);
      });

      it("leave the audit chain alone", async () => {
        const before = await ledger.database.reader("chain_head");
        await keep((r) => r.throttle.save("c", { failures: 1, lastFailedAt: at("2026-01-01") }));
        expect(await ledger.database.reader("chain_head")).to.deep.equal(before);
      });
    });
  });
});
