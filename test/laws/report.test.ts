import { expect } from "chai";
import fc from "fast-check";
import { breakLines, type Measure } from "../../reports/kit/line-break.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import { boxOf, overlap } from "../../src/domain/report/chart-label.ts";
import { niceTicks } from "../../src/domain/report/chart-scale.ts";
import { figureWithPlaces, groupedFigure } from "../../src/domain/report/figure-text.ts";
import { rateChart } from "../../src/domain/report/rate-chart.ts";

const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 10 }))
  .map(([units, places]) => decimal(units).div(decimal(10).pow(places)).toFixed());

describe("laws of the figures", () => {
  it("a written figure reads back as itself", () => {
    fc.assert(
      fc.property(decimalText, fc.integer({ min: 0, max: 6 }), (text, places) => {
        const written = figureWithPlaces(text, places).replace("−", "-").replaceAll(",", "");
        expect(decimal(written).eq(text)).to.equal(true);
      }),
    );
  });

  it("between two commas stand three digits", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 25n }), (units) => {
        expect(groupedFigure(units.toString())).to.match(/^\d{1,3}(?:,\d{3})*$/);
      }),
    );
  });
});

describe("laws of the value axis", () => {
  it("the ticks enclose every value, ascend evenly and are few", () => {
    fc.assert(
      fc.property(
        fc.array(decimalText, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 2, max: 10 }),
        (texts, most) => {
          const values = texts.map((text) => decimal(text));
          const ticks = niceTicks(values, most);
          expect(ticks.length).to.be.within(2, most + 2);
          for (const value of values) {
            expect(value.gte(ticks[0]!) && value.lte(ticks.at(-1)!)).to.equal(true);
          }
          const step = ticks[1]!.minus(ticks[0]!);
          for (const [i, tick] of ticks.entries()) {
            expect(tick.eq(ticks[0]!.plus(step.times(i)))).to.equal(true);
          }
        },
      ),
    );
  });
});

describe("laws of the labels", () => {
  const dayAndRate = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 500 }));

  it("no two labels of a rate chart lie over each other, however often the rate moved", () => {
    fc.assert(
      fc.property(fc.array(dayAndRate, { minLength: 1, maxLength: 40 }), (changes) => {
        let day = localDate("2020-04-01");
        const rates = changes.map(([days, points]) => {
          day = addDays(day, days);
          return { effectiveOn: day, annualRate: decimal(points).div(10_000).toFixed() };
        });
        const scene = rateChart({ rates, asOf: day, endOn: day }, "en");
        const boxes = scene.shapes
          .filter((shape) => shape.kind === "text")
          .filter(({ role }) => role === "rateValue" || role === "tick")
          .map((shape) => boxOf(shape, shape));
        for (const [i, box] of boxes.entries()) {
          expect(boxes.slice(i + 1).some((other) => overlap(box, other, 0))).to.equal(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("laws of the lines", () => {
  /** Wide characters 1, others a half: as exact as a real face for this purpose. */
  const measure: Measure = (text) =>
    Array.from(text, (c) => (c > "\u2E80" ? 1 : 0.5)).reduce((a, b) => a + b, 0);
  const words = fc.string({
    unit: fc.constantFrom(
      "あ",
      "漢",
      "。",
      "、",
      "（",
      "）",
      "a",
      "B",
      "7",
      " ",
      "-",
      "/",
      "%",
      ",",
      "ッ",
      "ー",
    ),
    maxLength: 80,
  });

  it("lines hold the whole text in its order and none is wider than asked", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(lines.join("").replaceAll(" ", "")).to.equal(text.replaceAll(" ", ""));
        for (const line of lines) expect(measure(line.trimEnd())).to.be.at.most(Math.max(width, 1));
      }),
    );
  });

  it("breaking again changes nothing", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(lines.flatMap((line) => breakLines(line, width, measure))).to.deep.equal(lines);
      }),
    );
  });
});
