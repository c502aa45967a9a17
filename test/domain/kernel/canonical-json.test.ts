import { expect } from "chai";
import { canonicalJson, canonicalValue } from "../../../src/domain/kernel/canonical-json.ts";

describe("canonical JSON", () => {
  it("sorts keys at every depth and leaves no blanks", () => {
    expect(canonicalJson({ b: [1, { z: null, a: true }], a: "x" })).to.equal(
      '{"a":"x","b":[1,{"a":true,"z":null}]}',
    );
  });

  it("leaves absent fields out", () => {
    expect(canonicalJson({ a: undefined, b: 1 })).to.equal('{"b":1}');
    expect(canonicalJson({ a: undefined })).to.equal("{}");
  });

  it("writes text and keys in NFC: か with a separate voicing mark is が", () => {
    expect(canonicalJson({ "か\u3099": "か\u3099" })).to.equal('{"が":"が"}');
  });

  it("sorts keys after normalising them", () => {
    // Å as angstrom sign (U+212B) sorts after z, as the letter it means (U+00C5) too, but A + ring sorted before b.
    const composed = canonicalJson({ "\u00c5": 1, b: 2 });
    expect(canonicalJson({ "A\u030a": 1, b: 2 })).to.equal(composed);
    expect(canonicalJson({ "\u212b": 1, b: 2 })).to.equal(composed);
  });

  it("refuses two keys that are the same text", () => {
    expect(() => canonicalJson({ が: 1, "か\u3099": 2 })).to.throw("stands twice");
  });

  it("writes whole numbers as such and large ones as text", () => {
    expect(canonicalJson([0, -0, -5, 9_007_199_254_740_991])).to.equal("[0,0,-5,9007199254740991]");
    expect(canonicalJson(9_007_199_254_740_992n)).to.equal('"9007199254740992"');
  });

  it("has no text for fractions, infinities and unsafe numbers", () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => canonicalJson(value)).to.throw("is not a whole number");
    }
  });

  it("escapes what JSON escapes", () => {
    expect(canonicalJson('"\\\n')).to.equal(String.raw`"\"\\\n"`);
  });

  it("takes a typed record as plain data, nulls in lists included, and nothing else", () => {
    const record: object = { a: [null, 1n, { b: undefined }], c: "x" };
    expect(canonicalJson(canonicalValue(record) ?? null)).to.equal('{"a":[null,"1",{}],"c":"x"}');
    expect(() => canonicalValue([undefined])).to.throw("an item of a list is missing");
    expect(() => canonicalValue({ a: () => 1 })).to.throw("a function is not plain data");
  });
});
