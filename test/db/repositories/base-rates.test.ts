import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { changePreviewOf } from "../../../src/app/approval/approval-view.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import { previewChange, requestChange } from "../../../src/app/approval/request-change.ts";
import { fixingPayload, type FixingRequest } from "../../../src/app/loan/fixing-change.ts";
import { listBaseRates, listFixings } from "../../../src/app/loan/read-base-rates.ts";
import { readRateTimeline } from "../../../src/app/loan/read-loan.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { parseRate } from "../../../src/domain/kernel/rate.ts";
import { eachDatabase } from "../../support/databases.ts";
import { accepted } from "../../support/decisions.ts";
import { refusalOf } from "../../support/refusals.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const fixing = (effectiveOn: string, annualRate: string): FixingRequest => ({
  indexCode: "SHORT_PRIME",
  name: undefined,
  effectiveOn: localDate(effectiveOn),
  annualRate: accepted(parseRate(annualRate)),
  source: "店頭表示",
});

describe("fixings of base rates", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      const newId = idMaker(9);
      before(async () => {
        ledger = await openSample(name, open);
      });
      after(() => ledger.database.close());

      const now = at("2025-12-11");
      const asked = (request: FixingRequest) => ({
        kind: "fixing" as const,
        payload: fixingPayload(request),
      });
      const requesting = (request: FixingRequest, moment = now) =>
        actingOn(ledger.database, newId)(
          { actor: people.officer, now: moment, action: "requestFixing" },
          (context) => requestChange(deps, context, asked(request)),
        );

      it("show what they change in the loans of the index before anybody is asked", async () => {
        const preview = await readOn(ledger.database)((work) =>
          previewChange(deps, { work, actor: people.officer, now }, asked(fixing("2025-04-01", "0.02"))),
        );
        const { facts, loans, furtherLoans } = changePreviewOf({ preview });
        expect(facts.map(({ after }) => after)).to.deep.equal(["0.02", "2025-04-01", "2"]);
        expect(furtherLoans).to.equal(0);
        const [first] = loans;
        expect(first?.scheduleBefore.length).to.equal(first?.scheduleAfter.length);
        expect(first?.journalEntries.map(({ kind }) => kind)).to.include("interestAdjustment");
      });

      it("change no rate until a second person has approved them, and then every loan of the index", async () => {
        const approval = await requesting(fixing("2025-12-15", "0.0225"));
        expect(approval).to.include({ kind: "fixing", state: "waiting", stale: false });
        const timeline = () =>
          readOn(ledger.database)((repositories) =>
            readRateTimeline(
              { repositories, calendar: deps.calendar, actor: people.officer },
              sample.loans[0],
              {
                asOf: localDate("2025-12-20"),
                knownAt: at("2025-12-20"),
              },
            ),
          );
        const before = (await timeline()).rows.length;
        await actingOn(ledger.database, newId)(
          { actor: people.approver, now: at("2025-12-12"), action: "approveRequest" },
          (context) => approveRequest(deps, context, { approvalId: approval.id, reason: "" }),
        );
        const { rows } = await timeline();
        expect(rows.length).to.equal(before + 1);
        expect(rows.at(-1)).to.include({ effectiveOn: "2025-12-15", baseRate: "0.0225" });
        const read = readOn(ledger.database);
        const { items } = await read((repositories) =>
          listBaseRates(repositories, people.officer, localDate("2025-12-15")),
        );
        expect(items).to.have.length(1);
        expect(items[0]).to.include({ code: "SHORT_PRIME", loans: 2, annualRate: "0.0225" });
        const page = { limit: 1, cursor: undefined };
        const first = await read((repositories) =>
          listFixings(repositories, people.officer, { indexCode: "SHORT_PRIME", page }),
        );
        const next = await read((repositories) =>
          listFixings(repositories, people.officer, {
            indexCode: "SHORT_PRIME",
            page: { limit: 1, cursor: first.nextCursor ?? undefined },
          }),
        );
        expect([first.items[0]?.effectiveOn, next.items[0]?.effectiveOn]).to.deep.equal([
          "2025-12-15",
          "2024-10-01",
        ]);
        const strange = await read((repositories) =>
          listBaseRates(repositories, people.stranger, localDate("2025-12-15")),
        );
        expect(strange.items).to.deep.equal([]);
      });

      it("are refused when they change nothing, are out of range, or name an unknown index without a name", async () => {
        expect(await refusalOf(requesting(fixing("2025-12-15", "0.0225"), at("2025-12-13")))).to.equal(
          "fixingUnchanged",
        );
        expect(await refusalOf(requesting(fixing("2025-12-16", "0.9")))).to.equal("baseRateOutOfRange");
        expect(await refusalOf(requesting({ ...fixing("2025-12-16", "0.01"), indexCode: "TONA" }))).to.equal(
          "indexNameMissing",
        );
      });
    });
  });
});
