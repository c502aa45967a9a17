import { expect } from "chai";
import { checkMapping } from "../../../src/domain/impact/column-mapping.ts";
import { planImport, type ImportWorld } from "../../../src/domain/impact/observation-import.ts";
import { observationColumns, placesOf, readRow } from "../../../src/domain/impact/observation-table.ts";
import { canonicalDecimal, decimal } from "../../../src/domain/kernel/decimal.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import { observation } from "../../support/observations.ts";

interface RowCase {
  readonly name: string;
  readonly cells: readonly string[];
  readonly reads?: object;
  readonly findings?: readonly (readonly [string, string])[];
}

const header = Object.values(observationColumns).map(({ ja }) => ja);

describe("mapping of columns", () => {
  it("names own headings, one for one column; the others are known as usual", () => {
    const mapped = { value: "人数", firstOn: "いつから" };
    const places = accepted(
      placesOf(
        ["ＫＰＩコード", "いつから", "期間の末日", "人数", "出典"],
        [],
        accepted(checkMapping(mapped)),
      ),
    );
    expect(places).to.deep.equal({ kpiCode: 0, firstOn: 1, lastOn: 2, value: 3, source: 4 });
    const lacking = refused(
      placesOf(["KPIコード", "期間の初日", "期間の末日", "実績値", "出典"], [], mapped),
    );
    expect(lacking.figures).to.deep.equal({ columns: "いつから, 人数" });
    expect(refused(checkMapping({})).code).to.equal("mappingEmpty");
    expect(refused(checkMapping({ value: "人数", note: "人 数" })).code).to.equal("mappingHeadingTwice");
  });
});

describe("table of observations", () => {
  for (const { name, cells, reads, findings = [] } of readCases(
    "impact/observation-table",
  ) as readonly RowCase[]) {
    it(name, () => {
      const places = accepted(placesOf(header, []));
      const { row, findings: found } = readRow({ line: 2, cells }, places);
      expect(found.map(({ column, code }) => [column, code])).to.deep.equal(findings);
      if (row === undefined) expect(reads).to.equal(undefined);
      else {
        const { startOn, endOn, value } = row;
        expect({ startOn, endOn, value: canonicalDecimal(value) }).to.deep.equal(reads);
      }
    });
  }

  it("knows its headings in both languages, in any order and width, and says which are missing", () => {
    const english = ["value", "ＫＰＩ code", "First Day", "Last day", "Source"];
    expect(accepted(placesOf(english, []))).to.deep.equal({
      ...{ value: 0, kpiCode: 1, firstOn: 2, lastOn: 3, source: 4 },
    });
    const lacking = refused(placesOf(["KPIコード", "実績値"], []));
    expect(lacking.figures?.["columns"]).to.equal(
      "期間の初日 / First day, 期間の末日 / Last day, 出典 / Source",
    );
  });

  const row = {
    ...{ line: 2, kpiCode: "WALK", project: "", source: "city", note: "", asOf: undefined },
    ...{ startOn: localDate("2025-04-01"), endOn: localDate("2026-04-01"), value: decimal("51") },
  };
  const world: ImportWorld = {
    kpis: [{ id: "k1", code: "WALK", projectNames: ["港町", "Harbour"] }],
    series: [],
    today: localDate("2026-06-01"),
  };
  const codes = (rows: readonly (typeof row)[], inWorld: ImportWorld = world) =>
    planImport(rows, inWorld).findings.map(({ line, code, severity }) => [line, code, severity]);

  it("takes a row for one KPI, and refuses a second one for the same period and source", () => {
    expect(planImport([row], world).planned.map(({ version }) => version)).to.deep.equal([1]);
    expect(codes([row, { ...row, line: 3 }])).to.deep.equal([[3, "importRowTwice", "error"]]);
    expect(codes([row, { ...row, line: 3, source: "organizer" }])).to.deep.equal([]);
  });

  it("asks for the project where two of them use the code", () => {
    const two = { ...world, kpis: [...world.kpis, { id: "k2", code: "WALK", projectNames: ["山里"] }] };
    expect(codes([row], two)).to.deep.equal([[2, "importKpiAmbiguous", "error"]]);
    expect(codes([{ ...row, project: "港町" }], two)).to.deep.equal([]);
    expect(codes([{ ...row, kpiCode: "RUN" }], two)).to.deep.equal([[2, "importKpiUnknown", "error"]]);
  });

  it("refuses a period that is not over, a report under way, and a restatement without a reason", () => {
    expect(codes([{ ...row, endOn: localDate("2027-04-01") }])).to.deep.equal([
      [2, "periodNotOver", "error"],
    ]);
    const submitted = {
      by: "Mori",
      role: "organizer",
      step: "submitted",
      value: "50",
      evidence: [],
    } as const;
    const reviewed = { by: "Hara", role: "reviewer" } as const;
    const open = { ...world, series: [observation([submitted], { source: "city" })] };
    expect(codes([row], open)).to.deep.equal([[2, "observationAlreadyOpen", "error"]]);
    const life = [
      submitted,
      { ...reviewed, step: "reviewStarted" } as const,
      { ...reviewed, step: "accepted", grade: "E0" } as const,
    ];
    const stated = { ...world, series: [observation(life, { source: "city" })] };
    expect(codes([row], stated)).to.deep.equal([[2, "restatementWithoutReason", "error"]]);
    expect(planImport([{ ...row, note: "再集計" }], stated).planned[0]?.version).to.equal(2);
  });

  it("warns of another source and refuses nothing for it", () => {
    const submitted = {
      by: "Mori",
      role: "organizer",
      step: "submitted",
      value: "50",
      evidence: [],
    } as const;
    const other = { ...world, series: [observation([submitted])] };
    expect(codes([row], other)).to.deep.equal([[2, "importSourceConflict", "warning"]]);
    expect(planImport([row], other).planned).to.have.length(1);
  });
});
