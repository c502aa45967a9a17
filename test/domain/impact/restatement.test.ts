import { expect } from "chai";
import {
  decideRestatement,
  turnedVerdicts,
  type FigureChange,
  type RestatementCase,
  type RestatementTrigger,
} from "../../../src/domain/impact/restatement.ts";
import { decimal, type Decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface ChangeText {
  readonly effectiveOn: string;
  readonly before: string;
  readonly after: string;
}

interface WrittenRestatement extends ChangeText {
  readonly name: string;
  readonly policy: {
    readonly thresholdPercent: string;
    readonly inclusive: boolean;
    readonly triggers: readonly RestatementTrigger[];
    readonly cumulativeMonths: number;
  };
  readonly trigger: RestatementCase["trigger"];
  readonly earlierChanges?: readonly ChangeText[];
  readonly expect?: { readonly measuredFrom: string; readonly changePercent: string | null };
  readonly refused?: string;
}

function change({ effectiveOn, before, after }: ChangeText): FigureChange {
  return { effectiveOn: localDate(effectiveOn), before: decimal(before), after: decimal(after) };
}

describe("restatement", () => {
  for (const c of readCases("impact/restatement") as readonly WrittenRestatement[]) {
    it(c.name, () => {
      const decision = decideRestatement(
        { ...change(c), trigger: c.trigger, earlierChanges: (c.earlierChanges ?? []).map(change) },
        { ...c.policy, thresholdPercent: decimal(c.policy.thresholdPercent) },
      );
      if (c.refused !== undefined) {
        expect(refused(decision).code).to.equal(c.refused);
        return;
      }
      const restatement = accepted(decision);
      expect(restatement.trigger).to.equal(c.trigger);
      expect({
        measuredFrom: restatement.movement.from.toFixed(),
        changePercent: restatement.changePercent?.toFixed() ?? null,
      }).to.deep.equal(c.expect);
    });
  }

  it("shows change and threshold where it is refused", () => {
    const decision = decideRestatement(
      {
        ...change({ effectiveOn: "2026-03-31", before: "3", after: "3.1" }),
        trigger: "error",
        earlierChanges: [],
      },
      { thresholdPercent: decimal(5), inclusive: false, triggers: ["error"], cumulativeMonths: 0 },
    );
    // 0.1 of 3 is 3.3333 %.
    expect(refused(decision).figures).to.deep.equal({
      before: "3",
      after: "3.1",
      changePercent: "3.3333",
      thresholdPercent: "5",
      inclusive: false,
    });
  });
});

describe("verdicts turned by a restatement", () => {
  const targets = [
    { testOn: "2024-03-31", target: decimal(40) },
    { testOn: "2025-03-31", target: decimal(45) },
    { testOn: "2026-03-31", target: decimal(50) },
  ];
  const reaches = ({ target }: { readonly target: Decimal }, value: Decimal): "achieved" | "missed" =>
    value.gte(target) ? "achieved" : "missed";

  it("are those that read differently with the restated figure", () => {
    const turned = turnedVerdicts(targets, { before: decimal(50), after: decimal("44.9") }, reaches);
    expect(turned.map(({ test, before, after }) => [test.testOn, before, after])).to.deep.equal([
      ["2025-03-31", "achieved", "missed"],
      ["2026-03-31", "achieved", "missed"],
    ]);
  });

  it("may turn for the better", () => {
    const turned = turnedVerdicts(targets, { before: decimal(49), after: decimal(50) }, reaches);
    expect(turned.map(({ test, after }) => [test.testOn, after])).to.deep.equal([["2026-03-31", "achieved"]]);
  });

  it("are none where the figure moves within the same verdicts", () => {
    expect(turnedVerdicts(targets, { before: decimal(46), after: decimal(49) }, reaches)).to.deep.equal([]);
  });
});
