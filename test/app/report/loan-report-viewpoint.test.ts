import { expect } from "chai";
import { Rejected } from "../../../src/app/rejected.ts";
import { reportKnownOn, resultOf } from "../../support/built-report.ts";
import { at, published } from "../../support/report-facts.ts";
import { bank, carrier, reportLedger, rides, type ReportLedger } from "../../support/report-ledger.ts";

/** The ledger as it was on a day: nothing in it was recorded later. */
function ledgerOf(day: string): ReportLedger {
  const until = at(day);
  const { loan, observations, entries } = reportLedger;
  return {
    ...reportLedger,
    loan: {
      ...loan,
      decisions: loan.decisions.filter(({ recordedAt }) => recordedAt <= until),
      repayments: loan.repayments.filter(({ recordedAt }) => recordedAt <= until),
    },
    observations: observations
      .filter(({ createdAt }) => createdAt <= until)
      .map((record) => {
        const events = record.events.filter(({ recordedAt }) => recordedAt <= until);
        return { ...record, events, stories: record.stories.slice(0, events.length) };
      }),
    entries: entries.filter(({ recordedAt }) => recordedAt <= until),
  };
}

async function refusal(answer: Promise<unknown>): Promise<Rejected["rejection"]> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof Rejected) return error.rejection;
    throw error;
  }
  throw new Error("answered");
}

describe("the viewpoint of a loan report", () => {
  it("the same facts from the same viewpoint give the same model", async () => {
    const [first, second] = [await reportKnownOn("2027-04-15"), await reportKnownOn("2027-04-15")];
    expect(JSON.stringify(first)).to.equal(JSON.stringify(second));
    expect(first.documentId).to.match(/^SLL-0001-20270415-[0-9a-f]{8}$/);
    expect(first.issuedAt).to.equal("2027-04-15T01:00:00.000Z");
  });

  it("another fact gives another number of the document", async () => {
    const [before, after] = [await reportKnownOn("2027-04-15"), await reportKnownOn("2027-04-16")];
    const { loan } = reportLedger;
    const other = {
      ...loan,
      loan: { ...loan.loan, lender: { ...bank, name: { ja: "新さんぽ銀行", en: "New" } } },
    };
    const renamed = await reportKnownOn("2027-04-15", { ledger: { ...reportLedger, loan: other } });
    expect(new Set([before, after, renamed].map(({ documentId }) => documentId)).size).to.equal(3);
  });

  it("a moment before the last decision gives the answer of that day, whatever was recorded since", async () => {
    const then = await reportKnownOn("2026-06-05", { ledger: ledgerOf("2026-06-05") });
    const now = await reportKnownOn("2026-06-05");
    expect(JSON.stringify(now)).to.equal(JSON.stringify(then));
    expect(now.summary.rateNow).to.deep.equal({ annualRate: "0.01475", effectiveOn: "2025-09-30" });
    expect(now.summary).not.to.have.property("rateNext");
    expect(now.loan.outstanding).to.equal("100000000");
    expect(resultOf(now, rides).targets[1]).not.to.have.property("verdict");
    expect(now.status).to.equal("draft");
  });

  it("on the day after the decision the next rate is known but not in force", async () => {
    const { summary, status } = await reportKnownOn("2026-06-11");
    expect(summary.rateNow.annualRate).to.equal("0.01475");
    expect(summary.rateNext).to.deep.equal({ annualRate: "0.01525", effectiveOn: "2026-09-30" });
    expect(summary.nextTestOn).to.equal("2027-03-31");
    expect(status).to.equal("final");
  });

  it("as of a day before a test that test lies ahead, though its verdict is known by now", async () => {
    const { kpis, rates, summary, status, loan } = await reportKnownOn("2027-04-15", { asOf: "2026-03-01" });
    expect(kpis[0]?.targets.map(({ verdict }) => verdict?.outcome)).to.deep.equal([
      "achieved",
      undefined,
      undefined,
    ]);
    expect(kpis[0]?.observations.map(({ value }) => value)).to.deep.equal(["1050"]);
    expect(rates.map(({ effectiveOn }) => effectiveOn)).to.deep.equal(["2024-04-01", "2025-09-30"]);
    expect(summary.nextTestOn).to.equal("2026-03-31");
    expect(loan.outstanding).to.equal("100000000");
    expect(status).to.equal("final");
  });

  it("as of a day still to come nothing is called overdue or unreported that may yet arrive", async () => {
    const silent = { ...reportLedger, observations: [] };
    const { schedule, kpis } = await reportKnownOn("2027-04-15", { ledger: silent, asOf: "2027-12-31" });
    const states = schedule.rows.map(({ state }) => state);
    expect(states.slice(5)).to.deep.equal(["overdue", "projected", "projected"]);
    expect(kpis[0]?.targets[2]).not.to.have.property("verdict");
  });

  it("a base rate decided before the day but taking effect after it is told", async () => {
    const { loan } = reportLedger;
    const [fixing] = loan.fixings;
    if (fixing === undefined) throw new Error("no fixing");
    const raised = {
      ...fixing,
      annualRate: loan.pricing[0]?.creditMargin ?? fixing.annualRate,
      effectiveOn: reportLedger.loan.decisions[1]?.certificateDueOn ?? fixing.effectiveOn,
      recordedAt: at("2026-06-20"),
    };
    const ledger = { ...reportLedger, loan: { ...loan, fixings: [fixing, raised] } };
    const { summary } = await reportKnownOn("2026-07-01", { ledger });
    expect(summary.rateNext).to.deep.equal({ annualRate: "0.01975", effectiveOn: "2026-07-31" });
    const earlier = await reportKnownOn("2027-04-15", { ledger, asOf: "2026-06-01" });
    expect(earlier.rates.map(({ baseRate }) => baseRate)).to.deep.equal(["0.005", "0.005", "0.005"]);
  });

  it("only the lender's own report shows the last adjustments of its book", async () => {
    const { journal } = await reportKnownOn("2027-04-15");
    expect(
      journal?.map(({ entry, effectiveOn, account, amount }) => [entry, effectiveOn, account.en, amount]),
    ).to.deep.equal([
      ["SLL-0001/1", "2025-06-20", "Accrued interest receivable", "-1200"],
      ["SLL-0001/1", "2025-06-20", "Effect of interest steps", "1200"],
      ["SLL-0001/2", "2026-06-10", "Accrued interest receivable", "-410"],
      ["SLL-0001/2", "2026-06-10", "Effect of interest steps", "410"],
    ]);
    const borrowers = await reportKnownOn("2027-04-15", { reader: carrier });
    expect(borrowers).not.to.have.property("journal");
    expect(borrowers.rates).to.deep.equal((await reportKnownOn("2027-04-15")).rates);
  });

  it("before its drawdown, and to strangers, the loan is not there", async () => {
    const early = await refusal(reportKnownOn("2027-04-15", { asOf: "2024-03-31" }));
    const stranger = await refusal(
      reportKnownOn("2027-04-15", {
        reader: { id: "someone", name: published.note ?? bank.name, kind: "bank" },
      }),
    );
    const notFound = { code: "notFound", figures: { what: "loan" } };
    expect(early).to.deep.equal(notFound);
    expect(stranger).to.deep.equal(notFound);
  });
});
