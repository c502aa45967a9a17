import { expect } from "chai";
import type { Scene, SceneShape } from "../../../src/domain/report/chart.ts";
import { kpiChart } from "../../../src/domain/report/kpi-chart.ts";
import type { KpiResult } from "../../../src/domain/report/kpi-result.ts";
import { exampleLoanReport, storedScene } from "../../support/loan-report.ts";

const [recycling, intensity] = exampleLoanReport().kpis as [KpiResult, KpiResult];

describe("the chart of a KPI", () => {
  const scene = kpiChart(recycling, "ja");

  it("is the stored scene", () => {
    expect(scene).to.deep.equal(storedScene("kpi-chart"));
  });

  /**
   * Ticks 40 to 80 lie between y = 163.75 and 29.25; the days from 2020-03-31 (x = 33.4) to 2027-03-31 (x = 483) are
   * 2,556, and 2025-03-31 is day 1,826: x = 33.4 + 449.6 × 1826/2556, y = 163.75 − 31.4/40 × 134.5.
   */
  it("puts 71.4 on 31 March 2025 where the axes say", () => {
    expect(scene.shapes).to.deep.include({ kind: "dot", role: "actual", x: 354.59, y: 58.17 });
  });

  it("has a gridline for each tick and its figure beside it", () => {
    expect(textsOf(scene, "tick").slice(0, 5)).to.deep.equal(["40", "50", "60", "70", "80"]);
    const levels = [...linesOf(scene, "axis"), ...linesOf(scene, "grid")].map(({ points }) => points[0]?.y);
    expect(levels).to.deep.equal([163.75, 130.13, 96.5, 62.88, 29.25]);
  });

  it("draws each SPT as a level of its own and nothing between them", () => {
    const levels = linesOf(scene, "target").slice(1);
    expect(levels).to.have.length(6);
    for (const { points } of levels) expect(points[0]?.y).to.equal(points[1]?.y);
    expect(new Set(levels.map(({ points }) => points[0]?.y)).size).to.equal(6);
  });

  it("keeps the value of another source as a dot of its own", () => {
    expect(scene.shapes.filter(({ role }) => role === "conflict")).to.have.length(2);
    expect(textsOf(scene, "legend")).to.include("出所の異なる値");
    expect(textsOf(kpiChart(intensity, "ja"), "legend")).not.to.include("出所の異なる値");
  });

  it("writes the first and the last value and the last target", () => {
    expect(textsOf(scene, "actualValue")).to.have.members(["48.5", "71.4"]);
    expect(textsOf(scene, "targetValue")).to.deep.equal(["80.0"]);
  });

  it("says in one sentence of each language what it shows", () => {
    expect(scene.alt.ja).to.equal(
      "折れ線グラフ：汚染土壌の再資源化率の基準値は42.0 %、実績は48.5 %（2020年度）から71.4 %（2024年度）、" +
        "2024年度の目標70.0 %を1.4ポイント上回り達成。",
    );
    expect(kpiChart(intensity, "en").alt.en).to.equal(
      "Line chart of CO₂ emissions per tonne of soil treated: baseline 12.0 kg-CO₂/t, " +
        "actual 11.7 kg-CO₂/t (FY2020) to 9.9 kg-CO₂/t (FY2024); " +
        "0.3 kg-CO₂/t above the FY2024 target of 9.6 kg-CO₂/t, missed.",
    );
  });

  it("speaks the language it is asked for", () => {
    expect(textsOf(kpiChart(recycling, "en"), "legend")).to.include("Target (SPT)");
    expect(textsOf(kpiChart(recycling, "en"), "tick")).to.include("FY2026");
  });
});

describe("the chart of a KPI at its edges", () => {
  it("with nothing but a baseline shows the baseline", () => {
    const scene = kpiChart({ ...recycling, targets: [], observations: [] }, "en");
    expect(linesOf(scene, "actual")).to.have.length(1);
    expect(scene.alt.en).to.match(/nothing reported yet; no target has been tested yet\.$/);
  });

  it("one observation is a dot without a line", () => {
    const scene = kpiChart({ ...recycling, observations: recycling.observations.slice(0, 1) }, "ja");
    expect(linesOf(scene, "actual")).to.have.length(1);
    expect(textsOf(scene, "actualValue")).to.deep.equal(["48.5"]);
  });

  it("a value on its target is level with it", () => {
    const target = recycling.targets[3]!;
    const verdict = { ...target.verdict!, observed: "70.0" };
    const scene = kpiChart({ ...recycling, targets: [{ ...target, verdict }] }, "en");
    expect(scene.alt.en).to.contain("; level with the FY2024 target of 70.0 %, achieved.");
  });

  it("a test without a report says so", () => {
    const target = { ...recycling.targets[3]!, verdict: { outcome: "notReported", stepBp: "0" } as const };
    const scene = kpiChart({ ...recycling, targets: [target] }, "ja");
    expect(scene.alt.ja).to.contain("2024年度の目標70.0 %は未報告。");
  });

  it("values beyond 2^53 keep their digits in the labels", () => {
    const observations = recycling.observations.map((observation, i) => ({
      ...observation,
      value: `9876543210987654321${i}`,
    }));
    expect(textsOf(kpiChart({ ...recycling, observations }, "ja"), "actualValue")).to.include(
      "98,765,432,109,876,543,214.0",
    );
  });
});

function linesOf(scene: Scene, role: SceneShape["role"]) {
  return scene.shapes.filter((shape) => shape.kind === "line").filter((shape) => shape.role === role);
}

function textsOf(scene: Scene, role: SceneShape["role"]): readonly string[] {
  return scene.shapes
    .filter((shape) => shape.kind === "text")
    .filter((shape) => shape.role === role)
    .map(({ text }) => text);
}
