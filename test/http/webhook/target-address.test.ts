import { expect } from "chai";
import { mayCall, refusalOf } from "../../../src/http/webhook/target-address.ts";
import { readCases } from "../../support/cases.ts";

const strict = { allowsLoopback: false };
const trial = { allowsLoopback: true };

interface AddressCase {
  readonly name: string;
  readonly url: string;
  readonly refused: string | null;
}

describe("the address of a webhook", () => {
  for (const { name, url, refused } of readCases("webhook/target-address") as readonly AddressCase[]) {
    it(`${refused === null ? "may be" : "is never"} ${name}`, () => {
      expect(refusalOf(url, strict)?.code ?? null).to.equal(refused);
    });
  }

  it("is refused when any address that its name stands for is private", () => {
    const url = new URL("https://hooks.example.jp/");
    expect(mayCall(url, ["8.8.8.8", "2606:4700:4700::1111"], strict)).to.equal(true);
    for (const address of ["10.0.0.1", "::1", "::ffff:10.0.0.1", "fe80::1%eth0", "nonsense", ""]) {
      expect(mayCall(url, ["8.8.8.8", address], strict), address).to.equal(false);
    }
    expect(mayCall(url, [], strict)).to.equal(false);
  });

  it("may be this machine in trials, and then nothing else under its name", () => {
    for (const text of ["http://localhost:4000/", "https://127.0.0.1:5001/", "http://[::1]:4000/"]) {
      expect(refusalOf(text, trial), text).to.equal(undefined);
      expect(mayCall(new URL(text), ["127.0.0.1", "::1"], trial)).to.equal(true);
      expect(mayCall(new URL(text), ["10.0.0.1"], trial)).to.equal(false);
      expect(mayCall(new URL(text), ["8.8.8.8"], trial)).to.equal(false);
    }
    expect(refusalOf("http://hooks.example.jp/", trial)?.code).to.equal("webhookUrlNotHttps");
    expect(refusalOf("https://10.0.0.1/", trial)?.code).to.equal("webhookAddressRefused");
  });
});
