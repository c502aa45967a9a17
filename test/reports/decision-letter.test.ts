import { expect } from "chai";
import { renderDecisionLetter } from "../../reports/decision-letter/render.ts";
import type { DecisionPaper } from "../../src/app/application/read-applications.ts";
import { instantFromMillis } from "../../src/domain/kernel/instant.ts";
import { languages, type Language } from "../../src/domain/report/language.ts";
import { readFixture } from "../support/cases.ts";
import { pageTexts, structureOf, withPdf } from "../support/pdf.ts";
import { needsProgram, outputOf } from "../support/programs.ts";

const letter = readFixture("programme/decision-letter.sample.json") as DecisionPaper["letter"];
const paper: DecisionPaper = {
  letter,
  issuedAt: instantFromMillis(Date.UTC(2026, 10, 2, 1, 30)),
  fictional: true,
};

describe("the letter of a decision as a PDF", function () {
  this.timeout(600_000);
  const documents = new Map<Language, Uint8Array>();

  before(async () => {
    for (const language of languages) documents.set(language, await renderDecisionLetter(paper, language));
  });

  const wordsIn = (bytes: Uint8Array): string => pageTexts(bytes).join("\n").replace(/\s+/g, "");

  it("is the same bytes for the same decision", async () => {
    const again = await renderDecisionLetter(structuredClone(paper), "ja");
    expect(Buffer.compare(again, documents.get("ja")!)).to.equal(0);
  });

  it("says amounts, terms, rate with its source, conditions with their days, reasons and both people", function () {
    needsProgram(this, "pdftotext");
    const text = wordsIn(documents.get("ja")!);
    for (const words of [
      "架空の髙島福祉会御中",
      "条件を付けてお申込みを承認します。",
      "32,000,000円",
      "240か月（うち据置24か月）",
      "特別利率B",
      "−0.65%",
      "賃貸借契約の写しを提出する（期限2026-12-31）",
      "必要性が高く、計画が確かである。",
      "近江花子、安土秋子（二名による決定）",
      letter.contentHash.slice(0, 16),
    ]) {
      expect(text).to.contain(words);
    }
    expect(wordsIn(documents.get("en")!))
      .to.contain("¥32,000,000")
      .and.contain("SpecialrateB");
  });

  it("grants nothing and names no condition where the application is declined", async function () {
    needsProgram(this, "pdftotext");
    const decision = { ...letter.decision, kind: "decline", granted: null } as const;
    const declined = { ...paper, letter: { ...letter, decision, tier: null, conditions: [] } };
    const text = wordsIn(await renderDecisionLetter(declined, "ja"));
    expect(text)
      .to.contain("お申込みには応じられません。")
      .and.not.contain("実行前条件")
      .and.not.contain("利率");
  });

  it("tells a screen reader its title, its parts and the heads of its rows", function () {
    needsProgram(this, "pdfinfo");
    const structure = structureOf(documents.get("ja")!);
    expect(structure.match(/^ {2}H1 /gm)).to.have.length(1);
    expect(structure.match(/^ {2}H2 /gm)).to.have.length(6);
    expect(structure.match(/\/Scope \/Row/g)!.length).to.be.greaterThan(10);
  });

  it("is PDF/A-3a and PDF/UA-1 in both languages", function () {
    needsProgram(this, "verapdf");
    for (const bytes of documents.values()) {
      const verdict = withPdf(bytes, (file) => outputOf("verapdf", ["3a,ua1", file]));
      expect(verdict.trim().split("\n")).to.deep.equal([
        "document.pdf 3a compliant",
        "document.pdf ua1 compliant",
      ]);
    }
  });
});
