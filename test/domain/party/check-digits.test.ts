import { expect } from "chai";
import { areaHolds, parseMunicipalityCode } from "../../../src/domain/party/municipality-code.ts";
import { parseRegistrationNumber } from "../../../src/domain/party/registration-number.ts";
import { readCases } from "../../support/cases.ts";

interface Case {
  readonly name: string;
  readonly number?: string;
  readonly code?: string;
  readonly rejects?: string;
  readonly expected?: number;
}

const kinds = [
  ["registration number", "party/registration-number", parseRegistrationNumber],
  ["municipality code", "party/municipality-code", parseMunicipalityCode],
] as const;

for (const [what, fixture, parse] of kinds) {
  describe(what, () => {
    for (const c of readCases(fixture) as readonly Case[]) {
      it(c.name, () => {
        const text = c.number ?? c.code ?? "";
        const parsed = parse(text);
        if (parsed.ok) expect([parsed.value, c.rejects]).to.deep.equal([text, undefined]);
        else {
          expect(parsed.rejection.code).to.equal(c.rejects);
          if (c.expected !== undefined) expect(parsed.rejection.figures?.["expected"]).to.equal(c.expected);
        }
      });
    }
  });
}

describe("area of a local government", () => {
  it("a prefecture holds its municipalities, a municipality itself alone", () => {
    expect(areaHolds("100005", "102024")).to.equal(true);
    expect(areaHolds("102024", "102024")).to.equal(true);
    expect(areaHolds("102024", "100005")).to.equal(false);
    expect(areaHolds("362018", "102024")).to.equal(false);
  });
});
