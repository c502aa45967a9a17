import { createHash } from "node:crypto";
import { expect } from "chai";
import { canonicalJson, canonicalValue } from "../../src/domain/kernel/canonical-json.ts";
import { addMonths, localDate } from "../../src/domain/kernel/local-date.ts";
import { languages, type Language } from "../../src/domain/report/language.ts";
import type { LoanReport, ScheduleRow } from "../../src/domain/report/loan-report.ts";
import { renderCheckedLoanReport, renderLoanReport } from "../../reports/loan-report/render.ts";
import { exampleLoanReport } from "../support/loan-report.ts";
import { attachmentOf, pageTexts, structureOf, withPdf } from "../support/pdf.ts";
import { needsProgram, outputOf } from "../support/programs.ts";

const report = exampleLoanReport();

describe("the loan report as a PDF", function () {
  this.timeout(600_000);
  const documents = new Map<Language, Uint8Array>();

  before(async () => {
    for (const language of languages) documents.set(language, await renderLoanReport(report, language));
  });

  it("is the same bytes for the same model, whatever was drawn in between", async () => {
    await renderLoanReport(withRows(30), "en");
    const again = await renderLoanReport(structuredClone(report), "ja");
    expect(Buffer.compare(again, documents.get("ja")!)).to.equal(0);
  });

  it("is other bytes for another language or another figure", async () => {
    const other = await renderLoanReport({ ...report, documentId: "LR-2025-0032" }, "ja");
    const hashes = [other, ...documents.values()].map((bytes) =>
      createHash("sha256").update(bytes).digest("hex"),
    );
    expect(new Set(hashes).size).to.equal(3);
  });

  for (const language of languages) {
    it(`has two to four pages (${language})`, function () {
      needsProgram(this, "pdftotext");
      expect(pageTexts(documents.get(language)!).length).to.be.within(2, 4);
    });

    it(`has no defect qpdf can find (${language})`, function () {
      needsProgram(this, "qpdf");
      const findings = withPdf(documents.get(language)!, (file) => outputOf("qpdf", ["--check", file]));
      expect(findings).to.contain("No syntax or stream encoding errors found");
    });

    it(`embeds every font, with a map back to Unicode (${language})`, function () {
      needsProgram(this, "pdffonts");
      const [, , ...fonts] = withPdf(documents.get(language)!, (file) => outputOf("pdffonts", [file]))
        .trim()
        .split("\n");
      expect(fonts).to.have.length(3);
      for (const font of fonts) expect(font).to.match(/BIZUD\S+\s.*\byes yes yes\b/);
    });
  }

  it("gives Japanese names and marks back unchanged", function () {
    needsProgram(this, "pdftotext");
    const text = pageTexts(documents.get("ja")!).join("\n").replace(/\s+/g, "");
    for (const words of ["株式会社山﨑砂利商店", "㈱髙﨑運輸", "マニフェスト集計①", "○達成", "×未達"]) {
      expect(text).to.contain(words);
    }
  });

  it("states figures with separators, units and signs", function () {
    needsProgram(this, "pdftotext");
    const text = pageTexts(documents.get("ja")!).join("\n");
    for (const figure of ["500,000,000円", "0.875 % → 0.925 %", "2,193,493", "−7.5", "71.4"]) {
      expect(text).to.contain(figure);
    }
  });

  it("marks what is fictional on every page and lists the public sources", function () {
    needsProgram(this, "pdftotext");
    const pages = pageTexts(documents.get("ja")!);
    for (const page of pages) expect(page).to.contain("架空");
    expect(pages.at(-1)).to.match(/\[1\]\s+びわ湖放送/);
  });

  it("tells at the foot of each page which document, viewpoint and data it is", async function () {
    needsProgram(this, "pdftotext");
    const { dataHash } = await renderCheckedLoanReport(report, "en");
    const pages = pageTexts(documents.get("en")!);
    for (const [i, page] of pages.entries()) {
      expect(page).to.match(new RegExp(`\\b${i + 1} ?/ ?${pages.length}\\s`));
      expect(page.replace(/ +/g, " ")).to.contain(
        "LR-2025-0031 FINAL As of 2025-08-31 Known at 2025-09-01 09:00 JST",
      );
      expect(page).to.contain(`Data hash ${dataHash.slice(0, 16)}`);
    }
  });

  it("carries the model it was made from, with the hash it prints", async function () {
    needsProgram(this, "pdfdetach");
    const { dataHash } = await renderCheckedLoanReport(report, "ja");
    const attached = attachmentOf(documents.get("ja")!, "report-data.json");
    expect(attached).to.equal(canonicalJson(canonicalValue(report)!));
    expect(createHash("sha256").update(attached).digest("hex")).to.equal(dataHash);
  });

  it("carries the schedule as CSV", function () {
    needsProgram(this, "pdfdetach");
    const attached = attachmentOf(documents.get("ja")!, "schedule.csv");
    const [head, first] = attached.split("\r\n");
    expect(head).to.equal("\uFEFFdueOn,adjustedDueOn,days,annualRates,interest,principal,balance,state");
    expect(first).to.equal("2024-03-31,2024-04-01,183,0.00825,2068150,0,500000000,paid");
  });

  it("has the title and language of its readers", function () {
    needsProgram(this, "pdfinfo");
    const about = withPdf(documents.get("ja")!, (file) => outputOf("pdfinfo", [file]));
    expect(about).to.match(/Title:\s+サステナビリティ・リンク・ローン報告書（株式会社山﨑砂利商店）/);
    expect(about).to.match(/Tagged:\s+yes/);
    expect(Buffer.from(documents.get("ja")!).includes("/Lang (ja-JP)")).to.equal(true);
    expect(Buffer.from(documents.get("en")!).includes("/Lang (en)")).to.equal(true);
  });

  it("tells a screen reader headings, tables with their header cells, and charts in a sentence", function () {
    needsProgram(this, "pdfinfo");
    const structure = structureOf(documents.get("ja")!);
    expect(structure.match(/^ {2}H1 /gm)).to.have.length(1);
    expect(structure.match(/^ {2}H2 /gm)).to.have.length(10);
    expect(structure.match(/\/Scope \/Column/g)!.length).to.be.greaterThan(30);
    expect(structure.match(/\/Scope \/Row/g)!.length).to.be.greaterThan(20);
    expect(structure.match(/^ {2}Figure/gm)).to.have.length(3);
  });

  it("is PDF/A-3a and PDF/UA-1, also with marks of XML in its title and over many pages", async function () {
    needsProgram(this, "verapdf");
    this.timeout(600_000);
    const { borrower } = report;
    const name = { ja: 'A & B <工務店> "髙"', en: "A & B <Builders> 'x'" };
    const marked = { ...withRows(120), borrower: { ...borrower, name: { ...borrower.name, value: name } } };
    for (const bytes of [...documents.values(), await renderLoanReport(marked, "ja")]) {
      const verdict = withPdf(bytes, (file) => outputOf("verapdf", ["3a,ua1", file]));
      expect(verdict.trim().split("\n")).to.deep.equal([
        "document.pdf 3a compliant",
        "document.pdf ua1 compliant",
      ]);
    }
  });
});

