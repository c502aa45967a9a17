import { expect } from "chai";
import { jpBankCalendar } from "../../../db/calendars/jp-bank.ts";
import { positionOf } from "../../../src/app/loan/loan-position.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { at, rate } from "../../support/report-facts.ts";
import { reportLedger } from "../../support/report-ledger.ts";

describe("position of a loan", () => {
  it("can still be read when its base rate is fixed anew after its last due date", () => {
    const { loan } = reportLedger;
    const fixing = present(loan.fixings[0], "a fixing");
    const later = {
      ...fixing,
      effectiveOn: localDate("2028-10-01"),
      annualRate: rate("0.02"),
      recordedAt: at("2028-09-20"),
    };
    const [before, after] = [loan, { ...loan, fixings: [...loan.fixings, later] }].map((facts) =>
      positionOf(facts, jpBankCalendar()),
    );
    expect(after?.schedule).to.deep.equal(before?.schedule);
    expect(after?.periods).to.deep.equal(before?.periods);
  });
});
