import { expect } from "chai";
import {
  resolveSchedule,
  scheduleDates,
  type ScheduleDefinition,
} from "../../../src/domain/calendar/schedule.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { calendarClosedOn } from "../../support/calendars.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface ScheduleCase {
  readonly name: string;
  readonly definition: ScheduleDefinition;
  readonly expect?: readonly string[];
  readonly refuses?: { readonly code: string; readonly figures: unknown };
}

describe("schedule", () => {
  for (const c of readCases("calendar/schedule") as readonly ScheduleCase[]) {
    it(c.name, () => {
      const dates = scheduleDates(c.definition);
      if (c.refuses === undefined) expect(accepted(dates)).to.deep.equal(c.expect);
      else expect(refused(dates)).to.deep.equal(c.refuses);
    });
  }

  const halfYears: ScheduleDefinition = {
    kind: "instalments",
    startOn: localDate("2025-05-30"),
    firstDueOn: localDate("2025-08-31"),
    everyMonths: 3,
    instalments: 2,
    endOfMonth: true,
  };

  it("carries agreed days and business days side by side", () => {
    // 31 August 2025 and 30 November 2025 are Sundays.
    const rule = { calendar: calendarClosedOn(), convention: "following" } as const;
    expect(accepted(resolveSchedule(halfYears, rule))).to.deep.equal([
      {
        startOn: "2025-05-30",
        endOn: "2025-08-31",
        adjustedStartOn: "2025-05-30",
        adjustedEndOn: "2025-09-01",
      },
      {
        startOn: "2025-08-31",
        endOn: "2025-11-30",
        adjustedStartOn: "2025-09-01",
        adjustedEndOn: "2025-12-01",
      },
    ]);
  });

  it("resolves anew when the calendar changes; the agreed days stay", () => {
    const resolve = (...holidays: readonly string[]) =>
      accepted(
        resolveSchedule(halfYears, {
          calendar: calendarClosedOn(...holidays),
          convention: "modifiedFollowing",
        }),
      );
    expect(resolve().map(({ adjustedEndOn }) => adjustedEndOn)).to.deep.equal(["2025-08-29", "2025-11-28"]);
    const moved = resolve("2025-08-29");
    expect(moved.map(({ adjustedEndOn }) => adjustedEndOn)).to.deep.equal(["2025-08-28", "2025-11-28"]);
    expect(moved.map(({ endOn }) => endOn)).to.deep.equal(["2025-08-31", "2025-11-30"]);
  });

  it("passes a refusal on", () => {
    const rule = { calendar: calendarClosedOn(), convention: "none" } as const;
    const refusal = refused(resolveSchedule({ ...halfYears, firstDueOn: halfYears.startOn }, rule));
    expect(refusal.code).to.equal("firstDueNotAfterStart");
  });

  it("reaches the last day the ledger knows", () => {
    const dates = scheduleDates({ ...halfYears, firstDueOn: localDate("2200-06-30"), everyMonths: 6 });
    expect(accepted(dates).at(-1)).to.equal("2200-12-31");
  });
});
