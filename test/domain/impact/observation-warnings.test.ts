import { expect } from "chai";
import { sourceConflicts, unusualJump } from "../../../src/domain/impact/observation-warnings.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { observation, type WrittenStep } from "../../support/observations.ts";

interface JumpCase {
  readonly name: string;
  readonly lastAccepted: string;
  readonly value: string;
  readonly thresholdPercent?: string;
  readonly warns: boolean;
  readonly changePercent?: string | null;
}

describe("unusual jump", () => {
  for (const c of readCases("impact/unusual-jump") as readonly JumpCase[]) {
    it(c.name, () => {
      const reported = { value: decimal(c.value), lastAccepted: decimal(c.lastAccepted) };
      const warning =
        c.thresholdPercent === undefined
          ? unusualJump(reported)
          : unusualJump(reported, decimal(c.thresholdPercent));
      const figures = {
        value: c.value,
        lastAccepted: c.lastAccepted,
        changePercent: c.changePercent,
        thresholdPercent: c.thresholdPercent ?? "50",
      };
      expect(warning).to.deep.equal(c.warns ? { code: "unusualJump", figures } : undefined);
    });
  }
});

describe("conflicting sources", () => {
  const says = (value: string): WrittenStep => ({
    step: "submitted",
    by: "Mori",
    role: "organizer",
    value,
    evidence: [],
  });
  const withdrawn: WrittenStep = { step: "withdrawn", by: "Mori", role: "organizer" };
  // 福祉Mover: one article counts 25 facilities, another 17.
  const first = observation([says("25")], { observationId: "o1", source: "koureisha-jutaku 2022-03-16" });
  const second = observation([says("17")], { observationId: "o2", source: "NLI 2022-04-27" });

  it("keeps both values side by side", () => {
    expect(
      sourceConflicts([first, second]).map(({ kpiId, period, reports }) => ({
        kpiId,
        label: period.label,
        reports: reports.map(({ observationId, source, value }) => [observationId, source, value.toFixed()]),
      })),
    ).to.deep.equal([
      {
        kpiId: "k1",
        label: "2025年度",
        reports: [
          ["o1", "koureisha-jutaku 2022-03-16", "25"],
          ["o2", "NLI 2022-04-27", "17"],
        ],
      },
    ]);
  });

  it("is none where the sources agree, to the last zero", () => {
    expect(sourceConflicts([first, observation([says("25.0")], { source: "NLI 2022-04-27" })])).to.deep.equal(
      [],
    );
  });

  it("is none between versions of one source", () => {
    expect(sourceConflicts([first, { ...second, source: first.source }])).to.deep.equal([]);
  });

  it("is none for another KPI or another period", () => {
    const period = { startOn: localDate("2024-04-01"), endOn: localDate("2025-04-01"), label: "2024年度" };
    const others = [
      { ...second, kpiId: "k2" },
      { ...second, period },
    ];
    expect(sourceConflicts([first, ...others])).to.deep.equal([]);
  });

  it("is none with a draft or with a withdrawn figure", () => {
    const draft = observation([], { source: "draft" });
    const gone = observation([says("17"), withdrawn], { source: "gone" });
    expect(sourceConflicts([first, draft, gone])).to.deep.equal([]);
  });
});