describe("the loan report at its edges", function () {
  this.timeout(600_000);

  it("repeats the header of a schedule of 400 rows on each of its pages", async function () {
    needsProgram(this, "pdftotext");
    const pages = pageTexts(await renderLoanReport(withRows(400), "en"));
    const scheduled = pages.filter((page) => /\b20\d\d-\d\d-28\s+20\d\d-\d\d-28\b/.test(page));
    expect(scheduled.length).to.be.greaterThan(8);
    for (const page of scheduled) expect(page).to.match(/Due\s+Paid on\s+Days\s+Rate\s+Interest/);
    expect(pages.join("").match(/\b20\d\d-\d\d-28\s+20\d\d-\d\d-28\b/g)).to.have.length(400);
  });

  it("sums a whole schedule exactly and an excerpt not at all", async function () {
    needsProgram(this, "pdftotext");
    const whole = pageTexts(await renderLoanReport(withRows(400), "en")).join("");
    // 400 × 1,000,000 + (0 + 1 + … + 399)
    expect(whole).to.match(/Total\s+400,079,800\s/);
    const excerpt = pageTexts(await renderLoanReport(report, "en")).join("");
    expect(excerpt).not.to.match(/Total\s+\d/);
  });

  it("a report of one row and nothing else is complete", async function () {
    needsProgram(this, "pdftotext");
    const text = pageTexts(await renderLoanReport(bareReport(), "ja")).join("\n");
    expect(text).to.contain("未達・未解決事項はない（2025-08-30、審査部 甲野が確認）。");
    expect(text).to.contain("証憑はまだ提出されていない。");
    expect(text).to.contain("この貸付に連動するKPIはない。");
  });

  it("shows a character without a shape as 〓 and says which it was", async function () {
    const named = { ja: "𠮷野家", en: "Yoshinoya" };
    const { borrower } = report;
    const renamed = { ...report, borrower: { ...borrower, name: { ...borrower.name, value: named } } };
    const { bytes, warnings } = await renderCheckedLoanReport(renamed, "ja");
    expect(warnings).to.deep.equal(["U+20BB7"]);
    expect((await renderCheckedLoanReport(report, "ja")).warnings).to.deep.equal([]);
    needsProgram(this, "pdftotext");
    const text = pageTexts(bytes).join("\n");
    expect(text).to.contain("〓野家");
    expect(text).to.contain("書体にない文字を〓で示した：U+20BB7");
  });

  it("breaks no amount, however long, and lets no text leave the page", async function () {
    needsProgram(this, "pdftotext");
    const bytes = await renderLoanReport(overlongReport(), "ja");
    const text = pageTexts(bytes).join("\n");
    expect(text).to.contain("98,765,432,109,876,543,210円");
    expect(text).to.contain("12,345,678,901,234,567,890,123");
    const words = withPdf(bytes, (file) => outputOf("pdftotext", ["-bbox", file, "-"]));
    for (const [, right] of words.matchAll(/xMax="([\d.]+)"/g)) {
      expect(Number(right)).to.be.at.most(595.28 - 40);
    }
  });
});

