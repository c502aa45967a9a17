import { expect } from "chai";
import { verifierOn } from "../../db/verify.ts";
import { approveRequest } from "../../src/app/approval/approve-request.ts";
import { listApprovals, readApproval } from "../../src/app/approval/read-approvals.ts";
import { verifyLoans } from "../../src/app/audit/verify-loans.ts";
import { createObservation } from "../../src/app/impact/create-observation.ts";
import { readKpi } from "../../src/app/impact/read-kpis.ts";
import { listArrears } from "../../src/app/loan/list-arrears.ts";
import { readPosition, readRateTimeline } from "../../src/app/loan/read-loan.ts";
import type { EntryRecord } from "../../src/app/ledger/ports.ts";
import { Rejected } from "../../src/app/rejected.ts";
import type { DemoSummary } from "../../src/cli/demo/load-demo.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import { parseInstant, type Instant } from "../../src/domain/kernel/instant.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { rateText } from "../../src/domain/kernel/rate.ts";
import { trialBalance } from "../../src/domain/ledger/trial-balance.ts";
import { rateOn } from "../../src/app/loan/loan-position.ts";
import { accepted } from "../support/decisions.ts";
import { emptyLedger, idOf, type EmptyLedger } from "../support/demo.ts";

const officer = "officer@shiga.example";
const soilLoan = idOf("loan", "yamazaki-sll");
const at = (text: string): Instant => accepted(parseInstant(text));

