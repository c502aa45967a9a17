/**
 * Amendment (変更契約) of a covenant: another limit, schedule or consequence for the tests from a day on. What was promised
 * for earlier tests stays as it was, so an amendment may not reach back to a test that something was recorded for. It
 * stays the same promise: another kind of covenant is another covenant.
 */
import { mapDecision, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import { agreeCovenant, type CovenantTermsRejection } from "./covenant-law-book.ts";
import type { Covenant } from "./covenant-terms.ts";
import { testDates, type TestDate } from "./test-schedule.ts";

/** New terms for every test from a day on. */
export interface Amendment {
  /** The first test date they apply to. */
  readonly fromTestOn: LocalDate;
  readonly covenant: Covenant;
}

/** What applies to a test; of two amendments from one day the one recorded later. */
export function agreedFor(original: Covenant, amendments: readonly Amendment[], testOn: LocalDate): Covenant {
  return inOrder(amendments).findLast(({ fromTestOn }) => fromTestOn <= testOn)?.covenant ?? original;
}

export interface AgreedTest {
  readonly date: TestDate;
  readonly agreed: Covenant;
}

/** Every test by the schedule that applies to it, oldest first. */
export function agreedTests(original: Covenant, amendments: readonly Amendment[]): readonly AgreedTest[] {
  const versions = [original, ...inOrder(amendments).map(({ covenant }) => covenant)];
  return [...new Set(versions)].flatMap((agreed) =>
    testDates(agreed.schedule)
      .filter(({ testOn }) => agreedFor(original, amendments, testOn) === agreed)
      .map((date) => ({ date, agreed })),
  );
}

function inOrder(amendments: readonly Amendment[]): readonly Amendment[] {
  return amendments.toSorted((a, b) => compareDays(a.fromTestOn, b.fromTestOn));
}

export type AmendmentRejection =
  CovenantTermsRejection | Rejection<"amendmentChangesKind" | "amendmentReachesBack">;

export interface AmendedCovenant {
  /** As it stands before. */
  readonly standing: Covenant;
  /** Days of the tests that something was recorded for. */
  readonly recordedTests: readonly LocalDate[];
}

/** New terms apply from the first test of their own schedule. */
export function agreeAmendment(
  amended: Covenant,
  { standing, recordedTests }: AmendedCovenant,
): Decision<Amendment, AmendmentRejection> {
  const fromTestOn = amended.schedule.firstTestOn;
  if (amended.terms.kind !== standing.terms.kind) {
    const figures = { kind: standing.terms.kind, asked: amended.terms.kind };
    return reject({ code: "amendmentChangesKind", figures, pointer: "/terms/kind" });
  }
  const last = recordedTests.toSorted(compareDays).at(-1);
  if (last !== undefined && fromTestOn <= last) {
    const figures = { fromTestOn, recordedTestOn: last };
    return reject({ code: "amendmentReachesBack", figures, pointer: "/schedule/firstTestOn" });
  }
  return mapDecision(agreeCovenant(amended), (covenant) => ({ fromTestOn, covenant }));
}
