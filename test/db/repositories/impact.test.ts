import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import { addEvidence } from "../../../src/app/impact/add-evidence.ts";
import { createObservation } from "../../../src/app/impact/create-observation.ts";
import { submitObservation } from "../../../src/app/impact/submit-observation.ts";
import { withdrawObservation } from "../../../src/app/impact/withdraw-observation.ts";
import type { ObservationRecord } from "../../../src/app/impact/ports.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { eachDatabase } from "../../support/databases.ts";
import { openSample, type SampleDatabase } from "../../support/sample-database.ts";
import { actingOn, type Act } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const page = { limit: 50, cursor: undefined };

describe("impact repository", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let act: Act;
      /** Not submitted by its organizer. */
      let draft: string;
      before(async () => {
        ledger = await openSample(name, open);
        act = actingOn(ledger.database, idMaker(3));
        draft = await report("2023-04-01", "2024-04-01", "51.25");
      });
      after(() => ledger.database.close());
      const read: <T>(query: (repositories: Repositories) => Promise<T>) => Promise<T> = (query) =>
        readOn(ledger.database)(query);
      const reporting = { actor: people.reporter, now: at("2025-11-01"), action: "reportObservation" };
      const report = async (startOn: string, endOn: string, value: string): Promise<string> => {
        const { id } = await act(reporting, (context) =>
          createObservation(context, {
            kpiId: sample.kpi,
            periodStartOn: localDate(startOn),
            periodEndOn: localDate(endOn),
            value: decimal(value),
            source: "organizer",
            note: "速報",
          }),
        );
        return id;
      };
      const observed = (viewerId: string, id: string): Promise<ObservationRecord | undefined> =>
        read(({ impact }) => impact.findObservation(viewerId, id));

      it("tells how an organization stands to a project", async () => {
        const relation = (viewerId: string) =>
          read(({ impact }) => impact.standingTo(viewerId, sample.project));
        expect(await relation(sample.organizer)).to.equal("runsProject");
        expect(await relation(sample.bank)).to.equal("financesProject");
        expect(await relation(sample.otherBank)).to.equal(undefined);
      });

      it("gives an observation back as it was recorded, to the organizer and to the lender alike", async () => {
        const record = await observed(sample.organizer, ledger.observationId);
        expect(await observed(sample.bank, ledger.observationId)).to.deep.equal(record);
        expect(record?.period).to.deep.equal({
          startOn: "2024-04-01",
          endOn: "2025-04-01",
          label: "2024年度",
        });
        expect(record?.draftValue.toFixed()).to.equal("57.5");
        expect(
          record?.events.map(({ kind, actor, recordedAt }) => [kind, actor.role, recordedAt]),
        ).to.deep.equal([
          ["submitted", "organizer", "2025-04-21T00:00:00.000Z"],
          ["reviewStarted", "accountOfficer", "2025-05-12T00:00:00.000Z"],
          ["accepted", "accountOfficer", "2025-05-12T00:00:00.000Z"],
        ]);
        expect(record?.stories.map(({ by, organization }) => [by, organization.ja])).to.deep.equal([
          ["報告 花子", "みなと歩き組合"],
          ["担当 太郎", "架空みなと銀行"],
          ["担当 太郎", "架空みなと銀行"],
        ]);
        const [file] = record?.evidence ?? [];
        expect(file).to.deep.include({
          id: ledger.evidenceId,
          fileName: "歩数の記録.csv",
          mediaType: "text/csv",
          // "month,share\n" is 12 bytes, "2025-03,57.5\n" 13.
          sizeBytes: 25,
          uploadedBy: "報告 花子",
          duplicate: false,
        });
        const kept = ledger.files.bytes.get(file?.sha256 ?? "");
        expect(new TextDecoder().decode(kept)).to.equal("month,share\n2025-03,57.5\n");
      });

      it("shows a draft to its organizer alone", async () => {
        expect((await observed(sample.organizer, draft))?.events).to.deep.equal([]);
        expect(await observed(sample.bank, draft)).to.equal(undefined);
        const ids = async (viewerId: string) => {
          const series = await read(({ impact }) => impact.observationsOfKpis(viewerId, [sample.kpi]));
          const { items } = await read(({ impact }) => impact.listObservations(viewerId, {}, page));
          return [series, items].map((records) => records.map(({ observationId }) => observationId));
        };
        const { observationId } = ledger;
        expect(await ids(sample.organizer)).to.deep.equal([
          [observationId, draft],
          [draft, observationId],
        ]);
        expect(await ids(sample.bank)).to.deep.equal([[observationId], [observationId]]);
      });

      it("hides what was withdrawn before anyone saw it, and keeps showing what was submitted", async () => {
        const [unseen, seen] = [
          await report("2021-04-01", "2022-04-01", "1"),
          await report("2020-04-01", "2021-04-01", "2"),
        ];
        await act(reporting, (context) =>
          submitObservation(context, { observationId: seen, value: undefined, note: undefined }),
        );
        for (const observationId of [unseen, seen])
          await act(reporting, (context) => withdrawObservation(context, { observationId, note: "誤り" }));
        expect(await observed(sample.bank, unseen)).to.equal(undefined);
        expect((await observed(sample.bank, seen))?.events.map(({ kind }) => kind)).to.deep.equal([
          "submitted",
          "withdrawn",
        ]);
      });

      it("shows a strange organization nothing at all", async () => {
        const stranger = sample.otherBank;
        const seen = await read(async ({ impact, projects, loans, approvals, books, audit }) => ({
          kpis: (await impact.listKpis(stranger, page)).items,
          kpi: await impact.findKpi(stranger, sample.kpi),
          series: await impact.observationsOfKpis(stranger, [sample.kpi]),
          listed: (await impact.listObservations(stranger, {}, page)).items,
          observation: await impact.findObservation(stranger, ledger.observationId),
          evidence: await impact.findEvidence(stranger, ledger.evidenceId),
          projects: (await projects.list(stranger, page)).items,
          project: await projects.find(stranger, sample.project),
          loans: (await loans.list(stranger, "number", page)).items,
          facts: await loans.facts(stranger, sample.loans, at("2030-01-01")),
          ofProject: await loans.idsOfProject(stranger, sample.project),
          ofLender: await loans.idsOfLender(stranger),
          agreement: await loans.findAgreement(stranger, sample.agreement, at("2030-01-01")),
          testing: await loans.agreementsTestingKpi(stranger, sample.kpi),
          spts: await loans.sptsOfKpis(stranger, [sample.kpi]),
          approvals: (await approvals.list(stranger, {}, page)).items,
          approval: await approvals.find(stranger, ledger.approval.id),
          waiting: await approvals.waitingFor(stranger, [sample.agreement]),
          books: (await books.list(stranger, page)).items,
          book: await books.find(stranger, sample.book),
          ofLenderBook: await books.ofLender(stranger, "JPY"),
          audit: (await audit.list(stranger, page)).items.map(({ action }) => action),
        }));
        const nothing = Object.fromEntries(
          Object.entries(seen).map(([key, value]) => [key, Array.isArray(value) ? [] : undefined]),
        );
        expect(seen).to.deep.equal({ ...nothing, audit: ["recordMasterData"] });
      });

      it("finds observations by KPI and by the state of their newest event", async () => {
        const found = async (viewerId: string, state: string, kpiId?: string) => {
          const filter = { state, kpiId };
          const { items } = await read(({ impact }) => impact.listObservations(viewerId, filter, page));
          return items.map(({ observationId }) => observationId);
        };
        expect(await found(sample.bank, "accepted")).to.deep.equal([ledger.observationId]);
        expect(await found(sample.bank, "accepted", sample.kpi)).to.deep.equal([ledger.observationId]);
        expect(await found(sample.bank, "accepted", sample.project)).to.deep.equal([]);
        expect(await found(sample.bank, "submitted")).to.deep.equal([]);
        expect(await found(sample.organizer, "draft")).to.deep.equal([draft]);
        expect(await found(sample.bank, "draft")).to.deep.equal([]);
        expect(await found(sample.organizer, "withdrawn")).to.have.length(2);
        expect(await found(sample.bank, "withdrawn")).to.have.length(1);
      });

      it("marks a file that was given for another period too", async () => {
        const again = await act(reporting, (context) =>
          addEvidence({ files: ledger.files }, context, {
            observationId: draft,
            fileName: "同じ.csv",
            mediaType: "text/csv",
            bytes: new TextEncoder().encode("month,share\n2025-03,57.5\n"),
          }),
        );
        expect(again.evidence.map(({ duplicate }) => duplicate)).to.deep.equal([true]);
        const first = await read(({ impact }) => impact.findEvidence(sample.bank, ledger.evidenceId));
        expect(first?.duplicate).to.equal(true);
      });

      it("gives every observation on exactly one page", async () => {
        for (let year = 2005; year < 2012; year += 1)
          await report(`${String(year)}-04-01`, `${String(year + 1)}-04-01`, "1");
        const all = await read(({ impact }) => impact.listObservations(sample.organizer, {}, page));
        const walked: string[] = [];
        for (let cursor: string | undefined; ;) {
          const request = { limit: 3, cursor };
          const { items, nextCursor } = await read(({ impact }) =>
            impact.listObservations(sample.organizer, {}, request),
          );
          walked.push(...items.map(({ observationId }) => observationId));
          if (nextCursor === null) break;
          expect(items).to.have.length(3);
          cursor = nextCursor;
        }
        expect(walked).to.deep.equal(all.items.map(({ observationId }) => observationId));
        expect(new Set(walked).size).to.equal(11);
      });
    });
  });
});
