import { expect } from "chai";
import { completeness, mustBeComplete } from "../../../src/domain/programme/completeness.ts";
import { eligibilityFindings } from "../../../src/domain/programme/eligibility.ts";
import { agreeProgramme, tierOn } from "../../../src/domain/programme/programme-terms.ts";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { rateText } from "../../../src/domain/kernel/rate.ts";
import { readCases } from "../../support/cases.ts";
import { accepted, refused } from "../../support/decisions.ts";
import {
  contentOf,
  eligibilityCase,
  programmeSample,
  termsOf,
  type ProgrammeCase,
} from "../../support/programme-cases.ts";

interface Finding {
  readonly code: string;
  readonly pointer?: string;
  readonly figures?: object;
}

describe("eligibility of an application", () => {
  for (const { name, expect: wanted, ...asked } of readCases(
    "programme/eligibility",
  ) as readonly (ProgrammeCase & {
    readonly expect: readonly Finding[];
  })[]) {
    it(name, () => {
      const findings = eligibilityFindings(eligibilityCase(asked));
      expect(findings.map(({ code }) => code)).to.deep.equal(wanted.map(({ code }) => code));
      for (const [i, { pointer, figures }] of wanted.entries()) {
        if (pointer !== undefined) expect(findings[i]?.pointer).to.equal(pointer);
        if (figures !== undefined) expect(findings[i]?.figures).to.include(figures);
      }
    });
  }
});

describe("completeness of an application", () => {
  for (const {
    name,
    terms,
    content,
    documents = programmeSample.documents,
    answerByOn,
    expect: wanted,
  } of readCases("programme/completeness") as readonly (ProgrammeCase & {
    readonly answerByOn?: string;
    readonly expect: {
      readonly percent: number;
      readonly missing: readonly string[];
      readonly counts?: readonly number[];
      readonly byOn?: string;
    };
  })[]) {
    it(name, () => {
      const standing = completeness({
        terms: termsOf(terms),
        content: contentOf(content),
        documents,
        answerByOn: answerByOn === undefined ? undefined : localDate(answerByOn),
      });
      const missing = standing.missing.map(({ item, document }) => document ?? item);
      expect({ percent: standing.percent, missing }).to.deep.equal({
        percent: wanted.percent,
        missing: wanted.missing,
      });
      expect(standing.byOn).to.equal(wanted.byOn);
      const [first] = standing.missing;
      if (wanted.counts !== undefined) expect([first?.have, first?.need]).to.deep.equal(wanted.counts);
      if (missing.length === 0) expect(accepted(mustBeComplete(standing))).to.equal(true);
      else expect(refused(mustBeComplete(standing))).to.include({ code: "applicationIncomplete" });
    });
  }
});

describe("terms of a programme", () => {
  for (const { name, terms, refused: refusal } of readCases(
    "programme/programme-terms",
  ) as readonly (ProgrammeCase & {
    readonly refused?: { readonly code: string; readonly pointer: string };
  })[]) {
    it(name, () => {
      const decision = agreeProgramme(termsOf(terms));
      if (refusal === undefined) accepted(decision);
      else expect(refused(decision)).to.include(refusal);
    });
  }

  it("offer each tier as it holds on the day: the newest row that has begun", () => {
    const rateOn = (on: string): string | undefined => {
      const tier = tierOn(termsOf(), "C", localDate(on));
      return tier === undefined ? undefined : rateText(tier.adjustment);
    };
    expect(["2016-01-31", "2016-02-01", "2026-03-31", "2026-04-01"].map(rateOn)).to.deep.equal([
      undefined,
      "-0.009",
      "-0.009",
      "-0.008",
    ]);
  });
});
