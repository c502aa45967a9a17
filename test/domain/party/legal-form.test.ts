import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { present } from "../../../src/domain/kernel/invariant.ts";
import { legalFormOn, legalFormShortCuts, legalFormsOn } from "../../../src/domain/party/legal-form.ts";
import {
  legalFormCodes,
  legalFormColumns,
  type LegalForm,
} from "../../../src/domain/party/legal-form-row.ts";
import {
  changeOfForm,
  distributionFlag,
  equityInto,
  lockGrade,
} from "../../../src/domain/party/legal-form-teeth.ts";
import { readCases } from "../../support/cases.ts";

interface Case {
  readonly form: string;
  readonly equity: boolean;
  readonly paidOut: "allowed" | "breach" | "limit";
  readonly lock: number;
}

const today = localDate("2026-11-01");

function form(code: string, day = today): LegalForm {
  const found = legalFormOn(code, day);
  return present(found.ok ? found.value : undefined, code);
}

describe("legal forms", () => {
  const cases = readCases("party/legal-form") as readonly Case[];

  for (const c of cases) {
    it(`${c.form}: equity of outsiders, surplus and locks are those of the reference table`, () => {
      expect(equityInto(form(c.form)).ok).to.equal(c.equity);
      expect(distributionFlag(form(c.form), true)?.severity ?? "allowed").to.equal(c.paidOut);
      expect(distributionFlag(form(c.form), false)).to.equal(undefined);
      expect(lockGrade(form(c.form))).to.equal(c.lock);
    });
  }

  it("has a row for every code, in both languages, with its source", () => {
    expect(cases.map((c) => c.form)).to.have.members([...legalFormCodes]);
    for (const { name, source, cells } of legalFormsOn(today)) {
      const words = [name, ...legalFormColumns.map((column) => cells[column].words)];
      for (const { ja, en } of words) expect([ja.length > 0, en.length > 0]).to.deep.equal([true, true]);
      expect(source).to.not.equal("");
    }
  });

  it("is read with the row of its day: the reform of April 2025 changed what binds the public-interest forms", () => {
    expect(form("pia", localDate("2025-03-31")).validFrom).to.equal("2008-12-01");
    expect(form("pia", localDate("2025-04-01")).validFrom).to.equal("2025-04-01");
  });

  it("knows no form before its law, and none it has no row for", () => {
    expect(legalFormOn("wc", localDate("2022-09-30"))).to.deep.nested.include({
      ok: false,
      "rejection.code": "legalFormNotYet",
    });
    expect(legalFormOn("plc", today)).to.deep.nested.include({ "rejection.code": "legalFormUnknown" });
    expect(legalFormsOn(localDate("2022-09-30")).map(({ code }) => code)).to.not.include("wc");
  });

  it("refuses equity into an NPO corporation, and into a cooperative from outside its members", () => {
    expect(equityInto(form("npo"))).to.deep.nested.include({
      "rejection.code": "equityNotPossible",
      "rejection.figures.legalForm": "npo",
    });
    expect(equityInto(form("wc"))).to.deep.nested.include({ "rejection.code": "equityOfMembersOnly" });
  });

  it("says what a change from an association to a company changes, and what is lost by it", () => {
    const change = changeOfForm(form("gia_np"), form("kk"));
    const columns = change.ok ? change.value.columns : [];
    expect(columns.map(({ column, loses }) => [column, loses])).to.deep.equal([
      ["outsideEquity", false],
      ["distribution", false],
      ["missionLock", true],
      ["assetLock", true],
      ["corporateTax", false],
      ["donorRelief", false],
      ["setUp", false],
    ]);
    expect(change.ok && change.value.lockGrades).to.deep.equal({ before: 2, after: 0 });
    expect(changeOfForm(form("kk"), form("kk"))).to.deep.nested.include({
      "rejection.code": "legalFormUnchanged",
    });
  });

  it("shows the short cuts of the METI paper", () => {
    expect(legalFormShortCuts.map(({ need, code }) => [need, code])).to.deep.equal([
      ["quickStart", "gia"],
      ["donations", "npo_c"],
      ["equity", "kk"],
    ]);
  });
});
