import { expect } from "chai";
import { fixedDecimal, canonicalDecimal, decimal, type Decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { agreeSpts, sptOn, type Spt, type SptLevel } from "../../../src/domain/impact/spt.ts";
import { judgeSpt, testSpt, type TestedObservation } from "../../../src/domain/impact/spt-test.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface SptCase {
  readonly name: string;
  readonly level: {
    readonly direction: "higher" | "lower";
    readonly target: string;
    readonly baseline?: string;
    readonly neutralFrom?: string;
    readonly strict?: boolean;
  };
  readonly value: string;
  /** Percentages to four places. */
  readonly expect: {
    readonly outcome: string;
    readonly plain: string | null;
    readonly fromBaseline: string | null;
    readonly worse: boolean | null;
  };
}

function levelOf({ direction, target, baseline, neutralFrom, strict = false }: SptCase["level"]): SptLevel {
  return {
    direction,
    strict,
    target: decimal(target),
    baseline: baseline === undefined ? undefined : decimal(baseline),
    neutralFrom: neutralFrom === undefined ? undefined : decimal(neutralFrom),
  };
}

function shown(fraction: Decimal | undefined): string | null {
  return fraction === undefined ? null : canonicalDecimal(decimal(fixedDecimal(fraction, 4)));
}

const spt: Spt = {
  sptId: "spt-1",
  kpiId: "trips",
  testOn: localDate("2026-03-31"),
  direction: "higher",
  target: decimal("90"),
  baseline: decimal("0"),
  strict: false,
  gradeNeeded: "E2",
};

const observation: TestedObservation = {
  observationId: "obs-1",
  version: 2,
  value: decimal("91"),
  state: "accepted",
  grade: "E2",
};

describe("SPT test", () => {
  for (const { name, level, value, expect: wanted } of readCases("impact/spt-test") as readonly SptCase[]) {
    it(name, () => {
      const verdict = testSpt(levelOf(level), decimal(value));
      expect({
        outcome: verdict.outcome,
        plain: shown(verdict.attainment.plain),
        fromBaseline: shown(verdict.attainment.fromBaseline),
        worse: verdict.isWorseThanBaseline ?? null,
      }).to.deep.equal(wanted);
    });
  }

  it("judges an accepted observation of the grade asked for, and keeps what it read", () => {
    const result = accepted(judgeSpt(spt, { kind: "observed", observation }));
    expect(result.outcome).to.equal("achieved");
    expect(result.observation).to.equal(observation);
    expect(result.verdict?.isWorseThanBaseline).to.equal(false);
  });

  it("reads attested and locked observations, and none that nobody accepted", () => {
    for (const state of ["accepted", "attested", "locked"] as const) {
      expect(judgeSpt(spt, { kind: "observed", observation: { ...observation, state } }).ok).to.equal(true);
    }
    for (const state of ["draft", "submitted", "inReview", "returned", "rejected", "superseded"] as const) {
      const reading = { kind: "observed", observation: { ...observation, state } } as const;
      const { code, figures } = refused(judgeSpt(spt, reading));
      expect(code).to.equal("observationNotAccepted");
      expect(figures).to.deep.equal({ observationId: "obs-1", version: 2, state });
    }
  });

  it("refuses evidence below the grade asked for, and an observation nobody graded", () => {
    for (const grade of ["E0", "E1", undefined] as const) {
      const reading = { kind: "observed", observation: { ...observation, grade } } as const;
      const { code, figures } = refused(judgeSpt(spt, reading));
      expect(code).to.equal("evidenceGradeTooLow");
      expect(figures).to.include({ grade: grade ?? null, gradeNeeded: "E2" });
    }
  });

  it("passes silence and suspension on as outcomes of their own", () => {
    expect(accepted(judgeSpt(spt, { kind: "notReported" }))).to.deep.equal({ spt, outcome: "notReported" });
    expect(accepted(judgeSpt(spt, { kind: "suspended" }))).to.deep.equal({ spt, outcome: "suspended" });
  });
});

describe("SPTs of an agreement", () => {
  const milestones: readonly Spt[] = [
    { ...spt, sptId: "year-5", testOn: localDate("2030-03-31"), target: decimal("10") },
    { ...spt, sptId: "year-11", testOn: localDate("2036-03-31"), target: decimal("30") },
  ];

  it("S8: a milestone of year 5 is tested against its own 10 %, never against a straight line to year 11", () => {
    const agreed = accepted(agreeSpts(milestones));
    const year5 = sptOn(agreed, "trips", localDate("2030-03-31"));
    expect(year5?.sptId).to.equal("year-5");
    expect(year5 && testSpt(year5, decimal("10")).outcome).to.equal("achieved");
    expect(year5 && testSpt(year5, decimal("9.9")).outcome).to.equal("missed");
  });

  it("have no level between two test dates", () => {
    expect(sptOn(milestones, "trips", localDate("2033-03-31"))).to.equal(undefined);
    expect(sptOn(milestones, "visitors", localDate("2030-03-31"))).to.equal(undefined);
  });

  it("are refused twice for one KPI and day", () => {
    const { code, figures, pointer } = refused(agreeSpts([spt, { ...spt, sptId: "spt-2" }]));
    expect(code).to.equal("sptTwice");
    expect(figures).to.deep.equal({ kpi: "trips", testOn: "2026-03-31", first: "spt-1", second: "spt-2" });
    expect(pointer).to.equal("/1");
  });

  it("are refused with a neutral band on the better side of the target, either way", () => {
    const higher = refused(agreeSpts([{ ...spt, neutralFrom: decimal("91") }]));
    expect(higher.code).to.equal("neutralBandBeyondTarget");
    expect(higher.figures).to.deep.equal({ target: "90", neutralFrom: "91", direction: "higher" });
    const lower = refused(agreeSpts([{ ...spt, direction: "lower", neutralFrom: decimal("89") }]));
    expect(lower.code).to.equal("neutralBandBeyondTarget");
  });
});
