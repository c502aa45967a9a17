import { expect } from "chai";
import { checkPassword, hashPassword } from "../../../src/app/identity/password-policy.ts";

const email = "tanaka.hanako@example.jp";
const code = (password: string) => {
  const decision = checkPassword(password, email);
  return decision.ok ? "accepted" : decision.rejection.code;
};

describe("a new password", () => {
  it("has 12 to 128 characters, counted as people count them", () => {
    expect(code("quiet-river")).to.equal("passwordTooShort");
    expect(code("quiet-rivers")).to.equal("accepted");
    expect(code("朝の散歩で富士山を見た日")).to.equal("accepted");
    expect(code("朝の散歩で富士山を見た")).to.equal("passwordTooShort");
    expect(code("quiet river ".repeat(10) + "12345678")).to.equal("accepted");
    expect(code("quiet river ".repeat(10) + "123456789")).to.equal("passwordTooLong");
  });

  it("shows how long it is and how long it has to be", () => {
    expect(checkPassword("short", email)).to.deep.equal({
      ok: false,
      rejection: { code: "passwordTooShort", figures: { length: 5, shortest: 12 } },
    });
  });

  it("is none of those everybody tries, whatever digits stand around them", () => {
    for (const common of [
      "password1234",
      "P@ssword-Password1!".replace("@", "a"),
      "qwertyqwerty12",
      "SanpoLedger2026",
    ])
      expect(code(common), common).to.equal("passwordTooCommon");
    expect(code("passwordless-mountain-hut")).to.equal("accepted");
  });

  it("is no row of repeated or consecutive characters", () => {
    for (const row of ["aaaaaaaaaaaa", "abcdefghijkl", "210987654321", "ababababababab"])
      expect(code(row), row).to.equal("passwordTooCommon");
  });

  it("is not the name of the account with a few digits", () => {
    expect(code("tanaka.hanako1")).to.equal("passwordTooCommon");
    expect(code("tanaka.hanako-likes-hills")).to.equal("accepted");
  });

  it("is hashed only when it is accepted", async () => {
    const hashed: string[] = [];
    const hasher = {
      hash: (password: string) => {
        hashed.push(password);
        return Promise.resolve("hash");
      },
      verify: () => Promise.resolve(false),
    };
    expect(await hashPassword(hasher, { password: "short", email })).to.have.property("ok", false);
    expect(await hashPassword(hasher, { password: "quiet-rivers", email })).to.deep.equal({
      ok: true,
      value: "hash",
    });
    expect(hashed).to.deep.equal(["quiet-rivers"]);
  });
});
