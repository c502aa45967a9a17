/** The same history recorded on both databases: every schedule, timeline and entry, and the hash of every unit, alike. */
import { expect } from "chai";
import { jpBankCalendar } from "../../db/calendars/jp-bank.ts";
import { rowsOf } from "../../db/read.ts";
import { readOn } from "../../db/transact.ts";
import { positionOf } from "../../src/app/loan/loan-position.ts";
import { interestView } from "../../src/app/loan/interest-view.ts";
import { scheduleTexts } from "../../src/app/loan/schedule-view.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../support/databases.ts";
import { openDecidedSample } from "../support/sample-database.ts";
import { at, sample } from "../support/sample-names.ts";

const viewpoint = { asOf: localDate("2026-01-31"), knownAt: at("2030-01-01") };
const calendar = jpBankCalendar();

describe("both databases", function () {
  this.timeout(600_000);
  const told = new Map<string, string>();

  eachDatabase((name, open) => {
    it(`tell what they hold, on ${name}`, async () => {
      const { database } = await openDecidedSample(name, open);
      const loans = await readOn(database)(async (work) => {
        const ids = await work.loans.idsOfLender(sample.bank);
        const facts = await work.loans.facts(sample.bank, ids, viewpoint.knownAt);
        return facts.map((known) => {
          const position = positionOf(known, calendar);
          return [scheduleTexts(position), interestView(position, viewpoint)];
        });
      });
      const chain = await rowsOf<{ readonly hash: string }>(
        database.reader("audit_row").where({ organization_id: sample.bank }).orderBy("seq").select("hash"),
      );
      await database.close();
      expect(loans).not.to.deep.equal([]);
      told.set(name, JSON.stringify([loans, chain.map(({ hash }) => hash)]));
    });
  });

  it("hold the same schedules, interest and chain, byte for byte", () => {
    const [first, ...others] = told.values();
    for (const other of others) expect(other).to.equal(first);
    expect(first).to.be.a("string");
  });
});
