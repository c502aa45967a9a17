import { randomUUID } from "node:crypto";
import { expect } from "chai";
import { v7 } from "uuid";
import { keepOn, readIdentityOn } from "../../../db/transact.ts";
import { forgetSecurityLog } from "../../../src/app/identity/forget-security-log.ts";
import type { SecurityEvent, SecurityEventFilter } from "../../../src/app/identity/security-event.ts";
import { Rejected } from "../../../src/app/rejected.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { millisOf, type Instant } from "../../../src/domain/kernel/instant.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/refusals.ts";
import { at } from "../../support/sample-names.ts";

const bank = randomUUID();
const otherBank = randomUUID();
const person = randomUUID();

eachDatabase((name, open) => {
  describe(`the security log, on ${name}`, function () {
    this.timeout(600_000);
    let database: TestDatabase;
    const loan = randomUUID();
    const long = Array.from({ length: 1200 }, () => randomUUID());

    before(async () => {
      database = await open();
      await note("2014-05-01", { event: "signedIn" });
      await note("2026-01-10", { event: "recordRead", detail: "getLoan", subjects: [loan] });
      await note("2026-01-11", { event: "recordRead", detail: "getLoan", subjects: [randomUUID()] });
      const contents = [...long, loan];
      await note("2026-02-10", { event: "exported", detail: "listLoans", subjects: [], contents });
      await note("2026-03-10", { event: "recordRead", subjects: [loan], organizationId: otherBank });
    });

    const note = (day: string, event: Omit<SecurityEvent, "organizationId"> & { organizationId?: string }) =>
      keepOn(database)(({ securityEvents }) =>
        securityEvents.add([
          {
            id: v7({ msecs: millisOf(at(day)) }),
            occurredAt: at(day),
            personId: person,
            organizationId: bank,
            ...event,
          },
        ]),
      );
    const found = async (filter: SecurityEventFilter) => {
      const { items } = await readIdentityOn(database)(({ securityEvents }) =>
        securityEvents.list(bank, filter, { limit: 50, cursor: undefined }),
      );
      return items;
    };

    it("tells who saw a record in a time, also as one of many in a file, and nothing of other organizations", async () => {
      const whole = await found({ subjectId: loan });
      expect(whole.map(({ event, occurredAt }) => [event, occurredAt])).to.deep.equal([
        ["exported", at("2026-02-10")],
        ["recordRead", at("2026-01-10")],
      ]);
      expect(
        whole.map(({ subjects }) => subjects),
        "only what the request named",
      ).to.deep.equal([[], [loan]]);
      const january = await found({ subjectId: loan, from: at("2026-01-01"), to: at("2026-02-01") });
      expect(january.map(({ personId, event }) => [personId, event])).to.deep.equal([[person, "recordRead"]]);
      expect(await found({ subjectId: loan, personId: randomUUID() })).to.deep.equal([]);
    });

    it("cannot be changed, nor shortened within seven years, by anybody who reaches the database", async () => {
      const { writer } = database;
      for (const table of ["security_event", "security_event_subject"]) {
        const change = writer(table).update({ occurred_at: at("2010-01-01") });
        expect(await refusalOf(Promise.resolve(change))).to.match(/append-only/);
        const removal = writer(table).where("occurred_at", ">", at("2026-01-01")).delete();
        expect(await refusalOf(Promise.resolve(removal))).to.match(/still to be kept/);
      }
    });

    it("is forgotten only after its time, and that is noted", async () => {
      const noted: SecurityEvent[] = [];
      const ports = { keep: keepOn(database), securityLog: (event: SecurityEvent) => void noted.push(event) };
      const now: Instant = at("2026-04-01");
      const forget = (before: string, years: number) =>
        forgetSecurityLog(ports, { before: localDate(before), years, now });
      for (const [before, years] of [
        ["2019-04-02", 7],
        ["2016-04-02", 10],
        ["2026-04-01", 7],
      ] as const) {
        const refusal = await forget(before, years).catch((error: unknown) => error);
        expect(refusal, before).to.be.instanceOf(Rejected);
        expect((refusal as Rejected).rejection).to.deep.include({ code: "retentionNotOver" });
      }
      expect(await forget("2016-04-01", 10)).to.equal(1);
      expect(noted).to.deep.equal([
        { event: "logForgotten", organizationId: bank, detail: "1 before 2016-04-01" },
      ]);
      expect((await found({ to: at("2020-01-01") })).length).to.equal(0);
      expect((await found({})).length).to.equal(3);
    });
  });
});
