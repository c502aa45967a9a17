import { expect } from "chai";
import { nextTogether } from "../../src/http/next-together.ts";

/** Work that ends when it is told to, and numbers its beginnings. */
function steered() {
  const ends: ((failure?: Error) => void)[] = [];
  const work = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const number = ends.length + 1;
      ends.push((failure) => {
        if (failure === undefined) resolve(number);
        else reject(failure);
      });
    });
  const end = async (number: number, failure?: Error): Promise<void> => {
    ends[number - 1]?.(failure);
    await new Promise(setImmediate);
  };
  return { work, end, begun: () => ends.length };
}

describe("work that is shared by those who ask for it meanwhile", () => {
  it("begins at once where none goes on, and once more for all who came while it went on", async () => {
    const { work, end, begun } = steered();
    const together = nextTogether<number>();
    const first = together("a", work);
    const later = [together("a", work), together("a", work), together("a", work)];
    expect(begun()).to.equal(1);
    await end(1);
    expect(await first).to.equal(1);
    expect(begun()).to.equal(2);
    const last = together("a", work);
    await end(2);
    expect(await Promise.all(later)).to.deep.equal([2, 2, 2]);
    await end(3);
    expect(await last).to.equal(3);
    expect(begun()).to.equal(3);
  });

  it("is another's where the key is another, and goes on after a failure", async () => {
    const { work, end, begun } = steered();
    const together = nextTogether<number>();
    const failing = together("a", work).catch(String);
    const other = together("b", work);
    const after = together("a", work);
    expect(begun()).to.equal(2);
    await end(1, new Error("broken"));
    expect(await failing).to.equal("Error: broken");
    await end(2);
    await end(3);
    expect([await other, await after]).to.deep.equal([2, 3]);
  });
});
