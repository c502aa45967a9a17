import { expect } from "chai";
import { createPasswordHasher } from "../../src/http/identity/password-hasher.ts";
import { Problem } from "../../src/http/problem.ts";

describe("the password hasher", () => {
  const hasher = createPasswordHasher();

  it("makes a salted Argon2id hash of at least 19 MiB and two passes, and knows the password again", async () => {
    const [one, two] = await Promise.all([hasher.hash("quiet-rivers"), hasher.hash("quiet-rivers")]);
    expect(one).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.to.equal(two);
    expect(await hasher.verify("quiet-rivers", one)).to.equal(true);
    expect(await hasher.verify("quiet-river", one)).to.equal(false);
  });

  it("takes the same characters however a keyboard composes them", async () => {
    const hash = await hasher.hash("散歩ガード・パスワード");
    expect(await hasher.verify("散歩ｶﾞｰﾄﾞ・ﾊﾟｽﾜｰﾄﾞ", hash)).to.equal(true);
  });

  it("works as long for a person who does not exist as for a wrong password", async () => {
    const hash = await hasher.hash("quiet-rivers");
    const time = async (known: string | undefined) => {
      const started = performance.now();
      for (let i = 0; i < 10; i += 1) expect(await hasher.verify("guess", known)).to.equal(false);
      return performance.now() - started;
    };
    await time(undefined);
    const [unknown, wrong] = [await time(undefined), await time(hash)];
    expect(unknown / wrong).to.be.within(0.33, 3);
  });

  it("keeps a bounded queue and sends away whoever comes after it", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, () => hasher.verify("guess", undefined)),
    );
    const refused = answers.flatMap((answer) =>
      answer.status === "rejected" ? [answer.reason as unknown] : [],
    );
    expect(refused).to.have.length.within(1, 10);
    expect(refused[0]).to.be.instanceOf(Problem);
    expect(await hasher.verify("guess", undefined)).to.equal(false);
  }).timeout(60_000);
});
