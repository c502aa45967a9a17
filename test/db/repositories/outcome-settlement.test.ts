import { expect } from "chai";
import { verifierOn } from "../../../db/verify.ts";
import { readOn } from "../../../db/transact.ts";
import type { Actor } from "../../../src/app/actor.ts";
import { requestChange } from "../../../src/app/approval/request-change.ts";
import { verifyLoans } from "../../../src/app/audit/verify-loans.ts";
import { acceptOutcomeContract } from "../../../src/app/impact/accept-contract.ts";
import { assessValue, readAssessments } from "../../../src/app/impact/assess-value.ts";
import { profileImpact, readProfiles } from "../../../src/app/impact/profile-impact.ts";
import { readOutcomeContracts } from "../../../src/app/impact/read-outcomes.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { trialBalance } from "../../../src/domain/ledger/trial-balance.ts";
import { eachDatabase } from "../../support/databases.ts";
import { rejectionOf } from "../../support/refusals.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps, reportKpi, type Act } from "../../support/sample-facts.ts";
import {
  approveChange,
  contractPayload,
  paymentPayload,
  sampleAssessment,
  sampleContract,
  sampleProfile,
  settlementPayload,
} from "../../support/sample-impact.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

eachDatabase((name, open) => {
  describe(`contracts that pay by results on ${name}`, function () {
    this.timeout(600_000);
    let ledger: SampleDatabase;
    let act: Act;
    let read: ReturnType<typeof readOn>;

    beforeEach(async () => {
      ledger = await openSample(name, open);
      act = actingOn(ledger.database, idMaker(40));
      read = readOn(ledger.database);
      await approveChange(act, "2026-01-05", { kind: "outcomeContract", payload: contractPayload() });
    });
    afterEach(() => ledger.database.close());

    const settle = (day: string, change: object = {}) =>
      approveChange(act, day, {
        kind: "outcomeSettlement",
        payload: { ...settlementPayload(day), ...change },
      });
    const contract = async (actor: Actor = people.officer) => {
      const found = await read((work) => readOutcomeContracts(work, actor, sample.project));
      return found[0];
    };
    const booked = async (code: string) => {
      const totals = await read(({ books }) =>
        books.totals(sample.book, { asOf: localDate("2026-12-31"), knownAt: at("2026-12-31") }),
      );
      return trialBalance(totals).rows.find((row) => row.code === code)?.balance ?? 0n;
    };
    /** What the organizer reported first was 57.5. */
    const restate = (value: string) =>
      reportKpi(act, ledger.files, {
        value,
        reportedOn: "2026-02-02",
        reviewedOn: "2026-02-03",
        note: "集計の訂正",
      });

    it("settle a test from its accepted observation, booked by who pays as owed to who is paid", async () => {
      await settle("2026-01-06");
      const known = present(await contract(), "a contract");
      const settlement = present(known.parts[0]?.tests[0]?.settlements[0], "a settlement");
      // 4,000,000 × 57.5 / 100
      expect(settlement).to.deep.include({ exact: "2300000", payment: "2300000", grade: "E2", version: 1 });
      expect([known.settled, known.left]).to.deep.equal(["2300000", "2700000"]);
      expect([await booked("5210"), await booked("2630")]).to.deep.equal([2_300_000n, -2_300_000n]);
      const nodes = settlement.explanation.children.map(({ kind }) => kind);
      expect(nodes).to.deep.equal(["contractCap", "paymentRule"]);
      const observed = settlement.explanation.children[1]?.children[0];
      expect(observed?.children[0]?.figures["sha256"]).to.match(/^[0-9a-f]{64}$/);
    });

    it("book only the difference when the result is restated, with a link to what it corrects", async () => {
      await settle("2026-01-06");
      await restate("48.2");
      await settle("2026-02-04");
      const settlements = (await contract())?.parts[0]?.tests[0]?.settlements ?? [];
      // 4,000,000 × 48.2 / 100 = 1,928,000, cut down to a multiple of 10,000
      expect(settlements.map(({ payment, booked: difference }) => [payment, difference])).to.deep.equal([
        ["2300000", "2300000"],
        ["1920000", "-380000"],
      ]);
      expect(await booked("5210")).to.equal(1_920_000n);
      const entry = await read(({ journal }) =>
        journal.find(sample.book, settlements[1]?.entryId ?? "", {
          asOf: localDate("2026-12-31"),
          knownAt: at("2026-12-31"),
        }),
      );
      expect(entry?.corrects).to.deep.equal([settlements[0]?.entryId]);
      const verify = verifierOn(ledger.database, {
        files: ledger.files,
        verifyLoans: verifyLoans({ calendar: deps.calendar }),
      });
      expect((await verify({})).firstBadRow).to.equal(undefined);
    });

    it("do not settle a test twice by one observation, nor by the word of one person", async () => {
      await settle("2026-01-06");
      expect((await rejectionOf(settle("2026-01-07"))).code).to.equal("testSettledAlready");
      const other = {
        ...contractPayload(),
        contractId: "00000000-0000-7000-8000-0000000000f2",
        number: "PFS-2",
      };
      const asked = { kind: "outcomeContract" as const, payload: other };
      const asking = { actor: people.officer, now: at("2026-01-08"), action: "requestChange" };
      const waiting = await act(asking, (context) => requestChange(deps, context, asked));
      expect(waiting).to.deep.include({ state: "waiting", allowed: ["withdraw"] });
    });

    it("are settled on a day from the test on, by who keeps them, for a part that is theirs", async () => {
      const refusal = async (change: object) => (await rejectionOf(settle("2026-01-06", change))).code;
      expect(await refusal({ effectiveOn: "2025-06-29" })).to.equal("settlementDayOutOfRange");
      expect(await refusal({ effectiveOn: "2026-01-07" })).to.equal("settlementDayOutOfRange");
      expect(await refusal({ part: "P9" })).to.equal("notFound");
      expect(await refusal({ projectId: sample.kpi })).to.equal("notFound");
    });

    it("name parties and KPIs of the project, a number of their own and a book in their currency", async () => {
      const refusal = async (change: object) =>
        (
          await rejectionOf(
            approveChange(act, "2026-01-09", {
              kind: "outcomeContract",
              payload: { ...contractPayload(), number: "PFS-3", ...change },
            }),
          )
        ).code;
      expect(await refusal({ number: "PFS-1" })).to.equal("contractNumberTaken");
      expect(await refusal({ payerId: sample.otherBank })).to.equal("notPartyToContract");
      expect(await refusal({ payeeId: sample.otherBank })).to.equal("partyNotInProject");
      expect(await refusal({ currency: "USD" })).to.equal("lenderBookMissing");
      expect(await refusal({ agreedOn: "2026-01-10" })).to.equal("dayInFuture");
    });

    it("are paid for all that is open of a test at once, and a part of it is refused", async () => {
      await settle("2026-01-06");
      const pay = (day: string, change: object = {}) =>
        approveChange(act, day, {
          kind: "outcomePayment",
          payload: { ...paymentPayload(day), ...change },
        });
      const part = await rejectionOf(pay("2026-01-07", { amount: "1000000" }));
      expect(part).to.deep.include({
        code: "paymentDiffersFromOpen",
        figures: { amount: "1000000", open: "2300000" },
      });
      expect((await rejectionOf(pay("2026-01-07", { paidOn: "2026-01-05" }))).code).to.equal(
        "outcomePaidOutOfRange",
      );
      const cashBefore = await booked("1010");
      await pay("2026-01-08");
      expect((await rejectionOf(pay("2026-01-09"))).code).to.equal("nothingOpen");
      expect([await booked("2630"), await booked("1010")]).to.deep.equal([0n, cashBefore - 2_300_000n]);
      await restate("48.2");
      await settle("2026-02-04");
      // 1,920,000 less the 2,300,000 that were paid: it goes back.
      await pay("2026-02-05", { amount: "-380000" });
      const test = present((await contract())?.parts[0]?.tests[0], "a test");
      expect([test.open, test.payments.map(({ amount }) => amount)]).to.deep.equal([
        "0",
        ["2300000", "-380000"],
      ]);
      expect(await booked("2630")).to.equal(0n);
    });

    it("let their payer review results once who runs the project consents, and nobody else consents", async () => {
      const asked = { projectId: sample.project, contractId: sampleContract, note: "" };
      const accept = (actor: Actor, day: string) =>
        act({ actor, now: at(day), action: "acceptOutcomeContract" }, (context) =>
          acceptOutcomeContract(context, asked),
        );
      expect((await contract())?.needsAcceptance).to.equal(true);
      expect((await rejectionOf(accept(people.officer, "2026-01-06"))).code).to.equal("notOwnProject");
      await accept(people.reporter, "2026-01-07");
      expect((await contract())?.needsAcceptance).to.equal(false);
      expect((await rejectionOf(accept(people.reporter, "2026-01-08"))).code).to.equal(
        "contractAcceptedAlready",
      );
    });

    it("are known to who pays and who is paid, to nobody else", async () => {
      expect((await contract(people.reporter))?.isKept).to.equal(false);
      expect((await rejectionOf(contract(people.stranger))).code).to.equal("notFound");
    });
  });

  describe(`assessments of value and impact on ${name}`, function () {
    this.timeout(600_000);
    let ledger: SampleDatabase;
    let act: Act;
    let read: ReturnType<typeof readOn>;

    beforeEach(async () => {
      ledger = await openSample(name, open);
      act = actingOn(ledger.database, idMaker(41));
      read = readOn(ledger.database);
    });
    afterEach(() => ledger.database.close());

    const assess = (day: string, change: object = {}, actor: Actor = people.officer) =>
      act({ actor, now: at(day), action: "assessSocialValue" }, (context) =>
        assessValue(context, { projectId: sample.project, assessment: { ...sampleAssessment, ...change } }),
      );

    it("are versions of the organization that records them; who said that harm was not found is kept", async () => {
      await assess("2026-01-05");
      const second = await assess("2026-01-06", { inputs: "0" });
      expect([second.version, second.value.cases.base.ratio]).to.deep.equal([2, null]);
      const byOrganizer = await assess("2026-01-07", {}, people.reporter);
      expect(byOrganizer.version).to.equal(1);
      const all = await read((work) => readAssessments(work, people.reporter, sample.project));
      expect(all.map(({ version }) => version)).to.deep.equal([1, 2, 1]);
      expect(all[2]?.recordedBy.id).to.equal(people.officer.personId);
      expect(all[2]?.assessment.noNegativesBecause).to.include("影響は無かった");
    });

    it("take a quantity for observed only where it is what was observed", async () => {
      const [observation] = await read(({ impact }) => impact.observationsOfKpis(sample.bank, [sample.kpi]));
      const [outcome] = sampleAssessment.outcomes;
      const linked = (base: string) => ({
        outcomes: [
          {
            ...outcome,
            observationId: observation?.observationId,
            quantity: { low: "10", base, high: "99" },
          },
        ],
      });
      expect((await rejectionOf(assess("2026-01-05", linked("52")))).code).to.equal("quantityNotObserved");
      expect((await assess("2026-01-05", linked("57.5"))).version).to.equal(1);
    });

    it("are no business of who does not stand to the project", async () => {
      expect((await rejectionOf(assess("2026-01-05", {}, people.stranger))).code).to.equal("notFound");
      expect(
        (await rejectionOf(read((work) => readProfiles(work, people.stranger, sample.project)))).code,
      ).to.equal("notFound");
    });

    it("of dimensions and risks are versions too, with the place of each weighed risk", async () => {
      const profile = sampleProfile();
      const weighed = { state: "assessed", likelihood: 4, consequence: 4, answer: "比較がない" } as const;
      const recorded = await act(
        { actor: people.officer, now: at("2026-01-05"), action: "recordImpactProfile" },
        (context) =>
          profileImpact(context, {
            projectId: sample.project,
            profile: { ...profile, risks: { ...profile.risks, evidence: weighed } },
          }),
      );
      expect([recorded.version, recorded.bands]).to.deep.equal([1, { evidence: "high" }]);
    });
  });
});
