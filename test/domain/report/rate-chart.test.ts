import { expect } from "chai";
import type { Scene, TextRole } from "../../../src/domain/report/chart.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { rateChart } from "../../../src/domain/report/rate-chart.ts";
import { exampleLoanReport, storedScene } from "../../support/loan-report.ts";

const { rates, viewpoint, loan } = exampleLoanReport();
const facts = { rates, asOf: viewpoint.asOf, endOn: loan.maturityOn.value };

describe("the chart of the interest rate", () => {
  const scene = rateChart(facts, "en");

  it("is the stored scene", () => {
    expect(scene).to.deep.equal(storedScene("rate-chart"));
  });

  it("is a step line: it moves along one axis at a time", () => {
    const corners = scene.shapes
      .filter((shape) => shape.kind === "line")
      .filter(({ role, points }) => role === "rate" && points.length > 2)
      .flatMap(({ points }) => points);
    for (const [i, point] of corners.entries()) {
      const previous = corners[i - 1] ?? point;
      expect(previous.x === point.x || previous.y === point.y).to.equal(true);
    }
    expect(corners).to.have.length(10);
  });

  it("labels each change with the rate before and after", () => {
    expect(textsOf(scene, "rateValue")).to.deep.equal([
      "0.800 %",
      "0.800 % → 0.725 %",
      "0.725 % → 0.825 %",
      "0.825 % → 0.725 %",
      "0.725 % → 0.875 %",
      "0.875 % → 0.925 %",
    ]);
  });

  it("draws what is decided but lies ahead as a line of its own", () => {
    const ahead = scene.shapes.filter(({ kind, role }) => kind === "line" && role === "rateAhead");
    expect(ahead).to.have.length(2);
    expect(textsOf(scene, "viewpoint")).to.deep.equal(["As of 2025-08-31"]);
  });

  it("says in one sentence of each language what it shows", () => {
    expect(scene.alt).to.deep.equal({
      ja: "階段グラフ：適用利率は2020-09-17の0.800 %から4回変わり、基準日2025-08-31で0.875 %、2025-09-30から0.925 %。",
      en: "Step chart: the interest rate of 0.800 % on 2020-09-17 has changed 4 times, is 0.875 % as of 2025-08-31 and becomes 0.925 % on 2025-09-30.",
    });
  });

  it("a rate that never changed says so", () => {
    const { alt, shapes } = rateChart({ ...facts, rates: rates.slice(0, 1) }, "ja");
    expect(alt.ja).to.equal(
      "階段グラフ：適用利率は2020-09-17の0.800 %から変わらず、基準日2025-08-31で0.800 %。",
    );
    expect(shapes.some((shape) => shape.kind === "text" && shape.text === "0.800 %")).to.equal(true);
  });

  it("a row that leaves the rate as it was is no change", () => {
    const same = { ...rates[0]!, effectiveOn: localDate("2021-03-31") };
    const { alt } = rateChart({ ...facts, rates: [rates[0]!, same] }, "en");
    expect(alt.en).to.contain("has not changed");
  });
});

function textsOf(scene: Scene, role: TextRole): readonly string[] {
  return scene.shapes
    .filter((shape) => shape.kind === "text")
    .filter((shape) => shape.role === role)
    .map(({ text }) => text);
}
