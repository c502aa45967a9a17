import { expect } from "chai";
import { faces } from "../../reports/kit/fonts.ts";
import { codePoints, printable } from "../../reports/kit/printable.ts";

describe("text the fonts can show", () => {
  it("names and marks of Japanese business stay as they are, in every face", () => {
    const text = "髙﨑 ① ⑳ ㈱ 〒 ㍻ № ℡ ≒ ㎡ 辻 葛 − ± → ○ △ × ≠ ← 〓";
    for (const face of faces) expect(printable(text, face)).to.deep.equal({ text, missing: [] });
  });

  it("a letter and its accent become one (NFC)", () => {
    expect(printable("か\u3099 e\u0301", "regular").text).to.equal("が é");
  });

  it("what has a plain equivalent is replaced without a warning", () => {
    expect(printable("CO₂ – ✔ ☑ ☐\t‑", "regular")).to.deep.equal({ text: "CO2 - ✓ ■ □ -", missing: [] });
  });

  it("what has none becomes 〓 and is reported once", () => {
    expect(printable("𠮷野家𠮷😀", "regular")).to.deep.equal({
      text: "〓野家〓〓",
      missing: ["𠮷", "😀"],
    });
    expect(codePoints("𠮷")).to.equal("U+20BB7");
  });

  it("a variant the font does not have falls back to the character itself", () => {
    expect(printable("辻\u{E0109}", "regular").missing).to.deep.equal([]);
  });

  it("line feeds stay, other control characters go", () => {
    expect(printable("一\n二\u0007\u200B三", "regular").text).to.equal("一\n二三");
  });
});
