import { expect } from "chai";
import fc from "fast-check";
import { keptAtLeastUntil } from "../../../src/domain/impact/evidence-retention.ts";
import {
  checkArchiveParts,
  checkPdfNames,
  checkPicture,
} from "../../../src/domain/impact/evidence-content.ts";
import { checkNextVersion, versionFor } from "../../../src/domain/impact/kpi-version.ts";
import type { KpiDefinition } from "../../../src/domain/impact/kpi.ts";
import { periodOfFeed, feedPeriodLengths } from "../../../src/domain/impact/feed-period.ts";
import { isSmallCell } from "../../../src/domain/project/small-cell.ts";
import { decimal } from "../../../src/domain/kernel/decimal.ts";
import { instantFromMillis } from "../../../src/domain/kernel/instant.ts";
import { addDays, dayFromEpoch, localDate } from "../../../src/domain/kernel/local-date.ts";
import { plainDefinition } from "../../support/sample-evidence.ts";
import { accepted, refused } from "../../support/decisions.ts";

const last: KpiDefinition = {
  ...plainDefinition,
  ...{ kpiId: "k1", code: "VISIT", version: 1, recordedAt: instantFromMillis(Date.UTC(2025, 3, 1)) },
};

describe("version of a KPI", () => {
  it("follows the last one in time, says something else, and is an own definition or a public metric", () => {
    const next = {
      ...last,
      formula: { ja: "世帯数", en: "households" },
      effectiveOn: localDate("2026-04-01"),
    };
    expect(accepted(checkNextVersion(next, last))).to.equal(true);
    const code = (definition: KpiDefinition) => refused(checkNextVersion(definition, last)).code;
    expect(code(last)).to.equal("definitionUnchanged");
    expect(code({ ...next, effectiveOn: localDate("2025-03-31") })).to.equal("effectiveBeforeLast");
    expect(code({ ...next, irisCodes: ["PI4060"] })).to.equal("ownDefinitionHasCatalogue");
    expect(code({ ...next, smallestCell: 1 })).to.equal("smallestCellTooSmall");
  });

  const day = fc.integer({ min: 18_000, max: 22_000 }).map(dayFromEpoch);
  const version = fc.record({
    effectiveOn: day,
    recordedAt: fc.integer({ min: 0, max: 1_000 }).map((n) => instantFromMillis(n * 86_400_000)),
  });

  it("law: a version recorded after a report never changes the version the report was made on", () => {
    fc.assert(
      fc.property(fc.array(version), fc.array(version), day, (before, after, periodStartOn) => {
        const numbered = [...before, ...after].map((each, n) => ({ ...each, version: n + 2 }));
        const known = numbered.slice(0, before.length);
        const recordedAt = instantFromMillis(2_000 * 86_400_000);
        const later = numbered
          .slice(before.length)
          .map((each) => ({ ...each, recordedAt: instantFromMillis(2_001 * 86_400_000) }));
        const report = { periodStartOn, recordedAt };
        expect(versionFor([...known, ...later], report)).to.equal(versionFor(known, report));
      }),
    );
  });
});

describe("period of a feed", () => {
  it("law: contains its day, or ends with the period that does; periods of one length tile the days", () => {
    const rule = fc.record({ length: fc.constantFrom(...feedPeriodLengths) });
    const day = fc.integer({ min: 10_000, max: 30_000 }).map(dayFromEpoch);
    fc.assert(
      fc.property(day, rule, (on, { length }) => {
        const containing = periodOfFeed(on, { length, which: "containing" });
        const before = periodOfFeed(on, { length, which: "before" });
        expect(containing.startOn <= on && on < containing.endOn).to.equal(true);
        expect(before.endOn).to.equal(containing.startOn);
        expect(periodOfFeed(addDays(containing.endOn, -1), { length, which: "containing" })).to.deep.equal(
          containing,
        );
      }),
    );
  });
});

describe("small cell", () => {
  it("is a count of people below the smallest cell, and never nobody", () => {
    const isSmall = (value: string, smallestCell?: number) =>
      isSmallCell({ value: decimal(value), smallestCell });
    expect(["0", "1", "4.9", "5", "12"].map((value) => isSmall(value, 5))).to.deep.equal([
      ...[false, true, true, false, false],
    ]);
    expect(isSmall("1")).to.equal(false);
  });
});

describe("content of evidence", () => {
  it("is refused with macros, with scripts, with other files inside, and as a picture of impossible size", () => {
    const parts = ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"];
    expect(accepted(checkArchiveParts(parts))).to.equal(true);
    expect(refused(checkArchiveParts([...parts, "xl/vbaProject.bin"])).code).to.equal("evidenceHasMacros");
    expect(refused(checkArchiveParts([...parts, "xl/macrosheets/sheet1.xml"])).code).to.equal(
      "evidenceHasMacros",
    );
    expect(refused(checkArchiveParts([...parts, "xl/embeddings/oleObject1.bin"])).code).to.equal(
      "evidenceHasEmbedded",
    );
    expect(accepted(checkPdfNames(new Set(["Catalog", "Page"])))).to.equal(true);
    expect(refused(checkPdfNames(new Set(["JavaScript"]))).code).to.equal("evidenceHasScript");
    expect(refused(checkPdfNames(new Set(["EmbeddedFile"]))).code).to.equal("evidenceHasEmbedded");
    expect(accepted(checkPicture({ width: 8_000, height: 6_000 }))).to.equal(true);
    expect(refused(checkPicture({ width: 60_000, height: 60_000 })).code).to.equal("evidencePictureTooLarge");
  });

  it("is kept for ten years, anew from the last decision that read it", () => {
    const givenOn = localDate("2025-04-21");
    expect(keptAtLeastUntil({ givenOn, readOn: undefined })).to.equal("2035-04-21");
    expect(keptAtLeastUntil({ givenOn, readOn: localDate("2026-01-10") })).to.equal("2036-01-10");
  });
});
