import { expect } from "chai";
import { rowsOf } from "../../db/read.ts";
import type { Row } from "../../db/dialect.ts";
import { switchWebhook } from "../../src/app/webhook/endpoint-change.ts";
import { retryMillis } from "../../src/app/webhook/retry-policy.ts";
import { replayMany, retryDelivery } from "../../src/app/webhook/steer-delivery.ts";
import { millisOf } from "../../src/domain/kernel/instant.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { bank } from "../support/account-people.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { rejectionOf } from "../support/refusals.ts";
import {
  answered,
  isSignedWith,
  recordBank,
  webhookWorld,
  type WebhookWorld,
} from "../support/webhook-world.ts";

const url = "https://one.example.jp/hook";
const other = "https://two.example.jp/hook";

describe("webhooks", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let model: string;
      let database: TestDatabase;
      let world: WebhookWorld;
      before(async () => {
        const recorded = await open();
        await recordBank(recorded);
        await recorded.close();
        model = recorded.url;
      });
      beforeEach(async () => {
        database = await open({ copyOf: model });
        world = webhookWorld(database, { series: 9 });
      });
      afterEach(() => database.remove());

      const ids = (of: string) => world.received(of).map(({ id }) => id);
      const states = async (webhookId: string) => (await world.log(webhookId)).map(({ state }) => state);

      it("are sent what was recorded since they were made, of the kinds chosen, in the order of the chain", async () => {
        await world.tell("loan.drawn");
        await world.create(url, ["loan.drawn", "period.closed"]);
        const first = await world.tell("loan.drawn", 3);
        await world.tell("loan.prepaid");
        const second = await world.tell("period.closed");
        await world.work();
        expect(ids(url)).to.deep.equal([...first, ...second]);
        const sequences = world.received(url).map(({ sequence }) => sequence ?? "");
        expect(sequences).to.deep.equal(sequences.toSorted());
        expect(world.received(url).map(({ type }) => type)).to.deep.equal([
          ...["sanpo.loan.drawn", "sanpo.loan.drawn", "sanpo.loan.drawn"],
          "sanpo.period.closed",
        ]);
      });

      it("are sent a CloudEvent that says who recorded what when", async () => {
        await world.create(url, ["loan.drawn"]);
        const [id] = await world.tell("loan.drawn");
        await world.work();
        const { sequence, ...event } = JSON.parse(world.received(url)[0]?.body ?? "") as Record<
          string,
          unknown
        >;
        expect(event).to.deep.equal({
          ...{ specversion: "1.0", id, source: `urn:uuid:${bank.id}`, type: "sanpo.loan.drawn" },
          ...{ subject: "s0", time: world.clock.now, datacontenttype: "application/json", data: { n: 0 } },
        });
        expect(sequence).to.match(/^\d{12}\./);
      });

      it("are never sent what another organization has recorded", async () => {
        await world.create(url, ["observation.submitted"]);
        await world.tell("observation.submitted", 1, "circle");
        const own = await world.tell("observation.submitted");
        await world.work();
        expect(ids(url)).to.deep.equal(own);
      });

      it("are sent more events of one unit of work than are looked at in one go", async () => {
        await world.create(url, ["loan.rateRefixed"]);
        const many = await world.tell("loan.rateRefixed", 250);
        await world.work();
        expect(ids(url)).to.deep.equal(many);
      });

      it("carry a signature that the receiver can check with its secret, and with no other", async () => {
        const { id } = await world.create(url, ["loan.drawn"]);
        const secret = await world.secretOf(id);
        const { id: otherId } = await world.create(other, ["loan.drawn"]);
        await world.tell("loan.drawn");
        await world.work();
        const request = present(world.received(url)[0], "a request");
        expect(isSignedWith(secret, request)).to.equal(true);
        expect(isSignedWith(await world.secretOf(otherId), request)).to.equal(false);
      });

      it("show a secret once, and keep it sealed", async () => {
        const { id } = await world.create(url, ["loan.drawn"]);
        const secret = await world.secretOf(id);
        expect(secret).to.match(/^whsec_[A-Za-z0-9+/]{43}=$/);
        expect(await rejectionOf(world.secretOf(id))).to.deep.equal({ code: "webhookSecretShown" });
        const stored = JSON.stringify(await rowsOf<Row>(database.reader("webhook_secret")));
        expect(stored).not.to.include(secret.slice("whsec_".length, 30));
      });

      it("sign with both secrets for a day after a rotation, then with the new one alone", async () => {
        const { id } = await world.create(url, ["loan.drawn"]);
        const secrets = [await world.secretOf(id)];
        await world.rotate(id);
        secrets.push(await world.secretOf(id));
        await world.tell("loan.drawn");
        await world.work();
        world.pass(86_401);
        await world.tell("loan.drawn");
        await world.work();
        const signed = world
          .received(url)
          .map((request) => secrets.map((secret) => isSignedWith(secret, request)));
        expect(signed).to.deep.equal([
          [true, true],
          [false, true],
        ]);
      });

      it("are tried again as the schedule says, the same event under the same id, and nothing overtakes it", async () => {
        world.receivers.set(url, () => answered(503));
        const { id } = await world.create(url, ["loan.drawn"]);
        const [first = ""] = await world.tell("loan.drawn", 2);
        await world.work();
        const waited = [];
        for (const millis of retryMillis) {
          world.pass(millis / 1000 - 1);
          await world.work();
          waited.push(ids(url).length);
          world.pass(1);
          await world.work();
        }
        expect(waited, "none before its time").to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        expect(ids(url)).to.deep.equal(Array.from({ length: 10 }, () => first));
        expect(await states(id)).to.deep.equal(["dead", "waiting"]);
        const [dead] = await world.log(id);
        const log = await world.attempts(dead?.id ?? "");
        expect(log.map(({ number, status, answer }) => [number, status, answer])).to.deep.equal(
          Array.from({ length: 10 }, (_, n) => [10 - n, 503, "status 503"]),
        );
      });

      it("are disabled when they have failed for three days; the administrators are told, and nothing is lost", async () => {
        world.receivers.set(url, () => answered(500));
        const { id } = await world.create(url, ["loan.drawn"]);
        const told = await world.tell("loan.drawn", 2);
        for (const millis of [0, ...retryMillis]) {
          world.pass(millis / 1000);
          await world.work();
        }
        expect(await world.webhook(id)).to.include({ state: "disabled", dead: 1, waiting: 1 });
        expect((await world.webhook(id)).reason).to.match(/^failing since 2026-04-01T/);
        expect(world.mails.map(({ to }) => to)).to.deep.equal(["admin@example.jp", "deputy@example.jp"]);
        expect(world.mails[0]?.text).to.include(`/administration/webhooks/${id}`);
        world.pass(86_400);
        await world.work();
        expect(ids(url), "a disabled one is left alone").to.have.length(10);
        world.receivers.delete(url);
        const later = await world.tell("loan.drawn");
        await world.act((context) => switchWebhook(context, { webhookId: id, state: "enabled", reason: "" }));
        await world.act((context) => replayMany(context, { webhookId: id, scope: { what: "deadLetters" } }));
        await world.work();
        expect(ids(url).slice(10)).to.deep.equal([...told, ...later]);
        expect(await world.webhook(id)).to.include({ failingSince: null, waiting: 0, dead: 0 });
      });

      it("are disabled at once by the answer 410", async () => {
        world.receivers.set(url, () => answered(410));
        const { id } = await world.create(url, ["loan.drawn"]);
        await world.tell("loan.drawn");
        await world.work();
        expect(await world.webhook(id)).to.include({ state: "disabled", reason: "410 Gone", waiting: 1 });
      });

      it("wait as long as the receiver asks, in seconds or until a date, but no longer than a day", async () => {
        const { id } = await world.create(url, ["loan.drawn"]);
        const now = () => millisOf(world.clock.now);
        const wishes = ["600", new Date(now() + 3_600_000).toUTCString(), "999999999", "soon", "-5"];
        const waits: number[] = [];
        await world.tell("loan.drawn");
        for (const wish of wishes) {
          world.receivers.set(url, () => answered(429, wish));
          await world.work();
          const [delivery] = await world.log(id);
          const due = present(delivery?.nextAt, "the next attempt");
          waits.push((millisOf(due) - now()) / 1000);
          await world.act((context) => retryDelivery(context, delivery?.id ?? ""));
        }
        expect(waits).to.deep.equal([600, 3600, 86_400, 7200, 18_000]);
      });

      it("that are slow hold up nobody else", async () => {
        let release: () => void = () => undefined;
        const released = new Promise<void>((resolve) => (release = resolve));
        world.receivers.set(url, async () => {
          await released;
          return answered(204);
        });
        await world.create(url, ["loan.drawn"]);
        await world.create(other, ["loan.drawn"]);
        const told = await world.tell("loan.drawn", 3);
        const worker = world.start();
        while (ids(other).length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
        expect(ids(url)).to.have.length(1);
        release();
        while (ids(url).length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
        await worker.stop();
        expect([ids(url), ids(other)]).to.deep.equal([told, told]);
      });

      it("are sent each event once and one after another, however many workers there are", async () => {
        let open_ = 0;
        let most = 0;
        world.receivers.set(url, async () => {
          open_ += 1;
          most = Math.max(most, open_);
          await new Promise((resolve) => setTimeout(resolve, 3));
          open_ -= 1;
          return answered(204);
        });
        await world.create(url, ["loan.drawn"]);
        const told = await world.tell("loan.drawn", 20);
        const workers = Array.from({ length: 4 }, () => world.start());
        while (ids(url).length < told.length) await new Promise((resolve) => setTimeout(resolve, 10));
        await Promise.all(workers.map(({ stop }) => stop()));
        expect(ids(url)).to.deep.equal(told);
        expect(most).to.equal(1);
      });
    });
  });
});
