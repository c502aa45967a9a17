import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { keepOn, readIdentityOn } from "../../../db/transact.ts";
import {
  listShareLinks,
  makeShareLink,
  openShareLink,
  revokeShareLink,
} from "../../../src/app/fund/share-links.ts";
import type { SecurityEvent } from "../../../src/app/identity/security-event.ts";
import { sha256 } from "../../../db/fact-text.ts";
import { rowsOf } from "../../../db/read.ts";
import { eachDatabase } from "../../support/databases.ts";
import { fundNames, investor, openInvestedFund, type OpenedFund } from "../../support/fund-desk.ts";
import { refusalOf } from "../../support/refusals.ts";
import { at } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`Share links of funds on ${name}`, function () {
    this.timeout(600_000);
    let fund: OpenedFund;
    let events: SecurityEvent[];
    const made = at("2020-06-01");
    const address = "192.0.2.7";

    beforeEach(async () => {
      fund = await openInvestedFund(open);
      events = [];
    });

    const identity = () => ({
      read: readIdentityOn(fund.database),
      keep: keepOn(fund.database),
      randomBytes: (count: number) => randomBytes(count),
      publicUrl: () => "https://ledger.example.jp",
      securityLog: (event: SecurityEvent) => events.push(event),
    });
    const by = (actor = fund.maker) => ({ actor, fundId: fundNames.fund, now: made });
    const make = async (partnerId: string = fundNames.ofA, actor = fund.maker): Promise<string> => {
      const ports = { read: fund.read, newId: () => "00000000-0000-7000-8000-00000000f001" };
      const { url } = await makeShareLink(ports, identity(), { ...by(actor), partnerId, days: 30 });
      return url.split("#")[1] ?? "";
    };
    const look = (token: string, now = at("2020-06-02")) =>
      openShareLink({ read: fund.read }, identity(), { token, address, now });

    it("shows one partner's position, and nothing of another's", async () => {
      const { statement, notices, expiresAt } = await look(await make());
      expect(statement.account.partnerId).to.equal(fundNames.ofA);
      expect(statement.account.closing).to.equal("24000000");
      expect(expiresAt).to.equal(at("2020-07-01"));
      expect(notices.map(({ kind, partners }) => [kind, partners.map(({ amount }) => amount)])).to.deep.equal(
        [["call", ["24000000"]]],
      );
      const told = JSON.stringify([statement, notices]);
      for (const other of [fundNames.ofB, fundNames.ofCity, fundNames.ofGp, fundNames.partnerB]) {
        expect(told).not.to.include(other);
      }
    });

    it("keeps the hash of the token alone, which stands behind the # of the address", async () => {
      const ports = { read: fund.read, newId: () => "00000000-0000-7000-8000-00000000f001" };
      const { url } = await makeShareLink(ports, identity(), { ...by(), partnerId: fundNames.ofA, days: 30 });
      const [page, token = ""] = url.split("#");
      expect(page).to.equal("https://ledger.example.jp/shared-position");
      expect(token).to.match(/^[\w-]{43}$/);
      const rows = await rowsOf<object>(fund.database.reader("fund_share_link").select());
      expect(JSON.stringify(rows)).not.to.include(token);
      expect(rows).to.have.length(1);
      expect(rows[0]).to.include({ token_hash: sha256(token) });
    });

    it("opens nothing once it is over or revoked, and answers a link never made alike", async () => {
      const token = await make();
      expect(await refusalOf(look(token, at("2020-07-01")))).to.equal("linkOver");
      await look(token);
      const [link] = await listShareLinks({ read: fund.read }, identity(), by());
      expect([link?.state, link?.openings, link?.madeBy.name]).to.deep.equal(["open", 1, "運営 一子"]);
      await revokeShareLink({ read: fund.read }, identity(), { ...by(), shareLinkId: link?.id ?? "" });
      expect(await refusalOf(look(token))).to.equal("linkOver");
      expect(await refusalOf(look("a-token-that-was-never-made"))).to.equal("linkOver");
    });

    it("leaves a line of the security log for every opening, and for every one that came too late", async () => {
      const token = await make();
      await look(token);
      await look(token);
      await refusalOf(look(token, at("2020-07-02")));
      expect(events.map(({ event }) => event)).to.deep.equal([
        "positionShared",
        "sharedPositionOpened",
        "sharedPositionOpened",
        "sharedPositionRefused",
      ]);
      expect(events[1]).to.deep.include({ organizationId: fundNames.manager, address });
      expect(events[1]?.subjects).to.include(fundNames.ofA);
    });

    it("is made by the manager of the fund alone, for a partner of the fund alone", async () => {
      expect(await refusalOf(make(fundNames.ofA, investor))).to.equal("notFound");
      expect(await refusalOf(make(fundNames.ofNewcomer))).to.equal("notFound");
      expect(await refusalOf(listShareLinks({ read: fund.read }, identity(), by(investor)))).to.equal(
        "notFound",
      );
    });
  });
});
