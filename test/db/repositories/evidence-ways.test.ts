/** The KPI library and the ways in of observations. */
import { expect } from "chai";
import { readOn } from "../../../db/transact.ts";
import type { FeedRecord } from "../../../src/app/feed/ports.ts";
import { receiveMessage, retryMessage } from "../../../src/app/feed/receive-message.ts";
import { createFeed, type CreateFeed } from "../../../src/app/feed/set-up-feed.ts";
import { createObservation } from "../../../src/app/impact/create-observation.ts";
import { defineKpiVersion } from "../../../src/app/impact/define-kpi.ts";
import { readLibraryKpi } from "../../../src/app/impact/kpi-library-view.ts";
import { viewObservation } from "../../../src/app/impact/load-observation.ts";
import { reviewObservation } from "../../../src/app/impact/review-observation.ts";
import { submitObservation } from "../../../src/app/impact/submit-observation.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { exactJson } from "../../../src/http/feed/exact-json.ts";
import { eachDatabase } from "../../support/databases.ts";
import { openFullSample, type SampleDatabase } from "../../support/sample-database.ts";
import { openSecrets, plainDefinition } from "../../support/sample-evidence.ts";
import { actingOn, type Act } from "../../support/sample-facts.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";
import { rejectionOf } from "../../support/refusals.ts";

