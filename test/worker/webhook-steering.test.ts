import { expect } from "chai";
import { rowsOf } from "../../db/read.ts";
import type { Row } from "../../db/dialect.ts";
import { changeWebhook, removeWebhook, switchWebhook } from "../../src/app/webhook/endpoint-change.ts";
import {
  giveUpDelivery,
  replayDelivery,
  replayMany,
  sendTest,
} from "../../src/app/webhook/steer-delivery.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { bank } from "../support/account-people.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { rejectionOf } from "../support/refusals.ts";
import { answered, recordBank, webhookWorld, type WebhookWorld } from "../support/webhook-world.ts";

const url = "https://one.example.jp/hook";
const other = "https://two.example.jp/hook";

describe("administrators of webhooks", () => {
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

      it("send a test before everything that waits, once, also when they are disabled", async () => {
        world.receivers.set(url, () => answered(500));
        const { id } = await world.create(url, ["loan.drawn"]);
        await world.tell("loan.drawn");
        await world.work();
        await world.act((context) =>
          switchWebhook(context, { webhookId: id, state: "disabled", reason: "" }),
        );
        const test = await world.act((context) => sendTest(context, id));
        await world.work();
        expect(world.received(url).at(-1)).to.include({ id: test.id, type: "sanpo.webhook.test" });
        expect(await states(id)).to.deep.equal(["waiting", "dead"]);
        world.pass(86_400);
        await world.work();
        expect(world.received(url)).to.have.length(2);
      });

      it("give an event up so that what follows goes on, and send it again ahead of what is newer", async () => {
        world.receivers.set(url, () => answered(400));
        const { id } = await world.create(url, ["loan.drawn"]);
        const [bad = "", good = ""] = await world.tell("loan.drawn", 2);
        await world.work();
        const [delivery] = await world.log(id);
        await world.act((context) => giveUpDelivery(context, delivery?.id ?? ""));
        world.receivers.set(url, () => answered(204));
        await world.work();
        expect(ids(url)).to.deep.equal([bad, good]);
        const newer = await world.tell("loan.drawn");
        await world.act((context) => replayDelivery(context, delivery?.id ?? ""));
        const again = await world.act((context) => replayDelivery(context, delivery?.id ?? ""));
        expect(again, "it waits already").to.equal(0);
        await world.work();
        expect(ids(url)).to.deep.equal([bad, good, bad, ...newer]);
        const refused = world.act((context) => giveUpDelivery(context, delivery?.id ?? ""));
        expect(await rejectionOf(refused)).to.include({ code: "webhookDeliveryMoved" });
      });

      it("send everything since a day in Japan once more, under the same ids", async () => {
        const { id } = await world.create(url, ["loan.drawn"]);
        await world.tell("loan.drawn");
        // Midnight in Japan.
        world.pass(15 * 3600);
        const told = await world.tell("loan.drawn", 2);
        await world.work();
        const scope = { what: "since", sinceOn: localDate("2026-04-02") } as const;
        const replay = await world.act((context) => replayMany(context, { webhookId: id, scope }));
        expect(replay).to.deep.equal({ added: 2, more: false });
        await world.work();
        expect(ids(url).slice(3)).to.deep.equal(told);
      });

      it("change address and events from the next request on, and remove", async () => {
        const { id } = await world.create(url, ["loan.drawn"]);
        const check = { refusalOf: () => undefined };
        const draft = { webhookId: id, name: "別の受信先", url: other, eventTypes: ["sanpo.loan.prepaid"] };
        await world.tell("loan.drawn");
        await world.work();
        await world.act((context) => changeWebhook(check, context, draft));
        await world.tell("loan.drawn");
        const prepaid = await world.tell("loan.prepaid");
        await world.work();
        expect([ids(url).length, ids(other)]).to.deep.equal([1, prepaid]);
        await world.act((context) => removeWebhook(context, { webhookId: id, reason: "廃止" }));
        await world.tell("loan.prepaid");
        await world.work();
        expect(ids(other)).to.have.length(1);
        expect(await rejectionOf(world.act((context) => sendTest(context, id)))).to.deep.equal({
          code: "webhookRemoved",
        });
        const changes = await world.ports.read(({ webhooks }) => webhooks.changesOf(bank.id, id));
        expect(changes.map(({ change, reason }) => [change, reason])).to.deep.equal([
          ["removed", "廃止"],
          ["changed", ""],
          ["created", ""],
        ]);
      });

      it("need not tidy up: forgotten is what was delivered a month ago, and dead letters after three", async () => {
        const { id } = await world.create(url, ["loan.drawn"]);
        await world.tell("loan.drawn");
        await world.work();
        world.receivers.set(url, () => answered(500));
        await world.tell("loan.drawn");
        await world.work();
        const [, dead] = await world.log(id);
        await world.act((context) => giveUpDelivery(context, dead?.id ?? ""));
        await world.prune(31);
        expect(await states(id)).to.deep.equal(["dead"]);
        await world.prune(91);
        expect(await states(id)).to.deep.equal([]);
        expect(await rowsOf<Row>(database.reader("webhook_attempt"))).to.deep.equal([]);
      });
    });
  });
});
