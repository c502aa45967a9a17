import { expect } from "chai";
import { breakLines } from "../../reports/kit/line-break.ts";
import { readCases } from "../support/cases.ts";

interface LineBreakCase {
  readonly name: string;
  readonly text: string;
  /** In full-width characters; half-width ones count half. */
  readonly width: number;
  readonly lines: readonly string[];
}

describe("lines of a text", () => {
  const measure = (text: string): number =>
    Array.from(text, (character) => (character > "\u2E80" ? 1 : 0.5)).reduce((sum, width) => sum + width, 0);

  for (const { name, text, width, lines } of readCases("report/line-break") as readonly LineBreakCase[]) {
    it(name, () => {
      expect(breakLines(text, width, measure)).to.deep.equal(lines);
    });
  }
});
