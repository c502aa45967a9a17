import { expect } from "chai";
import { jpBankCalendar } from "../../../db/calendars/jp-bank.ts";
import { businessDayRequest } from "../../../src/contract/calculator/business-day.ts";
import { answerBusinessDay } from "../../../src/http/calculator/business-day.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { runWorkedCases } from "../../support/worked-cases.ts";

describe("calculator business-day", () => {
  const calendar = jpBankCalendar();
  const answer = (request: unknown) => answerBusinessDay(businessDayRequest.parse(request), { calendar });

  runWorkedCases({ file: "loan.json", calculator: "business-day" }, businessDayRequest, (request) =>
    answerBusinessDay(request, { calendar }),
  );

  it("leaves the day alone unless told how to move it", () => {
    expect(accepted(answer({ date: "2025-05-04", calendar: "JP_BANK" }))).to.deep.equal({
      date: "2025-05-04",
    });
  });

  it("moves the day by the convention where no business days are counted", () => {
    const request = { date: "2025-05-04", calendar: "JP_BANK", convention: "following", addBusinessDays: 0 };
    expect(accepted(answer(request))).to.deep.equal({ date: "2025-05-07" });
  });

  it("counts from the day itself, whatever the convention", () => {
    for (const convention of ["none", "following", "preceding"]) {
      const request = { date: "2025-05-04", calendar: "JP_BANK", convention, addBusinessDays: 1 };
      expect(accepted(answer(request)), convention).to.deep.equal({ date: "2025-05-07" });
    }
  });

  it("refuses fewer than 0 and more than 10,000 business days", () => {
    for (const addBusinessDays of [-1, 10_001]) {
      expect(refused(answer({ date: "2025-05-01", calendar: "JP_BANK", addBusinessDays }))).to.deep.equal({
        code: "businessDaysOutOfRange",
        figures: { businessDays: String(addBusinessDays), fewest: 0, most: 10_000 },
      });
    }
  });

  it("refuses to leave the years the ledger knows", () => {
    const first = { date: "1900-01-01", calendar: "JP_BANK", convention: "preceding" };
    expect(refused(answer(first))).to.deep.equal({ code: "noSuchDay", figures: { day: "1899-12-29" } });
    const last = { date: "2200-12-31", calendar: "JP_BANK", addBusinessDays: 1 };
    expect(refused(answer(last)).code).to.equal("noSuchDay");
  });

  it("takes no day that does not exist, no other calendar, no fraction of a day and no unknown field", () => {
    const good = { date: "2025-05-01", calendar: "JP_BANK" };
    expect(businessDayRequest.safeParse(good).success).to.equal(true);
    for (const wrong of [
      { ...good, date: "2025-02-29" },
      { ...good, calendar: "TARGET" },
      { ...good, convention: "nearest" },
      { ...good, addBusinessDays: 1.5 },
      { ...good, addBusinessDays: "5" },
      { ...good, days: 5 },
      { date: "2025-05-01" },
    ]) {
      expect(businessDayRequest.safeParse(wrong).success, JSON.stringify(wrong)).to.equal(false);
    }
  });
});
