import { expect } from "chai";
import fc from "fast-check";
import { addDays, localDate } from "../../../src/domain/kernel/local-date.ts";
import {
  payGoodCause,
  type PremiumFund,
  type PremiumMovement,
} from "../../../src/domain/loan/premium-fund.ts";
import { readCases } from "../../support/cases.ts";

interface Case {
  readonly name: string;
  readonly movements: readonly string[];
  readonly payment: string;
  readonly left?: string;
  readonly refused?: string;
  readonly figures?: object;
}

const { cases } = readCases("loan/premium-fund") as { readonly cases: readonly Case[] };
const uses = [
  { effectiveOn: localDate("2024-04-01"), goodCause: undefined },
  { effectiveOn: localDate("2025-04-01"), goodCause: "子ども食堂" },
  { effectiveOn: localDate("2026-04-01"), goodCause: "里山基金" },
];

function movementOf(text: string): PremiumMovement {
  const [on = "", amount = ""] = text.split(" ");
  return { on: localDate(on), amount: BigInt(amount) };
}

function fundOf(movements: readonly PremiumMovement[]): PremiumFund {
  return { movements, uses, currency: "JPY" };
}

describe("premium set aside for a good cause", () => {
  for (const { name, movements, payment, left, refused, figures } of cases) {
    it(name, () => {
      const [on = "", amount = "", goodCause = ""] = payment.split(" ");
      const asked = { on: localDate(on), amount: BigInt(amount), goodCause };
      const decision = payGoodCause(fundOf(movements.map(movementOf)), asked);
      if (decision.ok) expect(String(decision.value.after)).to.equal(left);
      else expect(decision.rejection).to.deep.equal({ code: refused, figures });
    });
  }

  it("whatever is asked for on whatever days, what was accepted leaves no day below zero", () => {
    const start = localDate("2025-04-01");
    const dated = fc.record({ day: fc.nat(30), amount: fc.bigInt({ min: 1n, max: 50n }) });
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 6 }), fc.array(dated, { maxLength: 8 }), (aside, asked) => {
        let movements = aside.map(({ day, amount }) => ({ on: addDays(start, day), amount }));
        for (const { day, amount } of asked) {
          const on = addDays(start, day);
          const decision = payGoodCause(fundOf(movements), { on, amount, goodCause: "子ども食堂" });
          if (decision.ok) movements = [...movements, { on, amount: -amount }];
        }
        for (const { on: day } of movements) {
          const held = movements.filter(({ on }) => on <= day).reduce((sum, { amount }) => sum + amount, 0n);
          expect(held >= 0n).to.equal(true);
        }
      }),
    );
  });
});
