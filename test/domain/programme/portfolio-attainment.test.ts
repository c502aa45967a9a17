import { expect } from "chai";
import { attainmentByPeriod, type JudgedTarget } from "../../../src/domain/programme/portfolio-attainment.ts";

const verdict = (sptId: string, outcome: JudgedTarget["outcome"], where: Partial<JudgedTarget> = {}) => ({
  month: "2024-05",
  key: "",
  sptId,
  outcome,
  ...where,
});
const whole = { dimension: "total", period: "fiscalYear" } as const;

describe("attainment of a portfolio", () => {
  it("counts what nobody reported and what came out between the bands as judged, and what is suspended not", () => {
    const verdicts = (["achieved", "missed", "notReported", "neutral", "suspended"] as const).map(
      (outcome, i) => verdict(`spt-${String(i)}`, outcome),
    );
    expect(attainmentByPeriod(verdicts, whole)).to.deep.equal([
      { period: "2024", key: "", judged: 4, achieved: 1 },
    ]);
  });

  it("goes by the last verdict on a target: a correction replaces what it corrects", () => {
    const verdicts = [verdict("a", "achieved"), verdict("b", "missed"), verdict("a", "missed")];
    expect(attainmentByPeriod(verdicts, whole)).to.deep.equal([
      { period: "2024", key: "", judged: 2, achieved: 0 },
    ]);
  });

  it("counts a target once in a period, in each period its loans were lent in, and in each of their fields", () => {
    const verdicts = [
      verdict("a", "achieved", { key: "care,socialIssue" }),
      verdict("a", "achieved", { month: "2024-06", key: "care" }),
      verdict("a", "achieved", { month: "2025-04" }),
    ];
    expect(
      attainmentByPeriod(verdicts, { dimension: "field", period: "half" }).toSorted((a, b) =>
        `${a.period}${a.key}` < `${b.period}${b.key}` ? -1 : 1,
      ),
    ).to.deep.equal([
      { period: "2024H1", key: "care", judged: 1, achieved: 1 },
      { period: "2024H1", key: "socialIssue", judged: 1, achieved: 1 },
      { period: "2025H1", key: "none", judged: 1, achieved: 1 },
    ]);
  });
});
