import { expect } from "chai";
import type { Row } from "../../../db/dialect.ts";
import { rowsOf } from "../../../db/read.ts";
import { keepArrearsOn, readOn } from "../../../db/transact.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { listArrears } from "../../../src/app/loan/list-arrears.ts";
import { markArrears } from "../../../src/app/loan/mark-arrears.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { equalPrincipal, loanDesk, repayment, type LoanDesk } from "../../support/loan-desk.ts";
import { openYoungSample } from "../../support/sample-database.ts";
import { deps } from "../../support/sample-facts.ts";
import { at, idMaker, people } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`arrears found by their marks on ${name}`, function () {
    this.timeout(600_000);
    let database: TestDatabase;
    let desk: LoanDesk;
    const newId = idMaker(22);

    beforeEach(async () => {
      ({ database } = await openYoungSample(name, open));
      desk = loanDesk(database, newId);
    });
    afterEach(() => database.close());

    const mark = (on: string) =>
      markArrears({
        read: readOn(database),
        keepArrears: keepArrearsOn(database),
        calendar: deps.calendar,
        now: () => at(on, "14:00:00.000"),
        pause: () => Promise.resolve(),
      });

    interface Asking {
      readonly knownOn?: string;
      readonly limit?: number;
      readonly cursor?: string | undefined;
      readonly bucket?: number | undefined;
      readonly actor?: Actor;
    }
    const arrearsOn = (day: string, asking: Asking = {}) => {
      const { knownOn = day, limit = 200, cursor, bucket, actor = people.officer } = asking;
      const viewpoint = { asOf: localDate(day), knownAt: at(knownOn, "14:30:00.000") };
      return readOn(database)((repositories) =>
        listArrears({ repositories, calendar: deps.calendar, actor }, { viewpoint, bucket, limit, cursor }),
      );
    };
    const candidatesOn = (day: string) =>
      readOn(database)(({ arrears }) =>
        arrears.candidates(people.officer.organizationId, {
          asOf: localDate(day),
          knownAt: at(day, "14:30:00.000"),
        }),
      );
    const withoutMarks = async <T>(look: () => Promise<T>): Promise<T> => {
      const rows = await rowsOf<Row>(database.reader("arrears_mark"));
      await database.writer("arrears_mark").delete();
      const seen = await look();
      await database.dialect.insertRows(database.writer, "arrears_mark", rows);
      return seen;
    };

    it("are the same with and without marks, on any day, whatever was paid in between", async () => {
      const paid = await desk.draw({ ...equalPrincipal, number: "A-1" });
      const late = await desk.draw({ ...equalPrincipal, number: "A-2" });
      await desk.approve("2025-03-12", repayment(paid, "2025-03-12", "2300000"));
      await desk.approve("2025-04-01", repayment(late, "2025-04-01", "1000000"));
      expect(await mark("2025-04-02")).to.be.greaterThan(0);
      expect(await mark("2025-04-02")).to.equal(0);
      const days = ["2025-02-10", "2025-02-11", "2025-03-11", "2025-03-12", "2025-04-01", "2025-04-02"];
      for (const day of [...days, "2025-04-11", "2025-06-30", "2026-12-31"]) {
        for (const knownOn of ["2025-02-01", "2025-03-12", "2027-01-01"]) {
          const marked = await arrearsOn(day, { knownOn });
          const reckoned = await withoutMarks(() => arrearsOn(day, { knownOn }));
          expect(marked, `${day} known on ${knownOn}`).to.deep.equal(reckoned);
        }
      }
      const { items } = await arrearsOn("2025-04-11", { knownOn: "2027-01-01" });
      expect(items.map(({ number }) => number)).to.include.members(["A-1", "A-2"]);
    });

    it("ask only loans whose oldest claim is overdue, and those of which something was recorded since", async () => {
      const loanId = await desk.draw({ ...equalPrincipal, number: "A-1" });
      const other = await desk.draw({ ...equalPrincipal, number: "A-2" });
      await desk.approve("2025-02-10", repayment(other, "2025-02-10", "1100000"));
      await mark("2025-02-10");
      expect(await candidatesOn("2025-02-10")).to.not.include.members([loanId, other]);
      expect(await candidatesOn("2025-02-12"))
        .to.include(loanId)
        .and.not.include(other);
      await desk.approve("2025-02-13", repayment(other, "2025-02-13", "1"));
      expect(await candidatesOn("2025-02-13")).to.include(other);
      expect(await mark("2025-02-13")).to.equal(1);
      expect(await candidatesOn("2025-02-13")).to.not.include(other);
    });

    it("come in pages that join, and every page tells the sums of all buckets", async () => {
      for (const number of ["A-1", "A-2", "A-3"]) await desk.draw({ ...equalPrincipal, number });
      await mark("2025-01-11");
      const whole = await arrearsOn("2025-03-20", { bucket: 31 });
      expect(whole.items.map(({ number }) => number)).to.deep.equal(["A-1", "A-2", "A-3"]);
      const numbers: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await arrearsOn("2025-03-20", { bucket: 31, limit: 2, cursor });
        expect(page.totals).to.deep.equal(whole.totals);
        numbers.push(...page.items.map(({ number }) => number));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(numbers).to.deep.equal(["A-1", "A-2", "A-3"]);
      const total = whole.totals.find(({ bucket }) => bucket === 31);
      expect(total).to.include({ loans: 3, toDays: 60, outstanding: "36000000" });
      const overdue = whole.items.reduce((sum, item) => sum + BigInt(item.overdue), 0n);
      expect(total?.overdue).to.equal(String(overdue));
      expect((await arrearsOn("2025-03-20", { actor: people.stranger })).totals).to.deep.equal([]);
    });
  });
});