function withRows(count: number): LoanReport {
  const start = localDate("2020-04-28");
  const rows = Array.from({ length: count }, (_, i): ScheduleRow => {
    const dueOn = addMonths(start, i);
    return {
      dueOn,
      adjustedDueOn: dueOn,
      days: 30,
      annualRates: i % 7 === 0 ? ["0.008", "0.0075125"] : ["0.008"],
      interest: String(1_000_000 + i),
      principal: "0",
      balance: "500000000",
      state: "projected",
    };
  });
  return { ...report, schedule: { totalRows: count, rows } };
}

function bareReport(): LoanReport {
  return {
    ...report,
    journal: [],
    kpis: [],
    evidence: [],
    sources: [],
    rates: report.rates.slice(0, 1),
    schedule: { totalRows: 1, rows: report.schedule.rows.slice(0, 1) },
    summary: { tests: [], rateNow: report.summary.rateNow },
    negativeResults: {
      kind: "noneAsserted",
      assertedBy: { ja: "審査部 甲野", en: "K. Kono, credit department" },
      assertedOn: localDate("2025-08-30"),
    },
  };
}

function overlongReport(): LoanReport {
  const { loan, schedule, evidence, borrower } = report;
  const amounts = { interest: "98765432109876543210", principal: "12345678901234567890123" };
  const long = "地域循環共生圏推進機構および山間地域の移動支援・買物支援・見守り事業協同組合連合会".repeat(3);
  const fileName = `${"very_long_file_name_without_blanks".repeat(6)}.pdf`;
  return {
    ...report,
    borrower: { ...borrower, name: { ...borrower.name, value: { ja: long, en: long } } },
    loan: { ...loan, principal: { ...loan.principal, value: "98765432109876543210" } },
    schedule: { ...schedule, rows: schedule.rows.map((row) => ({ ...row, ...amounts })) },
    evidence: evidence.map((entry) => ({
      ...entry,
      fileName,
      uploadedBy: { ja: long.repeat(20), en: long },
    })),
    negativeResults: {
      kind: "noneAsserted",
      assertedBy: { ja: long, en: long },
      assertedOn: localDate("2025-08-30"),
    },
  };
}
