import { expect } from "chai";
import { typedFigure, typedPercent } from "../../src/web/figures/typed-figure.ts";

describe("Figures as people type them", () => {
  it("lose their commas, blanks, yen signs and full-width forms", () => {
    expect(typedFigure("１，２３４，５６７")).to.equal("1234567");
    expect(typedFigure(" ¥1,000 ")).to.equal("1000");
    expect(typedFigure("-1,000")).to.equal("-1000");
  });

  it("in percent become fractions without losing a digit", () => {
    expect(typedPercent("1.475")).to.equal("0.01475");
    expect(typedPercent("０．５")).to.equal("0.005");
  });

  it("that are no numbers are left for the server to refuse", () => {
    expect(typedPercent("2パーセント")).to.equal("2パーセント");
    expect(typedPercent("")).to.equal("");
  });
});
