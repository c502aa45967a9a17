/** Every event of a loan's life on the accounts it belongs to, whether interest is posted daily or monthly. */
import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import type { ChangeCommand } from "../../../src/app/approval/request-change.ts";
import { chargePayload } from "../../../src/app/loan/charge-change.ts";
import { holidayPayload } from "../../../src/app/loan/holiday-change.ts";
import { prepaymentPayload } from "../../../src/app/loan/prepayment-change.ts";
import {
  lenderAccountRoles,
  lenderChart,
  type LenderAccountRole,
} from "../../../src/domain/ledger/chart-of-accounts.ts";
import type { EntryKind } from "../../../src/domain/ledger/journal-entry.ts";
import { accrualFrequencies } from "../../../src/domain/loan/product-terms.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { equalPrincipal, loanDesk, repayment, status, type LoanDesk } from "../../support/loan-desk.ts";
import { rejectionOf } from "../../support/refusals.ts";
import { openYoungSample } from "../../support/sample-database.ts";
import { at, idMaker, people } from "../../support/sample-names.ts";

interface Entry {
  readonly kind: EntryKind;
  readonly effectiveOn: string;
  readonly lines: Readonly<Partial<Record<LenderAccountRole, number>>>;
}

eachDatabase((name, open) => {
  for (const accrualFrequency of accrualFrequencies) {
    describe(`entries of a loan that accrues ${accrualFrequency} on ${name}`, function () {
      this.timeout(600_000);
      let database: TestDatabase;
      let desk: LoanDesk;
      const newId = idMaker(23);

      beforeEach(async () => {
        ({ database } = await openYoungSample(name, open));
        desk = loanDesk(database, newId);
      });
      afterEach(() => database.close());

      const draw = (number: string, product: object = {}) =>
        desk.draw({ ...equalPrincipal, number, product: { accrualFrequency, ...product } });

      const entriesOf = (loanId: string, kind: EntryKind): Promise<readonly Entry[]> =>
        readOn(database)(async ({ books }) => {
          const book = await books.ofLender(people.officer.organizationId, "JPY");
          const page = { limit: 200, cursor: undefined };
          const { items } = await books.listEntries(book?.id ?? "", loanId, page);
          return items
            .filter((entry) => entry.kind === kind)
            .map(({ effectiveOn, lines }) => ({
              kind,
              effectiveOn,
              lines: Object.fromEntries(
                lines.map(({ account, amount }) => [
                  lenderAccountRoles.find((role) => lenderChart[role].code === account.code) ?? account.code,
                  Number(amount),
                ]),
              ),
            }));
        });

      /** On a due date the first day of the next period is posted too, where interest is posted daily. */
      const postedFrom = async (loanId: string, startOn: string): Promise<bigint> => {
        const facts = await readOn(database)(({ loans }) =>
          loans.facts(people.officer.organizationId, [loanId], at("2099-12-31")),
        );
        const own = (facts[0]?.postings ?? []).filter(({ periodStartOn }) => periodStartOn === startOn);
        return own.reduce((sum, { interest }) => sum + interest, 0n);
      };

      it("costs and fees become a claim; a receipt settles them, the late charge and the interest accrued", async () => {
        const loanId = await draw("E-1");
        const charged = (what: "costs" | "fee", amount: string): ChangeCommand => ({
          kind: "charge",
          payload: chargePayload({ loanId, effectiveOn: "2025-02-10", amount, what, reason: "収入印紙" }),
        });
        await desk.approve("2025-02-10", charged("costs", "3300"));
        await desk.approve("2025-02-10", charged("fee", "5500"));
        const charges = await entriesOf(loanId, "charge");
        expect(charges.map(({ lines }) => lines)).to.have.deep.members([
          { costsReceivable: 3300, cash: -3300 },
          { costsReceivable: 5500, feeIncome: -5500 },
        ]);
        await desk.runTwice([loanId], "2025-02-20");
        const { open: due } = await desk.claims(loanId, "2025-02-20");
        const of = (kind: string) =>
          due.filter((claim) => claim.kind === kind).reduce((sum, { amount }) => sum + Number(amount), 0);
        const owed = ["costs", "lateCharge", "interest", "principal"].map(of);
        const [costs = 0, lateCharge = 0, interest = 0, principal = 0] = owed;
        expect(lateCharge).to.be.greaterThan(0);
        const paid = costs + lateCharge + interest + principal;
        await desk.approve("2025-02-20", repayment(loanId, "2025-02-20", String(paid)));
        expect((await entriesOf(loanId, "receipt")).map(({ lines }) => lines)).to.deep.equal([
          {
            cash: paid,
            costsReceivable: -costs,
            lateChargeIncome: -lateCharge,
            accruedInterest: -interest,
            loans: -principal,
          },
        ]);
        expect(await desk.balance(loanId, "costsReceivable")).to.equal(0n);
        await desk.expectVerified();
      });

      it("interest accrued is the interest of the period once it ends, and the receipt leaves none of it", async () => {
        const loanId = await draw("E-2");
        await desk.runTwice([loanId], "2025-02-10");
        const accruals = await entriesOf(loanId, "accrual");
        expect(accruals).to.have.length(accrualFrequency === "monthly" ? 2 : 32);
        const [due] = (await desk.schedule(loanId, "2025-02-10")).rows;
        const accrued = await desk.balance(loanId, "accruedInterest");
        const next = await postedFrom(loanId, "2025-02-10");
        expect(String(accrued - next)).to.equal(due?.interest);
        await desk.approve("2025-02-10", repayment(loanId, "2025-02-10", due?.total ?? ""));
        expect(await desk.balance(loanId, "accruedInterest")).to.equal(next);
        expect(await desk.balance(loanId, "interestIncome")).to.equal(-accrued);
      });

      it("a prepayment brings in principal, its interest and the break cost, which is income of its own", async () => {
        const loanId = await draw("E-3", { prepaymentInterest: "atPrepayment" });
        await desk.runTwice([loanId], "2025-01-31");
        const prepayment: ChangeCommand = {
          kind: "prepayment",
          payload: prepaymentPayload({
            loanId,
            on: "2025-02-03",
            amount: "6000000",
            policy: "reduceInstalment",
            reinvestmentRate: "0.005",
            fundedUntil: null,
          }),
        };
        await desk.approve("2025-02-03", prepayment);
        const [breakCost] = await entriesOf(loanId, "breakCost");
        const [prepaid] = await entriesOf(loanId, "prepayment");
        const cost = breakCost?.lines.costsReceivable ?? 0;
        expect(cost).to.be.greaterThan(0);
        expect(breakCost?.lines).to.deep.equal({ costsReceivable: cost, breakCostIncome: -cost });
        const interest = -(prepaid?.lines.accruedInterest ?? 0);
        expect(interest).to.be.greaterThan(0);
        expect(prepaid?.lines).to.deep.equal({
          cash: 6_000_000 + interest + cost,
          loans: -6_000_000,
          accruedInterest: -interest,
          costsReceivable: -cost,
        });
        await desk.runTwice([loanId], "2025-02-10");
        await desk.expectVerified();
      });

      it("interest added to the balance leaves the interest accrued", async () => {
        const loanId = await draw("E-4");
        await desk.approve("2025-01-15", {
          kind: "paymentHoliday",
          payload: holidayPayload({
            loanIds: [loanId],
            startOn: "2025-02-01",
            endOn: "2025-03-01",
            interest: "capitalized",
            maturity: "extend",
            reason: "災害",
          }),
        });
        await desk.runTwice([loanId], "2025-02-10");
        const [entry] = await entriesOf(loanId, "capitalization");
        const interest = entry?.lines.loans ?? 0;
        expect(interest).to.be.greaterThan(0);
        expect(entry).to.deep.include({
          effectiveOn: "2025-02-10",
          lines: { loans: interest, accruedInterest: -interest },
        });
        expect(await desk.balance(loanId, "accruedInterest")).to.equal(
          await postedFrom(loanId, "2025-02-10"),
        );
        await desk.expectVerified();
      });

      it("interest in advance is received as a debt and earned as its days pass", async () => {
        const loanId = await draw("E-5", { interestTiming: "advance" });
        const { open: due } = await desk.claims(loanId, "2025-01-10");
        const [first] = due;
        expect(first?.kind).to.equal("interest");
        const interest = Number(first?.amount);
        await desk.approve("2025-01-10", repayment(loanId, "2025-01-10", first?.amount ?? ""));
        expect((await entriesOf(loanId, "receipt")).map(({ lines }) => lines)).to.deep.equal([
          { cash: interest, unearnedInterest: -interest },
        ]);
        await desk.runTwice([loanId], "2025-02-10");
        const next = await postedFrom(loanId, "2025-02-10");
        expect(await desk.balance(loanId, "unearnedInterest")).to.equal(next);
        expect(await desk.balance(loanId, "accruedInterest")).to.equal(0n);
        expect(await desk.balance(loanId, "interestIncome")).to.equal(-BigInt(interest) - next);
        await desk.expectVerified();
      });

      it("non-accrual takes back what was not received; what comes in then is income", async () => {
        const loanId = await draw("E-6");
        await desk.runTwice([loanId], "2025-03-31");
        const accrued = await desk.balance(loanId, "accruedInterest");
        await desk.approve("2025-04-02", status("nonAccrual", loanId, "2025-04-01"));
        const reversals = await entriesOf(loanId, "accrualReversal");
        expect(new Set(reversals.map(({ effectiveOn }) => effectiveOn))).to.deep.equal(
          new Set(["2025-04-02"]),
        );
        const taken = reversals.reduce((sum, { lines }) => sum + (lines.interestIncome ?? 0), 0);
        expect(BigInt(taken)).to.equal(accrued);
        expect(await desk.balance(loanId, "accruedInterest")).to.equal(0n);
        await desk.expectVerified();
      });

      it("a write-off is booked on the day of the decision, and interest posted since is taken back", async () => {
        const loanId = await draw("E-7");
        await desk.runTwice([loanId], "2025-06-24");
        const atDecision = await desk.balance(loanId, "accruedInterest");
        await desk.runTwice([loanId], "2025-07-02");
        expect((await desk.balance(loanId, "accruedInterest")) > atDecision).to.equal(true);
        await desk.approve("2025-07-03", status("writeOff", loanId, "2025-06-24"));
        const [entry] = await entriesOf(loanId, "writeOff");
        expect(entry).to.deep.equal({
          kind: "writeOff",
          effectiveOn: "2025-06-24",
          lines: {
            loanLosses: 12_000_000 + Number(atDecision),
            loans: -12_000_000,
            accruedInterest: -Number(atDecision),
          },
        });
        for (const account of ["loans", "accruedInterest"] as const) {
          expect(await desk.balance(loanId, account), account).to.equal(0n);
        }
        expect(await desk.balance(loanId, "interestIncome")).to.equal(-atDecision);
        await desk.approve("2025-07-05", repayment(loanId, "2025-06-20", "1000"));
        expect(await entriesOf(loanId, "recovery")).to.deep.equal([
          { kind: "recovery", effectiveOn: "2025-06-24", lines: { cash: 1000, recoveries: -1000 } },
        ]);
        await desk.runTwice([loanId], "2025-08-31");
        await desk.expectVerified();
      });

      it("a write-off does not go back behind what has happened since", async () => {
        const loanId = await draw("E-8");
        await desk.approve("2025-02-20", repayment(loanId, "2025-02-20", "1000"));
        const { code, figures } = await rejectionOf(
          desk.request("2025-02-21", status("writeOff", loanId, "2025-02-19")),
        );
        expect({ code, figures }).to.deep.equal({
          code: "happenedSince",
          figures: { loan: "E-8", on: "2025-02-19", latestOn: "2025-02-20" },
        });
      });
    });
  }
});
