import { expect } from "chai";
import { jpBankCalendar } from "../../../db/calendars/jp-bank.ts";
import type { BusinessDayConvention } from "../../../src/domain/calendar/business-day.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { certificateDeadline, effectiveDay } from "../../../src/domain/loan/effective-day.ts";
import { dueDatesFrom } from "../../../src/domain/loan/interest-dates.ts";
import type { EffectiveRule } from "../../../src/domain/loan/ratchet-terms.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface EffectiveDayCase {
  readonly name: string;
  readonly rule: EffectiveRule;
  readonly testOn?: string;
  readonly certificateOn: string;
  readonly convention?: BusinessDayConvention;
  readonly isLate?: boolean;
  readonly expect: {
    readonly on: string;
    readonly dueOn?: string;
    readonly skipped?: readonly string[];
    readonly notBackDated?: boolean;
  } | null;
}

const calendar = jpBankCalendar();
const interestDates = ["2025-03-31", "2025-09-30", "2025-12-31", "2026-03-31"].map(localDate);

describe("effective day", () => {
  for (const c of readCases("loan/effective-day") as readonly EffectiveDayCase[]) {
    it(c.name, () => {
      const businessDays = { calendar, convention: c.convention ?? "none" };
      const dueDates = accepted(dueDatesFrom(interestDates, businessDays));
      const question = {
        testOn: localDate(c.testOn ?? "2025-03-31"),
        certificateOn: localDate(c.certificateOn),
        isLate: c.isLate ?? false,
      };
      const found = effectiveDay(c.rule, question, { dueDates, businessDays });
      if (found === undefined || c.expect === null) {
        expect(found ?? null).to.equal(c.expect);
        return;
      }
      const { dueOn, skipped = [], notBackDated = false } = c.expect;
      expect(found.on).to.equal(c.expect.on);
      expect(found.holidaysSkipped).to.deep.equal(skipped);
      expect(found.dueOn).to.equal(dueOn);
      expect(found.isNotBackDated).to.equal(notBackDated);
      expect(found.rule).to.equal(c.rule.rule);
      expect(found.certificateOn).to.equal(c.certificateOn);
    });
  }

  it("allows a certificate its due day and the business days of grace", () => {
    const businessDays = { calendar, convention: "none" } as const;
    const due = localDate("2025-12-30");
    expect(certificateDeadline(due, 0, { businessDays })).to.equal("2025-12-30");
    expect(certificateDeadline(due, 1, { businessDays })).to.equal("2026-01-05");
  });
});

describe("interest dates", () => {
  const businessDays = { calendar, convention: "following" } as const;

  it("make one period less than there are dates, each with the day it is paid on", () => {
    const dueDates = accepted(dueDatesFrom(interestDates, businessDays));
    expect(dueDates.map(({ n, dueOn, adjustedDueOn }) => [n, dueOn, adjustedDueOn])).to.deep.equal([
      [1, "2025-09-30", "2025-09-30"],
      [2, "2025-12-31", "2026-01-05"],
      [3, "2026-03-31", "2026-03-31"],
    ]);
    expect(dueDates[1]?.period).to.deep.equal({ startOn: "2025-09-30", endOn: "2025-12-31" });
  });

  it("let interest run to the business day only where the terms say so", () => {
    const dueDates = accepted(dueDatesFrom(interestDates, businessDays, "adjusted"));
    expect(dueDates.map(({ period }) => period)).to.deep.equal([
      { startOn: "2025-03-31", endOn: "2025-09-30" },
      { startOn: "2025-09-30", endOn: "2026-01-05" },
      { startOn: "2026-01-05", endOn: "2026-03-31" },
    ]);
  });

  it("are refused out of order, twice, or too few, with the days", () => {
    const days = (...texts: string[]) => refused(dueDatesFrom(texts.map(localDate), businessDays));
    expect(days("2025-03-31", "2025-09-30", "2025-09-29")).to.deep.equal({
      code: "interestDatesNotAscending",
      figures: { before: "2025-09-30", date: "2025-09-29" },
      pointer: "/interestDates/2",
    });
    expect(days("2025-03-31", "2025-03-31").code).to.equal("interestDatesNotAscending");
    expect(days("2025-03-31").figures).to.deep.equal({ dates: 1, fewest: 2 });
    expect(days().code).to.equal("interestDatesTooFew");
  });
});