describe("ways in of observations", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let ledger: SampleDatabase;
      let act: Act;
      let day = 1;
      before(async () => {
        ledger = await openFullSample(name, open);
        act = actingOn(ledger.database, idMaker(70));
      });
      after(() => ledger.database.close());
      const read: <T>(query: (repositories: Repositories) => Promise<T>) => Promise<T> = (query) =>
        readOn(ledger.database)(query);
      const next = () => at(`2026-01-${String((day += 1)).padStart(2, "0")}`);
      const reporting = () => ({ actor: people.reporter, now: next(), action: "reportObservation" });
      const reviewing = () => ({ actor: people.officer, now: next(), action: "reviewObservation" });
      const report = async (said: Partial<Parameters<typeof createObservation>[1]> = {}) => {
        const { id } = await act(reporting(), (context) =>
          createObservation(context, {
            ...{ kpiId: sample.kpi, source: "organizer", note: "" },
            ...{ periodStartOn: localDate("2024-04-01"), periodEndOn: localDate("2025-04-01") },
            value: decimal("57.5"),
            ...said,
          }),
        );
        await act(reporting(), (context) =>
          submitObservation(context, { observationId: id, value: undefined, note: undefined }),
        );
        return id;
      };
      const acceptIt = (observationId: string) =>
        act(reviewing(), (context) =>
          reviewObservation(context, {
            observationId,
            review: { decision: "accept", grade: "E0", note: "" },
          }),
        );
      const decided = () =>
        read(async (repositories) => {
          const facts = await repositories.loans.facts(sample.bank, [...sample.loans], at("2026-06-01"));
          return facts.map(({ decisions }) => decisions);
        });

      it("states an accepted figure again only with a reason, and no decision made before changes", async () => {
        const before = await decided();
        const refused = await rejectionOf(report({ value: decimal("40") }));
        expect(refused.code).to.equal("restatementWithoutReason");
        const again = await report({ value: decimal("40"), note: "集計の誤り" });
        await acceptIt(again);
        expect(await decided()).to.deep.equal(before);
        const first = await read((work) => viewObservation(work, people.officer, ledger.observationId));
        expect([first.state, first.value]).to.deep.equal(["locked", "57.5"]);
        const second = await read((work) => viewObservation(work, people.officer, again));
        expect([second.state, second.version]).to.deep.equal(["accepted", 2]);
      });

      it("keeps what two sources say of one period side by side", async () => {
        const id = await report({ source: "city", value: decimal("48.2") });
        const seen = await read((work) => viewObservation(work, people.officer, id));
        expect(seen.others.map(({ source, value, differs }) => [source, value, differs])).to.deep.include([
          "organizer",
          "40",
          true,
        ]);
        expect(seen.warnings.map(({ code }) => code)).to.include("sourceConflict");
      });

      it("leaves what was reported on the version of the KPI it was reported on", async () => {
        const { id: kpiId } = await read(async (work) => {
          const { items } = await work.impact.listKpis(sample.organizer, { limit: 10, cursor: undefined });
          return items.find(({ code }) => code === "VISIT") ?? { id: "" };
        });
        const span = { periodStartOn: localDate("2025-10-01"), periodEndOn: localDate("2025-11-01") };
        const early = await report({ kpiId, ...span, value: decimal("3") });
        await act(reporting(), (context) =>
          defineKpiVersion(context, {
            ...plainDefinition,
            ...{ kpiId, formula: { ja: "訪問した世帯の数", en: "households visited" }, reason: "二重の計上" },
            effectiveOn: localDate("2025-10-01"),
          }),
        );
        const late = await report({ kpiId, ...span, source: "city", value: decimal("4") });
        const versions = await read(async (work) => {
          const both = [early, late].map((id) => viewObservation(work, people.reporter, id));
          return (await Promise.all(both)).map(({ definitionVersion }) => definitionVersion);
        });
        expect(versions).to.deep.equal([1, 2]);
        const library = await read((work) => readLibraryKpi(work, people.officer, kpiId));
        expect(library.versions.map(({ version, reason }) => [version, reason])).to.deep.equal([
          [1, ""],
          [2, "二重の計上"],
        ]);
      });

      it("shows a count of a few people to nobody but the organizer", async () => {
        const series = await read(async (work) => {
          const { items } = await work.impact.listKpis(sample.organizer, { limit: 10, cursor: undefined });
          const ids = items.filter(({ code }) => code === "VISIT").map(({ id }) => id);
          return work.impact.observationsOfKpis(sample.organizer, ids);
        });
        for (const { observationId } of series) {
          const own = await read((work) => viewObservation(work, people.reporter, observationId));
          const lenders = await read((work) => viewObservation(work, people.officer, observationId));
          expect(own.isSuppressed).to.equal(false);
          expect([lenders.value, lenders.isSuppressed]).to.deep.equal(["<5", true]);
        }
      });

      describe("a machine feed", () => {
        let feed: FeedRecord;
        const notification = (id: string, value: string, observedAt: string): string =>
          JSON.stringify({
            id: `urn:ngsi-ld:Notification:${id}`,
            type: "Notification",
            subscriptionId: "urn:ngsi-ld:Subscription:1",
            notifiedAt: "2026-02-01T00:00:00.000Z",
            data: [
              {
                id: "urn:ngsi-ld:Walk:minato",
                type: "Walk",
                share: { type: "Property", value: "#", observedAt },
              },
            ],
          }).replace('"#"', value);
        const terms: CreateFeed = {
          ...{ kpiId: sample.kpi, name: "都市OS", form: "ngsiLd", proof: "bearer" },
          mapping: {
            ...{ entityType: "Walk", attribute: "share", entityId: undefined, momentAttribute: undefined },
            period: { length: "month", which: "containing" },
          },
        };
        const receive = (text: string, on = "2026-02-01") =>
          act(
            {
              actor: { personId: feed.id, organizationId: sample.organizer, roles: [], via: "system" },
              now: at(on, "01:00:00.000"),
              action: "receiveFeedMessage",
            },
            (context) =>
              receiveMessage({ files: ledger.files, parse: exactJson }, context, {
                ...{ feed, id: undefined, bytes: new TextEncoder().encode(text) },
              }),
          );
        before(async () => {
          const doer = { actor: people.reporter, now: at("2026-01-31"), action: "createFeed" };
          feed = await act(doer, (context) => createFeed(openSecrets, context, terms));
        });

        it("turns a notification into an observation of its own, with the message as evidence", async () => {
          const { message } = await receive(notification("1", "51.70", "2026-01-31T09:00:00.000+09:00"));
          expect(message.outcome).to.equal("recorded");
          const seen = await read((work) =>
            viewObservation(work, people.officer, message.observationId ?? ""),
          );
          expect([seen.state, seen.value, seen.periodLabel, seen.source]).to.deep.equal([
            "submitted",
            "51.7",
            "2026年1月",
            "都市OS",
          ]);
          expect(seen.events.map(({ kind, by }) => [kind, by])).to.deep.equal([["submitted", "都市OS"]]);
          expect(seen.evidence.map(({ mediaType, uploadedBy }) => [mediaType, uploadedBy])).to.deep.equal([
            ["application/json", "都市OS"],
          ]);
        });

        it("answers the same message from its record, and refuses another one under its id", async () => {
          const again = await receive(notification("1", "51.70", "2026-01-31T09:00:00.000+09:00"));
          expect(again.isReplay).to.equal(true);
          const other = await rejectionOf(receive(notification("1", "99", "2026-01-31T09:00:00.000+09:00")));
          expect(other.code).to.equal("feedMessageReplayed");
          const same = await receive(notification("2", "51.7", "2026-01-31T10:00:00.000+09:00"));
          expect(same.message.outcome).to.equal("unchanged");
        });

        it("lets a later figure take the place of one that nobody has decided on", async () => {
          const { message } = await receive(notification("3", "52", "2026-01-31T12:00:00.000+09:00"));
          const seen = await read((work) =>
            viewObservation(work, people.officer, message.observationId ?? ""),
          );
          expect([seen.value, seen.version, seen.state]).to.deep.equal(["52", 2, "submitted"]);
        });

        it("keeps what it cannot take as a dead letter, which is tried again when its time has come", async () => {
          const early = await receive(notification("4", "53", "2026-02-01T09:00:00.000+09:00"));
          expect([early.message.outcome, early.message.code]).to.deep.equal(["dead", "periodNotOver"]);
          const doer = { actor: people.reporter, now: at("2026-03-02"), action: "retryFeedMessage" };
          const retried = await act(doer, (context) =>
            retryMessage({ files: ledger.files, parse: exactJson }, context, early.message.id),
          );
          expect([retried.outcome, retried.attempts]).to.deep.equal(["recorded", 2]);
          const old = await receive(notification("5", "1", "2026-01-31T09:00:00.000+09:00"), "2026-03-05");
          expect(old.message.code).to.equal("feedMessageTooOld");
          const broken = await receive("no json", "2026-03-06");
          expect(broken.message.code).to.equal("feedBodyUnknown");
        });
      });
    });
  });
});
