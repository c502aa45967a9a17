import { expect } from "chai";
import {
  impactPace,
  requiredPace,
  scalePerMillion,
  type DatedValue,
} from "../../../src/domain/impact/impact-pace.ts";
import { canonicalDecimal, decimal, fixedDecimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface DatedText {
  readonly on: string;
  readonly value: string;
}

interface PaceCase {
  readonly name: string;
  readonly first: DatedText;
  readonly last: DatedText;
  readonly expect?: unknown;
  readonly refused?: string;
}

function dated({ on, value }: DatedText): DatedValue {
  return { on: localDate(on), value: decimal(value) };
}

describe("impact pace", () => {
  for (const { name, first, last, expect: wanted, refused: code } of readCases(
    "impact/impact-pace",
  ) as readonly PaceCase[]) {
    it(name, () => {
      const decision = impactPace(dated(first), dated(last));
      if (code !== undefined) {
        expect(refused(decision).code).to.equal(code);
        return;
      }
      const { scale, days, pacePerYear, compoundGrowth } = accepted(decision);
      expect({
        scale: canonicalDecimal(scale),
        days,
        pacePerYear: fixedDecimal(pacePerYear, 2),
        compoundGrowthPercent:
          compoundGrowth === undefined ? null : fixedDecimal(compoundGrowth.times(100), 2),
      }).to.deep.equal(wanted);
    });
  }

  it("tells the pace that would reach the target on its day", () => {
    // From 626 on 2020-10-28 to 1,000 on 2022-05-31 are 580 days: 374 × 365 / 580 = 235.36 a year.
    const pace = requiredPace(
      dated({ on: "2020-10-28", value: "626" }),
      dated({ on: "2022-05-31", value: "1000" }),
    );
    expect(fixedDecimal(accepted(pace), 2)).to.equal("235.36");
  });

  it("asks for no pace, or for a negative one, where the target is already passed", () => {
    const last = dated({ on: "2025-04-01", value: "50" });
    const same = requiredPace(last, dated({ on: "2026-04-01", value: "50" }));
    const below = requiredPace(last, dated({ on: "2026-04-01", value: "40" }));
    expect([same, below].map((pace) => canonicalDecimal(accepted(pace)))).to.deep.equal(["0", "-10"]);
  });

  it("refuses a target day that has passed", () => {
    const on = dated({ on: "2025-04-01", value: "50" });
    expect(refused(requiredPace(on, on))).to.deep.equal({
      code: "endBeforeStart",
      figures: { startOn: "2025-04-01", endOn: "2025-04-01" },
    });
  });

  it("tells what a million of financing bought, where anything was financed", () => {
    // 186 vehicles for 30 million are 6.2 per million.
    expect(canonicalDecimal(scalePerMillion(decimal(186), decimal(30_000_000)) ?? decimal(0))).to.equal(
      "6.2",
    );
    expect(scalePerMillion(decimal(186), decimal(0))).to.equal(undefined);
  });
});
