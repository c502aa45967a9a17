import { expect } from "chai";
import fc from "fast-check";
import type { Decision } from "../../../src/domain/kernel/decision.ts";
import { rateText } from "../../../src/domain/kernel/rate.ts";
import { templateColumns, templateRows } from "../../../src/domain/loan/loan-book-template.ts";
import { agreeMapping, guessMapping, rememberedMapping } from "../../../src/domain/loan/loan-book-mapping.ts";
import {
  facilityLimits,
  loanBookContradictions,
  loanBookTotals,
} from "../../../src/domain/loan/loan-book.ts";
import { readLoanBookRow } from "../../../src/domain/loan/loan-book-row.ts";
import {
  readAmount,
  readCorporateNumber,
  readCount,
  readDay,
  readRate,
  readWord,
} from "../../../src/domain/loan/loan-book-cells.ts";
import { kindWords } from "../../../src/domain/loan/loan-book-words.ts";
import { readCases } from "../../support/cases.ts";
import { bookHeader, bookMapping, bookRow, type BookRow } from "../../support/loan-books.ts";

interface CellCase {
  readonly kind: "amount" | "day" | "rate" | "fraction" | "count" | "repayment" | "corporateNumber";
  readonly text: string;
  readonly reads?: string;
  readonly refuses?: string;
}

const readings: Readonly<Record<CellCase["kind"], (text: string) => Decision<unknown>>> = {
  amount: (text) => readAmount(text, "JPY"),
  day: readDay,
  rate: (text) => readRate(text, "percent"),
  fraction: (text) => readRate(text, "fraction"),
  count: readCount,
  repayment: (text) => readWord(text, kindWords),
  corporateNumber: readCorporateNumber,
};

describe("a cell of a loan book", () => {
  for (const { kind, text, reads, refuses } of readCases("loan/loan-book-cells") as readonly CellCase[]) {
    it(`${kind} “${text}” ${refuses === undefined ? `reads ${reads ?? ""}` : `is refused: ${refuses}`}`, () => {
      const read = readings[kind](text);
      if (!read.ok) expect(read.rejection.code).to.equal(refuses);
      else
        expect(
          kind === "rate" || kind === "fraction" ? rateText(read.value as never) : String(read.value),
        ).to.equal(reads);
    });
  }

  it("an amount is read back from how it is written, with or without separators", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n }), (amount) => {
        for (const text of [String(amount), `¥${amount.toLocaleString("en-US")}`, `${amount}円`]) {
          expect(readAmount(text, "JPY")).to.deep.equal({ ok: true, value: amount });
        }
      }),
    );
  });
});

const read = (cells: BookRow, n = 1) =>
  readLoanBookRow({ line: n + 1, cells: bookRow(n, cells) }, bookHeader, bookMapping);
const codes = (cells: BookRow) => read(cells).findings.map(({ code, column }) => `${String(column)} ${code}`);

