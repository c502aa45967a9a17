import { expect } from "chai";
import fc from "fast-check";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { checkedEntry } from "../../src/domain/ledger/journal-entry.ts";
import { entryFor, type LenderEvent } from "../../src/domain/ledger/posting-rules.ts";
import { accepted } from "../support/decisions.ts";

const amount = fc.bigInt(-(10n ** 14n), 10n ** 14n);
const stepped = fc.record({ interest: amount, withoutStep: amount });
const one = fc.record({ amount });

function of<Kind extends LenderEvent["kind"], Amounts>(kind: Kind, amounts: fc.Arbitrary<Amounts>) {
  return amounts.map((read) => ({ kind, ...read }));
}

const events: fc.Arbitrary<LenderEvent> = fc.oneof(
  fc.oneof(
    of("funding", one),
    of("breakCost", one),
    of("recovery", one),
    of("premiumToGoodCause", one),
    of("goodCausePayment", one),
    of("outcomePaymentOwed", one),
    of("outcomePaymentEarned", one),
    of("outcomePaymentPaid", one),
    of("outcomePaymentReceived", one),
    of("charge", fc.record({ costs: amount, fee: amount })),
    of("drawdown", fc.record({ principal: amount })),
    of("principalReceipt", fc.record({ principal: amount })),
  ),
  fc.oneof(
    of("accrual", stepped),
    of("interestAdjustment", stepped),
    of("accrualReversal", stepped),
    of("unearnedAccrual", stepped),
    of("capitalization", fc.record({ interest: amount })),
    of("interestReceipt", fc.record({ interest: amount })),
    of("advanceInterestReceipt", fc.record({ interest: amount })),
  ),
  of(
    "receipt",
    fc.record({
      costs: amount,
      lateCharge: amount,
      interest: amount,
      principal: amount,
      heldUsed: amount,
      heldAdded: amount,
    }),
  ),
  of("heldRefund", fc.record({ amount })),
  of("prepayment", fc.record({ principal: amount, interest: amount, costs: amount })),
  of("writeOff", fc.record({ principal: amount, interest: amount, costs: amount })),
  of(
    "openingBalance",
    fc.record({ principal: amount, interest: amount, costs: amount, unearnedInterest: amount, held: amount }),
  ),
);

describe("law of the books", () => {
  const words = { effectiveOn: localDate("2025-06-30"), description: { ja: "仕訳", en: "Entry" } };

  it("the entry of every event balances, names each account once and is undone by the event turned round", () => {
    fc.assert(
      fc.property(events, (event) => {
        const entry = entryFor(event, words);
        if (entry === undefined) return;
        const { lines } = accepted(checkedEntry(entry));
        expect(lines.reduce((sum, line) => sum + line.amount, 0n)).to.equal(0n);
        expect(new Set(lines.map(({ account }) => account)).size).to.equal(lines.length);
        const turned = accepted(checkedEntry(entryFor(turnedRound(event), words)!)).lines;
        expect(turned.map(({ account, amount: moved }) => ({ account, amount: -moved }))).to.deep.equal(
          lines,
        );
      }),
    );
  });
});

function turnedRound({ kind, ...amounts }: LenderEvent): LenderEvent {
  const negated = Object.entries(amounts).map(([name, moved]: [string, bigint]) => [name, -moved]);
  return { kind, ...Object.fromEntries(negated) } as LenderEvent;
}
