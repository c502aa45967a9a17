import { expect } from "chai";
import { readOn, transactOn } from "../../../db/transact.ts";
import type { IdempotencyKey, StoredAnswer } from "../../../src/app/identity/ports.ts";
import type { Repositories } from "../../../src/app/ports.ts";
import { eachDatabase, type TestDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/refusals.ts";
import { at, idMaker, people, sample } from "../../support/sample-names.ts";

const key: IdempotencyKey = {
  organizationId: sample.bank,
  personId: people.officer.personId,
  route: "requestRatchetDecision",
  key: "k1",
};
const answer: StoredAnswer = { requestHash: "h1", status: 201, body: '{"id":"架空"}' };

describe("idempotency store", () => {
  eachDatabase((name, open) => {
    describe(`on ${name}`, function () {
      this.timeout(600_000);
      let database: TestDatabase;
      before(async () => {
        database = await open();
      });
      after(() => database.close());
      const newId = idMaker(8);
      const unit = { actor: people.officer, action: "tryOut", now: at("2026-01-05"), newId };
      const work = (act: (repositories: Repositories) => Promise<void>) => transactOn(database)(unit, act);
      const find = (asked: IdempotencyKey) => readOn(database)((r) => r.idempotency.find(asked));

      it("gives an answer back to the same person, organization, route and key, to nobody else", async () => {
        expect(await find(key)).to.equal(undefined);
        await work((r) => r.idempotency.store(key, answer));
        expect(await find(key)).to.deep.equal(answer);
        const others = [
          { ...key, organizationId: sample.otherBank },
          { ...key, personId: people.approver.personId },
          { ...key, route: "approveRequest" },
          { ...key, key: "k2" },
        ];
        for (const other of others) expect(await find(other)).to.equal(undefined);
      });

      it("keeps the first answer: a second one under the same key fails with its whole unit", async () => {
        const event = { id: newId(), kind: "loan.drawn" as const, subjectId: "x", payload: {} };
        const refusal = await refusalOf(
          work(async ({ idempotency, outbox }) => {
            await outbox.add([event]);
            await idempotency.store(key, { ...answer, body: "{}" });
          }),
        );
        expect(refusal).to.match(/unique/i);
        expect(await find(key)).to.deep.equal(answer);
        expect(await database.reader("outbox_event").where({ id: event.id })).to.deep.equal([]);
      });

      it("forgets an answer whose unit of work fails", async () => {
        const other = { ...key, key: "k3" };
        await refusalOf(
          work(async ({ idempotency }) => {
            await idempotency.store(other, answer);
            throw new Error("no");
          }),
        );
        expect(await find(other)).to.equal(undefined);
      });
    });
  });
});
