import { expect } from "chai";
import { readGoodCause } from "../../src/app/loan/read-good-cause.ts";
import { readPosition } from "../../src/app/loan/read-loan.ts";
import { countDueReminders } from "../../src/app/obligation/run-reminders.ts";
import { parseInstant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import { accepted } from "../support/decisions.ts";
import { emptyLedger, idOf, type EmptyLedger } from "../support/demo.ts";

const officer = "officer@omi.example";
const loanId = idOf("loan", "omi-linked");

describe("the demonstration's sustainability-linked loan of a policy lender, on 22 June 2026", function () {
  this.timeout(600_000);
  const now = accepted(parseInstant("2026-06-22T03:00:00Z"));
  const viewpoint = { asOf: localDate("2026-06-22"), knownAt: now };
  let ledger: EmptyLedger;

  before(async () => {
    ledger = await emptyLedger(now);
    await ledger.load();
  });
  after(() => ledger.close());

  const reader = () => ({ calendar: ledger.ports.calendar, actor: ledger.actor(officer) });

  it("bears a penalty while its report is late, and the step of the missed target from the next period", async () => {
    const { timeline, facts } = await ledger.ports.read((repositories) =>
      readPosition({ repositories, ...reader() }, loanId, now),
    );
    // The report was due on 28 November 2025 with five business days of grace, and came on 15 December.
    expect(timeline.map(({ effectiveOn, annualRate }) => [effectiveOn, rateText(annualRate)])).to.deep.equal([
      ["2025-04-01", "0.02"],
      ["2025-10-01", "0.0215"],
      ["2025-12-05", "0.0225"],
      ["2025-12-15", "0.0215"],
      ["2026-03-31", "0.0225"],
    ]);
    const [policy] = facts.agreement?.terms.at(-1)?.conditions?.restatement ?? [];
    expect(policy).to.include({ inclusive: true, target: "relative", needsConsent: true });
  });

  it("sets the premium aside and has passed some of it on", async () => {
    const { setAside, paid, remaining, payments } = await ledger.ports.read((repositories) =>
      readGoodCause({ repositories, ...reader() }, loanId, viewpoint),
    );
    // 30,000,000 × 0.10 % bears 82.19 a day: ten days of penalty, and 62 of the missed target to the end of May.
    expect([setAside, paid, remaining]).to.deep.equal(["5918", "2000", "3918"]);
    expect(payments[0]).to.include({ on: "2026-05-15", goodCause: "湖東こども食堂（架空）" });
  });

  it("has covenants tested on statements that came as CSV", async () => {
    const [facts] = await ledger.ports.read(async ({ covenants }) => {
      const { items } = await covenants.list(
        idOf("organization", "omi-finance"),
        {},
        { limit: 10, cursor: undefined },
      );
      return covenants.facts(
        idOf("organization", "omi-finance"),
        items.map(({ id }) => id),
        now,
      );
    });
    expect(facts?.statements.map(({ entry }) => entry)).to.deep.equal(["csv", "csv"]);
    expect(facts?.tests.map(({ verdict }) => verdict)).to.deep.equal(["complied"]);
  });

  it("is among what its lender would be reminded of", async () => {
    const { reminders } = await countDueReminders(ledger.ports);
    expect(reminders).to.be.greaterThan(0);
  });
});
