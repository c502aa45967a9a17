import { expect } from "chai";
import { groupCommit, type Outcome } from "../../db/group-commit.ts";

/** Records what it is told to, when it is told to. */
function recorder() {
  const batches: {
    readonly members: readonly string[];
    readonly end: (outcomes: Outcome[] | Error) => void;
  }[] = [];
  const together = groupCommit<string>(
    (members) =>
      new Promise((resolve, reject) => {
        batches.push({
          members,
          end: (outcomes) => {
            if (outcomes instanceof Error) reject(outcomes);
            else resolve(outcomes);
          },
        });
      }),
  );
  const recorded = (...values: string[]): Outcome[] => values.map((value) => ({ ok: true, value }));
  const end = async (i: number, outcomes: Outcome[] | Error) => {
    batches[i]?.end(outcomes);
    for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
  };
  return { together, recorded, end, asked: () => batches.map(({ members }) => members.join("")) };
}

describe("units of work that wait for one chain", () => {
  it("start at once where nobody is before them", () => {
    const { together, asked } = recorder();
    void together("bank", "a");
    expect(asked()).to.deep.equal(["a"]);
  });

  it("are recorded together with all that have come meanwhile", async () => {
    const { together, asked, recorded, end } = recorder();
    const all = ["a", "b", "c"].map((member) => together("bank", member));
    expect(asked()).to.deep.equal(["a"]);
    await end(0, recorded("A"));
    expect(asked()).to.deep.equal(["a", "bc"]);
    await end(1, recorded("B", "C"));
    expect(await Promise.all(all)).to.deep.equal(["A", "B", "C"]);
  });

  it("join with whatever those just answered have more to record", async () => {
    const { together, asked, recorded, end } = recorder();
    void together("bank", "a").then(() => together("bank", "c"));
    void together("bank", "b");
    await end(0, recorded("A"));
    expect(asked()).to.deep.equal(["a", "bc"]);
  });

  it("do not wait for those of another chain", () => {
    const { together, asked } = recorder();
    void together("bank", "a");
    void together("otherBank", "b");
    expect(asked()).to.deep.equal(["a", "b"]);
  });

  it("are told of a refusal each for itself", async () => {
    const { together, recorded, end } = recorder();
    const all = Promise.all(["a", "b", "c"].map((member) => together("bank", member).catch(String)));
    await end(0, recorded("A"));
    await end(1, [...recorded("B"), { ok: false, error: new Error("refused") }]);
    expect(await all).to.deep.equal(["A", "B", "Error: refused"]);
  });

  it("are tried one by one where they fail together: only who fails alone has failed", async () => {
    const { together, asked, recorded, end } = recorder();
    const all = Promise.all(["a", "b", "c"].map((member) => together("bank", member).catch(String)));
    await end(0, recorded("A"));
    await end(1, new Error("unbalanced entry"));
    await end(2, new Error("unbalanced entry"));
    await end(3, recorded("C"));
    expect(asked()).to.deep.equal(["a", "bc", "b", "c"]);
    expect(await all).to.deep.equal(["A", "Error: unbalanced entry", "C"]);
  });

  it("go on before those who came later where a batch has not reached them", async () => {
    const { together, asked, recorded, end } = recorder();
    for (const member of ["a", "b", "c"]) void together("bank", member);
    await end(0, recorded("A"));
    void together("bank", "d");
    await end(1, recorded("B"));
    expect(asked()).to.deep.equal(["a", "bc", "cd"]);
  });
});