describe("a row of a loan book", () => {
  it("the template's own example is a good row in both languages", () => {
    for (const language of ["ja", "en"] as const) {
      const [header = [], cells = []] = templateRows(language);
      const { loan, findings } = readLoanBookRow({ line: 2, cells }, header, guessMapping(header));
      expect(findings).to.deep.equal([]);
      expect(loan).to.include({ number: "L-2023-0001", outstanding: 24_000_000n, kind: "equalPrincipal" });
    }
  });

  it("every word the template offers is read", () => {
    for (const { label, words } of templateColumns()) {
      const key = bookHeader.indexOf(label.ja);
      for (const word of words) {
        const cells = bookRow(1).map((cell, i) => (i === key ? word : cell));
        const found = readLoanBookRow({ line: 2, cells }, bookHeader, bookMapping).findings;
        expect(
          found.filter(({ code }) => code === "cellNotWord"),
          word,
        ).to.deep.equal([]);
      }
    }
  });

  it("all complaints about a row are found, not only the first", () => {
    expect(
      codes({ outstanding: "多額", nextDueOn: "いつか", kind: "リボ", instalments: "", fixedRate: "" }),
    ).to.have.members([
      "outstanding cellNotAmount",
      "nextDueOn cellNotDay",
      "kind cellNotWord",
      "instalments cellEmpty",
      "fixedRate rateMissing",
    ]);
  });

  it("what the parts say together is held against each other", () => {
    expect(codes({ outstanding: "70,000,000" })).to.deep.equal(["outstanding outstandingAboveOriginal"]);
    expect(codes({ outstanding: "0" })).to.deep.equal(["outstanding outstandingNotPositive"]);
    expect(codes({ nextDueOn: "2025/12/31" })).to.deep.equal(["nextDueOn nextDueNotAfterInterest"]);
    expect(codes({ interestPaidTo: "2026/1/20" })).to.deep.equal([
      "interestPaidTo interestPaidBeyondTakeover",
    ]);
    expect(codes({ interestPaidTo: "", accruedInterest: "1" })).to.deep.equal([
      "accruedInterest accruedInterestWithoutDays",
    ]);
    expect(codes({ baseRateIndex: "TIBOR" })).to.deep.equal(["fixedRate rateGivenTwice"]);
    expect(codes({ fixedRate: "", creditMargin: "1%" })).to.deep.equal(["baseRateIndex rateIncomplete"]);
    expect(codes({ kind: "期日一括", instalmentAmount: "100" })).to.deep.equal([
      "instalmentAmount instalmentAmountNotForKind",
    ]);
  });

  it("a rate that looks like a fraction is pointed at and kept", () => {
    const { loan, findings } = read({ fixedRate: "0.01475" });
    expect(findings.map(({ code, severity }) => [code, severity])).to.deep.equal([
      ["rateSuspiciouslyLow", "warning"],
    ]);
    expect(loan?.creditMargin).to.equal(1_475_000n);
  });
});

describe("a loan book as a whole", () => {
  const loans = (...rows: readonly BookRow[]) => rows.flatMap((cells, i) => read(cells, i + 1).loan ?? []);

  it("a loan number stands once, a facility has one borrower, a corporate number one name", () => {
    const book = loans(
      { loanNumber: "A", corporateNumber: "7000012050002" },
      { loanNumber: "A", corporateNumber: "7000012050002", borrowerName: "別の会社" },
    );
    expect(loanBookContradictions(book).map(({ line, code }) => [line, code])).to.have.deep.members([
      [3, "loanNumberTwice"],
      [3, "facilityBorrowersDiffer"],
      [3, "corporateNumberNamesDiffer"],
    ]);
  });

  it("totals are by kind and currency, and a facility has room for what was lent under it", () => {
    const book = loans({ kind: "期日一括", outstanding: "100" }, { kind: "期日一括", outstanding: "200" });
    expect(loanBookTotals(book)).to.deep.equal([
      { kind: "bullet", currency: "JPY", loans: 2, outstanding: 300n },
    ]);
    expect([...facilityLimits(book)]).to.deep.equal([["TF-1", 120_000_000n]]);
  });
});

describe("the mapping of a loan book", () => {
  it("is guessed from Japanese and English names in any width", () => {
    const { columns } = guessMapping(["口座番号", "債務者名", "ＢＡＬＡＮＣＥ", "関係ない列"]);
    expect(columns).to.deep.equal({
      loanNumber: "口座番号",
      borrowerName: "債務者名",
      outstanding: "ＢＡＬＡＮＣＥ",
    });
  });

  it("what was agreed for one file is offered for the next as far as its headings are there", () => {
    const kept = {
      columns: { loanNumber: "管理No", kind: "種別" },
      constants: { dayCount: "365日" },
      rateUnit: "fraction",
    } as const;
    expect(rememberedMapping(["管理No", "残高"], kept)).to.deep.equal({
      columns: { loanNumber: "管理No", outstanding: "残高" },
      constants: { dayCount: "365日" },
      rateUnit: "fraction",
    });
  });

  it("is refused where a heading is unknown or serves twice", () => {
    const refusal = (columns: Readonly<Record<string, string>>) => {
      const agreed = agreeMapping(
        { ...bookMapping, columns: { ...bookMapping.columns, ...columns } },
        bookHeader,
      );
      return agreed.ok ? undefined : agreed.rejection.code;
    };
    expect(refusal({})).to.equal(undefined);
    expect(refusal({ purpose: "無い見出し" })).to.equal("mappingHeadingUnknown");
    expect(refusal({ purpose: "残高" })).to.equal("mappingHeadingTwice");
  });
});
