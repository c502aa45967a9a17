import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { approveRequest } from "../../../src/app/approval/approve-request.ts";
import type { ChangePreviewView } from "../../../src/app/approval/change-preview.ts";
import { requestChange } from "../../../src/app/approval/request-change.ts";
import { amendmentPayload } from "../../../src/app/covenant/amendment-change.ts";
import type { CovenantDetail } from "../../../src/app/covenant/covenant-detail.ts";
import { previewCovenant } from "../../../src/app/covenant/preview-covenant.ts";
import { readCovenant } from "../../../src/app/covenant/read-covenants.ts";
import { Rejected } from "../../../src/app/rejected.ts";
import type { Covenant } from "../../../src/domain/covenant/covenant-terms.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../../support/databases.ts";
import { sampleCovenant } from "../../support/sample-covenants.ts";
import { openDecidedSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, deps, type Act } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const [loanId] = sample.loans;

function withMinimum(minimum: string, firstTestOn: string): Covenant {
  const { terms, schedule, ...others } = sampleCovenant;
  return {
    ...others,
    terms: { ...terms, params: { ...terms.params, minimum: decimal(minimum) } } as Covenant["terms"],
    schedule: { ...schedule, firstTestOn: localDate(firstTestOn) },
  };
}

describe("new terms of a covenant", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let act: Act;
      let covenantId: string;
      before(async () => {
        ledger = await openDecidedSample(name, open);
        act = actingOn(ledger.database, idMaker(16));
        const { items } = await readOn(ledger.database)(({ covenants }) =>
          covenants.list(sample.bank, { loanId }, { limit: 10, cursor: undefined }),
        );
        covenantId = items[0]?.id ?? "";
      });
      after(() => ledger.database.close());

      const seenOn = (day: string): Promise<CovenantDetail> =>
        readOn(ledger.database)(({ covenants }) =>
          readCovenant(
            {
              covenants,
              actor: people.officer,
              viewpoint: { asOf: localDate(day), knownAt: at(day, "23:00:00.000") },
            },
            covenantId,
          ),
        );
      const ask = (agreed: Covenant, day: string) =>
        act({ actor: people.officer, now: at(day), action: "requestCovenantAmendment" }, (context) =>
          requestChange(deps, context, {
            kind: "covenantAmendment",
            payload: amendmentPayload({ covenantId, agreed, clause: "第2回変更契約", reason: "見直し" }),
          }),
        );

      it("are seen with what they do to the headroom known, and apply once two people agree", async () => {
        const { id: approvalId, preview } = await ask(withMinimum("1.2", "2027-03-31"), "2026-01-05");
        const { facts } = preview as unknown as ChangePreviewView;
        expect(facts.map(({ label, before, after }) => [label.en, before, after])).to.deep.equal([
          ["Minimum", "1.05", "1.2"],
          ["First test", "2026-03-31", "2027-03-31"],
          ["Headroom on the figures of 2025-03-31", "0", "-0.15"],
          ["Clause", null, "第2回変更契約"],
          ["Reason", null, "見直し"],
        ]);
        await act({ actor: people.approver, now: at("2026-01-06"), action: "approveRequest" }, (context) =>
          approveRequest(deps, context, { approvalId, reason: "" }),
        );
        const { amendments, tests } = await seenOn("2026-01-07");
        expect(
          amendments.map(({ fromTestOn, agreed }) => [fromTestOn, agreed.params["minimum"]]),
        ).to.deep.equal([
          ["2026-03-31", "1.05"],
          ["2027-03-31", "1.2"],
        ]);
        expect(tests.map(({ testOn }) => testOn)).to.deep.equal(["2025-03-31", "2026-03-31", "2027-03-31"]);
        expect((await seenOn("2026-01-05")).amendments).to.have.length(1);
      });

      it("leave a test with its verdict under the terms it was given by", async () => {
        const { tests } = await seenOn("2026-01-07");
        expect(tests[0]?.verdicts[0]?.threshold).to.equal("1.1");
        let code = "accepted";
        await ask(withMinimum("1", "2025-03-31"), "2026-01-08").catch((error: unknown) => {
          code = error instanceof Rejected ? error.rejection.code : String(error);
        });
        expect(code).to.equal("amendmentReachesBack");
      });

      it("can be tried out before: the test dates and how near the figures known come", async () => {
        const viewpoint = { asOf: localDate("2026-01-07"), knownAt: at("2026-01-07") };
        const preview = await readOn(ledger.database)((repositories) =>
          previewCovenant(
            repositories,
            { actor: people.officer, viewpoint },
            { loanId, agreed: withMinimum("1", "2026-03-31") },
          ),
        );
        expect(preview.tests.map(({ testOn, dueOn }) => `${testOn} ${dueOn}`)).to.deep.equal([
          "2026-03-31 2026-06-30",
          "2027-03-31 2027-06-30",
        ]);
        expect(preview.known[0]).to.deep.include({ termEndOn: "2025-03-31" });
        expect(preview.known[0]?.figures).to.include({ state: "complied", headroom: "0.05" });
      });
    });
  });
});
