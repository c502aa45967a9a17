/**
 * A second process that writes: `writing-child.ts URL SERIES COUNT` runs so many units of work, and as often raises a
 * counter that it reads first.
 */
import { connect } from "../../db/connect.ts";
import { keepOn, transactOn } from "../../db/transact.ts";
import { at, idMaker, people } from "./sample-names.ts";

const [url = "", series = "", count = ""] = process.argv.slice(2);
const database = connect(url);
const newId = idMaker(Number(series));
for (let i = 0; i < Number(count); i += 1) {
  const unit = { actor: people.officer, action: "write", now: at("2026-01-05"), newId };
  await transactOn(database)(unit, ({ outbox }) =>
    outbox.add([{ id: newId(), kind: "loan.drawn", subjectId: series, payload: {} }]),
  );
  await keepOn(database)(async ({ throttle }) => {
    const { failures } = (await throttle.find("counter")) ?? { failures: 0 };
    await throttle.save("counter", { failures: failures + 1, lastFailedAt: at("2026-01-05") });
  });
}
await database.close();