describe("the demonstration, loaded on 22 June 2026", function () {
  this.timeout(600_000);
  const now = at("2026-06-22T03:00:00Z");
  const viewpoint = { asOf: localDate("2026-06-22"), knownAt: now };
  const page = { limit: 200, cursor: undefined };
  let ledger: EmptyLedger;
  let summary: DemoSummary;

  before(async () => {
    ledger = await emptyLedger(now);
    summary = await ledger.load();
  });
  after(() => ledger.close());

  const loanReader = (email: string) => ({ calendar: ledger.ports.calendar, actor: ledger.actor(email) });
  const position = (email: string, loanId: string, knownAt: Instant = now) =>
    ledger.ports.read((repositories) =>
      readPosition({ repositories, ...loanReader(email) }, loanId, knownAt),
    );
  const kpi = (email: string, slug: string) =>
    ledger.ports.read((repositories) =>
      readKpi({ repositories, actor: ledger.actor(email), now }, idOf("kpi", slug)),
    );

  it("tells what it holds", () => {
    const { people, ...counts } = summary;
    expect(counts).to.deep.include({ organizations: 43, projects: 15, loans: 3, observations: 57 });
    expect(counts).to.deep.include({ decisions: 8, waitingRequests: 1, interestReceipts: 24 });
    expect(counts).to.deep.include({ funds: 2, fundSteps: 55 });
    expect(people).to.have.length(50);
    for (const bank of ["滋賀銀行", "第四北越銀行"]) {
      const roles = people.filter(({ organization }) => organization === bank).flatMap((one) => one.roles);
      expect(roles).to.have.members(["admin", "officer", "approver", "organizer", "auditor"]);
    }
  });

  it("keeps books that sum to zero, with every loan at its principal", async () => {
    for (const [lender, principal] of [
      ["shiga-bank", 1_000_000_000n],
      ["daishi-hokuetsu-bank", 1_000_000_000n],
    ] as const) {
      const totals = await ledger.ports.read(({ books }) =>
        books.totals(idOf("book", lender, "JPY"), viewpoint),
      );
      const { sum, rows } = trialBalance(totals);
      expect(sum).to.equal(0n);
      expect(rows.find(({ code }) => code === "1310")?.balance).to.equal(principal);
      expect((rows.find(({ code }) => code === "1010")?.balance ?? 0n) > 0n).to.equal(true);
    }
  });

  it("prices the soil recycling loan by its five decided tests and four base rates", async () => {
    const { rows } = await ledger.ports.read((repositories) =>
      readRateTimeline({ repositories, ...loanReader(officer) }, soilLoan, viewpoint),
    );
    expect(rows.map((row) => [row.effectiveOn, row.annualRate, row.stepBp])).to.deep.equal([
      ["2020-09-17", "0.011", "0"], // 0.30 % + 0.80 %
      ["2021-07-02", "0.0105", "-5"], // certificate Fri 25 June + 5 business days
      ["2023-07-24", "0.0115", "5"], // Fri 14 July + 5, Marine Day 17 July is closed; missed
      ["2024-07-12", "0.0105", "-5"], // Fri 5 July + 5
      ["2024-09-30", "0.012", "-5"], // base rate 0.45 %
      ["2025-03-31", "0.0135", "-5"], // base rate 0.60 %
      ["2026-03-31", "0.015", "-5"], // base rate 0.75 %
    ]);
  });

  it("has posted the interest of a period as one reckons it by hand", async () => {
    const { facts } = await position(officer, soilLoan);
    const posted = (startOn: string) =>
      facts.postings
        .filter(({ periodStartOn }) => periodStartOn === startOn)
        .reduce((sum, { interest }) => sum + interest, 0n);
    // 195 days: 500,000,000 × 0.0110 × 195 / 365 = 2,938,356.16
    expect(posted("2020-09-17")).to.equal(2_938_356n);
    // 93 days at 1.10 %, 90 at 1.05 %: 500,000,000 × (1.023 + 0.945) / 365 = 2,695,890.41
    expect(posted("2021-03-31")).to.equal(2_695_890n);
    // 115 days at 1.05 %, 68 at 1.15 %: 500,000,000 × (1.2075 + 0.782) / 365 = 2,725,342.47
    expect(posted("2023-03-31")).to.equal(2_725_342n);
    // begun on 31 March 2026, posted through May: 500,000,000 × 0.0150 × 62 / 365 = 1,273,972.60
    expect(posted("2026-03-31")).to.equal(1_273_972n);
  });

  it("has received the interest of every period that is over, on a business day", async () => {
    const { facts } = await position(officer, soilLoan);
    expect(facts.repayments).to.have.length(11);
    expect(facts.repayments.map(({ receivedOn }) => receivedOn)).to.include.members([
      "2022-09-30",
      "2023-10-02",
      "2024-04-01",
    ]);
    const balances = await ledger.ports.read(({ books }) => books.loanBalances([soilLoan], viewpoint));
    expect(balances.get(soilLoan)?.get("1460")).to.equal(1_273_972n);
  });

  it("adjusts, after the missed test, what was accrued at the old rate in July and August 2023", async () => {
    const { facts } = await position(officer, soilLoan);
    const adjustments = facts.postings.filter(({ kind }) => kind === "adjustment");
    expect(adjustments.map(({ throughOn, reasonKind }) => [throughOn, reasonKind])).to.deep.equal([
      ["2023-09-01", "ratchetDecision"],
    ]);
    // 154 days to 1 September: at 1.05 % throughout 2,215,068.49; 115 days at 1.05 % and 39 at 1.15 % 2,268,493.15
    expect(adjustments[0]?.interest).to.equal(2_268_493n - 2_215_068n);
  });

  it("still knows what was known before a decision", async () => {
    const before = await position(officer, soilLoan, at("2023-08-31T10:00:00Z"));
    const afterwards = await position(officer, soilLoan);
    const day = localDate("2023-08-31");
    expect(rateText(rateOn(before, day).annualRate)).to.equal("0.0105");
    expect(rateText(rateOn(afterwards, day).annualRate)).to.equal("0.0115");
  });

  it("leaves the fiscal year 2025 of the soil recycling loan to be reported", async () => {
    const { openPeriods } = await kpi("organizer@yamazaki.example", "soil-recycling-rate");
    expect(openPeriods.map(({ label, dueOn }) => [label, dueOn])).to.deep.equal([["2025年度", "2026-07-31"]]);
  });

  it("shows a report that was returned, corrected and accepted", async () => {
    const [observation] = await ledger.ports.read(async ({ impact }) =>
      (
        await impact.observationsOfKpis(idOf("organization", "shiga-bank"), [
          idOf("kpi", "soil-recycling-rate"),
        ])
      ).filter(({ period }) => period.label === "2021年度"),
    );
    expect(observation?.events.map(({ kind }) => kind)).to.deep.equal([
      ...["submitted", "reviewStarted", "returned", "submitted", "reviewStarted", "accepted", "locked"],
    ]);
    expect(observation?.evidence).to.have.length(4);
  });

  it("keeps the published truck counts of the mobile supermarket, each with its source", async () => {
    const { observations } = await kpi(officer, "tokushimaru-trucks");
    expect(observations.map(({ value }) => value)).to.deep.equal([
      "1000",
      "948",
      "626",
      "526",
      "440",
      "336",
      "303",
      "243",
      "72",
      "2",
    ]);
    expect(observations.map(({ periodLabel }) => periodLabel)).to.include.members([
      "2018-04-24",
      "2015年9月",
    ]);
    for (const { state, provenance } of observations) {
      expect(state).to.equal("submitted");
      expect(provenance.fictional).to.equal(false);
      expect(provenance.source).to.be.a("string");
    }
  });

  it("keeps both counts of facilities of the shared rides and says that they conflict", async () => {
    const { observations } = await kpi("officer@daishi.example", "mover-facilities");
    expect(observations.map(({ value, conflicting }) => [value, conflicting])).to.have.deep.members([
      ["25", true],
      ["17", true],
    ]);
  });

  it("lets one source have only one report of a period under way", async () => {
    const actor = ledger.actor("organizer@fukushimover.example");
    const { transact, newId } = ledger.ports;
    const { observations } = await kpi("organizer@fukushimover.example", "mover-facilities");
    const again = transact({ actor, action: "createObservation", now, newId }, (work) =>
      createObservation(
        { work, actor, now, newId },
        {
          kpiId: idOf("kpi", "mover-facilities"),
          periodStartOn: localDate("2020-10-01"),
          periodEndOn: localDate("2021-03-01"),
          value: decimal("26"),
          source: observations[0]?.provenance.source ?? "",
          note: "",
        },
      ),
    );
    const refused: unknown = await again.catch((error: unknown) => error);
    expect((refused as Rejected).rejection.code).to.equal("observationAlreadyOpen");
  });

  it("writes every unit of work with its moment, in order and never in the future", async () => {
    const rows: readonly { organization_id: string; recorded_at: string }[] = await ledger.database
      .reader("audit_row")
      .orderBy(["organization_id", "seq"])
      .select("organization_id", "recorded_at");
    for (const [i, row] of rows.entries()) {
      const before = rows[i - 1];
      if (before?.organization_id === row.organization_id)
        expect(row.recorded_at >= before.recorded_at, row.recorded_at).to.equal(true);
      expect(row.recorded_at <= now).to.equal(true);
    }
    const entries: readonly { id: string }[] = await ledger.database
      .reader("journal_entry")
      .orderBy(["recorded_at", "id"])
      .select("id");
    expect(entries.map(({ id }) => id)).to.deep.equal(entries.map(({ id }) => id).toSorted());
  });

  it("shows loans of every kind, and arrears in every bucket", async () => {
    const actor = ledger.actor("officer@omi.example");
    const { calendar } = ledger.ports;
    const asked = { viewpoint, bucket: undefined, ...page };
    const { items, totals } = await ledger.ports.read((repositories) =>
      listArrears({ repositories, calendar, actor }, asked),
    );
    expect(items.map(({ bucket }) => bucket)).to.deep.equal([91, 61, 31, 1]);
    expect(totals.map(({ loans }) => loans)).to.deep.equal([1, 1, 1, 1]);
    const facts = await ledger.ports.read(async ({ loans }) =>
      loans.facts(actor.organizationId, await loans.idsOfLender(actor.organizationId), now),
    );
    const kinds = new Set(facts.map(({ loan }) => loan.productKind));
    expect([...kinds]).to.have.members(["bullet", "equalPrincipal", "annuity", "custom", "capital"]);
    const events = facts.flatMap((known) => known.events.map(({ detail }) => detail.kind));
    expect(events).to.include.members(["drawdown", "paymentHoliday", "prepayment", "heldRefund", "charge"]);
    const receipts = facts.flatMap(({ repayments }) => repayments);
    expect(receipts.some(({ lateCharge }) => lateCharge > 0n)).to.equal(true);
    expect(receipts.some(({ held }) => held > 0n)).to.equal(true);
  });

  it("posts each entry with the fact behind it", async () => {
    const entries: readonly EntryRecord[] = await ledger.ports.read(
      async ({ books }) =>
        (await books.listEntries(idOf("book", "daishi-hokuetsu-bank", "JPY"), undefined, page)).items,
    );
    expect(entries.at(-1)).to.deep.include({ kind: "openingBalance", effectiveOn: "2024-10-01" });
    expect(entries.at(-2)).to.deep.include({ kind: "drawdown", effectiveOn: "2024-11-29", author: "system" });
    expect(new Set(entries.map(({ kind }) => kind))).to.deep.equal(
      new Set(["openingBalance", "drawdown", "accrual", "interestReceipt"]),
    );
  });

  it("holds against everything that verify proves", async () => {
    const { calendar } = ledger.ports;
    const verify = verifierOn(ledger.database, {
      files: ledger.files,
      verifyLoans: verifyLoans({ calendar }),
    });
    expect((await verify({})).firstBadRow).to.equal(undefined);
  });

  it("is refused a second time, and nothing is added", async () => {
    const count = async () => (await ledger.database.reader("audit_row").select("seq")).length;
    const before = await count();
    const refused: unknown = await ledger.load().catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Rejected);
    expect((refused as Rejected).rejection.code).to.equal("databaseNotEmpty");
    expect(await count()).to.equal(before);
  });

  it("holds a request that a second person can approve at once", async () => {
    const actor = ledger.actor("approver@shiga.example");
    const { calendar, sha256, transact, newId } = ledger.ports;
    const [waiting] = await ledger.ports.read(
      async ({ approvals }) =>
        (await listApprovals({ approvals }, { actor, now }, { state: "waiting", page })).items,
    );
    const approvalId = waiting?.id ?? "";
    const shown = await ledger.ports.read((repositories) =>
      readApproval({ calendar, sha256 }, { work: repositories, actor, now }, approvalId),
    );
    expect(shown).to.deep.include({ stale: false, allowed: ["approve", "reject"] });
    const approved = await transact({ actor, action: "approveRequest", now, newId }, (work) =>
      approveRequest({ calendar, sha256 }, { work, actor, now, newId }, { approvalId, reason: "checked" }),
    );
    expect(approved.state).to.equal("approved");
    const { timeline } = await position(officer, idOf("loan", "kusatsu-sll"));
    // 0.75 % + 0.75 % − 2.5 bp from the interest period after the certificate of 19 December 2025
    expect(rateText(rateOn({ timeline }, localDate("2026-03-31")).annualRate)).to.equal("0.01475");
  });
});
