import { expect } from "chai";
import {
  checkCsvText,
  checkEvidenceFile,
  duplicateEvidence,
  type EvidenceFile,
  type EvidenceLink,
} from "../../../src/domain/impact/evidence.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";

interface FileCase {
  readonly name: string;
  readonly file: EvidenceFile;
  readonly mediaType?: string;
  readonly refused?: string;
}

describe("evidence file", () => {
  for (const { name, file, mediaType, refused: code } of readCases(
    "impact/evidence-file",
  ) as readonly FileCase[]) {
    it(`${name}: ${mediaType ?? `refused, ${String(code)}`}`, () => {
      const decision = checkEvidenceFile(file);
      if (code === undefined) expect(accepted(decision)).to.equal(mediaType);
      else expect(refused(decision).code).to.equal(code);
    });
  }

  it("shows by how much a file is too large", () => {
    const file = { declaredName: "big.pdf", sniffedType: "application/pdf", size: 1001, limit: 1000 };
    expect(refused(checkEvidenceFile(file)).figures).to.deep.equal({
      declaredName: "big.pdf",
      size: 1001,
      limit: 1000,
    });
  });

  it("shows what a file says it is and what it is", () => {
    const file = { declaredName: "a.pdf", sniffedType: "image/png", size: 9, limit: 1000 };
    expect(refused(checkEvidenceFile(file)).figures).to.deep.equal({
      declaredName: "a.pdf",
      sniffedType: "image/png",
    });
  });
});

describe("CSV text", () => {
  it("is accepted with any line ends and Japanese", () => {
    expect(accepted(checkCsvText("期間,実績\r\n2025年度,51.7\r\n"))).to.equal(true);
  });

  it("holds no NUL, and the first one is shown", () => {
    expect(refused(checkCsvText("a,b\nc\u0000,d\u0000"))).to.deep.equal({
      code: "evidenceTypeMismatch",
      figures: { declaredType: "text/csv", nulAt: 5 },
    });
  });

  it("is not blank, not even with a byte order mark", () => {
    for (const text of ["", " \r\n\t", "\uFEFF\n"]) {
      expect(refused(checkCsvText(text)).code).to.equal("evidenceEmpty");
    }
  });
});

describe("duplicate evidence", () => {
  const period = { startOn: localDate("2025-04-01"), endOn: localDate("2026-04-01"), label: "2025年度" };
  const link: EvidenceLink = { sha256: "aa", observationId: "o1", kpiId: "k1", period };

  it("flags the same file for another KPI or another period", () => {
    const otherKpi = { ...link, observationId: "o2", kpiId: "k2" };
    const earlier = { ...period, startOn: localDate("2024-04-01"), endOn: localDate("2025-04-01") };
    const otherPeriod = { ...link, observationId: "o3", period: earlier };
    const otherFile = { ...link, observationId: "o4", kpiId: "k2", sha256: "bb" };
    expect(duplicateEvidence(link, [otherKpi, otherPeriod, otherFile])).to.deep.equal([
      otherKpi,
      otherPeriod,
    ]);
  });

  it("does not flag the same KPI and period, whatever the period is called", () => {
    const again = { ...link, observationId: "o5", period: { ...period, label: "FY2025" } };
    expect(duplicateEvidence(link, [link, again])).to.deep.equal([]);
  });
});
