import { expect } from "chai";
import fc from "fast-check";
import { addDays, localDate } from "../../src/domain/kernel/local-date.ts";
import { amountAsked } from "../../src/domain/programme/application-content.ts";
import {
  eligibilityFindings,
  type EligibilityCase,
  type EligibilityFinding,
} from "../../src/domain/programme/eligibility.ts";
import { lentByPeriod, portfolioDimensions } from "../../src/domain/programme/portfolio-statistics.ts";
import { agreeProgramme, tierOn, weightsOf } from "../../src/domain/programme/programme-terms.ts";
import {
  currentSignificanceScheme,
  significance,
  significanceCriteria,
  type SignificanceScheme,
} from "../../src/domain/programme/significance.ts";
import { syntheticPortfolio, totalOf } from "../../src/domain/programme/synthetic-portfolio.ts";
import { accepted } from "../support/decisions.ts";
import { contentOf, eligibilityCase, termsOf } from "../support/programme-cases.ts";

const yen = fc.bigInt({ min: 0n, max: 100_000_000n });
const sound = eligibilityCase({});
const codesOf = (asked: EligibilityCase): readonly EligibilityFinding["code"][] =>
  eligibilityFindings(asked).map(({ code }) => code);

/** An application that asks for these amounts and is sound in all else. */
function asking(
  equipment: bigint,
  working: bigint,
  before = { equipment: 0n, working: 0n },
): EligibilityCase {
  const use = (kind: "equipment" | "working", amount: bigint) =>
    amount === 0n
      ? []
      : [{ use: kind, amount: String(amount), termMonths: 60, graceMonths: 0, what: "試験" }];
  const content = contentOf({ uses: [...use("equipment", equipment), ...use("working", working)] });
  return { ...sound, content, grantedBefore: before };
}

describe("law of the limits of a programme", () => {
  it("never lets one borrower have more than the limits, whatever he had before", () => {
    fc.assert(
      fc.property(yen, yen, yen, yen, (equipment, working, hadEquipment, hadWorking) => {
        const asked = asking(equipment, working, { equipment: hadEquipment, working: hadWorking });
        const { limitTotal, limitWorking } = asked.terms;
        const codes = codesOf(asked);
        const total = hadEquipment + hadWorking + amountAsked(asked.content);
        expect(codes.includes("askedAboveTotal")).to.equal(total > limitTotal);
        expect(codes.includes("workingAboveLimit")).to.equal(
          working > 0n && hadWorking + working > limitWorking,
        );
      }),
    );
  });
});

type Breaking = readonly [EligibilityFinding["code"], (by: number) => EligibilityCase];

/** Each breaks one rule of a sound application, by more or less. */
const breakings: readonly Breaking[] = [
  ["programmeNotOpen", (by) => ({ ...sound, terms: { ...sound.terms, opensOn: addDays(sound.on, by) } })],
  ["crisisNotOpen", () => ({ ...sound, terms: { ...sound.terms, needsCrisis: true } })],
  ["legalFormNotEligible", () => ({ ...sound, content: { ...sound.content, legalForm: "smc" } })],
  ["purposeNotEligible", (by) => ({ ...sound, content: { ...sound.content, purpose: `other${by}` } })],
  ["tierNotOffered", (by) => ({ ...sound, content: { ...sound.content, tier: `Z${by}` } })],
  ["termTooLong", (by) => withUse({ termMonths: sound.terms.longestMonths.equipment + by })],
  [
    "graceTooLong",
    (by) => withUse({ termMonths: 240, graceMonths: sound.terms.longestGraceMonths + Math.min(by, 200) }),
  ],
  ["graceNotBelowTerm", (by) => withUse({ termMonths: Math.min(by, 24), graceMonths: Math.min(by, 24) })],
  ["askedAboveTotal", (by) => withUse({ amount: sound.terms.limitTotal + BigInt(by) })],
  ["askedNotPositive", (by) => withUse({ amount: 1n - BigInt(by) })],
];

function withUse(
  changes: Partial<{ readonly amount: bigint; readonly termMonths: number; readonly graceMonths: number }>,
): EligibilityCase {
  const use = { use: "equipment", amount: 1n, termMonths: 60, graceMonths: 0, what: "試験" } as const;
  return { ...sound, content: { ...sound.content, uses: [{ ...use, ...changes }] } };
}

describe("law of eligibility", () => {
  it("names exactly the one rule that fails", () => {
    fc.assert(
      fc.property(fc.constantFrom(...breakings), fc.integer({ min: 1, max: 400 }), ([code, broken], by) => {
        expect(codesOf(broken(by))).to.deep.equal([code]);
      }),
    );
  });

  it("finds nothing in the sound application that is broken here", () => {
    expect(codesOf(sound)).to.deep.equal([]);
  });
});

describe("law of the tiers of a programme", () => {
  it("offers the newest row that has begun, and none before the first", () => {
    const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(localDate("2016-04-01"), days));
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), day, (days, on) => {
        const [row] = termsOf().tiers;
        const tiers = days.map((validFrom) => ({ ...row!, code: "A", validFrom }));
        const begun = days.filter((from) => from <= on).toSorted();
        expect(tierOn({ tiers }, "A", on)?.validFrom).to.equal(begun.at(-1));
      }),
    );
  });
});

const weights: fc.Arbitrary<SignificanceScheme["weights"]> = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100])
  .map((cuts) => {
    const parts = significanceCriteria.map((criterion, i) => [criterion, cuts[i + 1]! - cuts[i]!]);
    return Object.fromEntries(parts) as SignificanceScheme["weights"];
  });

describe("law of the weights of a programme", () => {
  it("takes any six that add up to 100, gives full marks 100, and refuses one point more or less", () => {
    fc.assert(
      fc.property(weights, fc.constantFrom(-1, 1), (agreed, off) => {
        const terms = accepted(agreeProgramme({ ...termsOf(), weights: agreed }));
        const scheme = { ...currentSignificanceScheme, weights: weightsOf(terms) };
        const full = { needGap: 4, intensity: 4, additionality: 4, evidence: 4, viability: 4, lock: 4 };
        const score = accepted(significance(full, currentSignificanceScheme.likelihoods[0]!, scheme));
        expect([score.raw.toFixed(), score.coverage.toFixed()]).to.deep.equal(["100", "100"]);
        const wrong = agreeProgramme({ ...termsOf(), weights: { ...agreed, lock: agreed.lock + off } });
        expect(wrong.ok).to.equal(false);
      }),
    );
  });
});

describe("law of the statistics of a portfolio", () => {
  it("gives count and yen of any synthetic portfolio back, by every division that does not overlap", () => {
    const size = fc.record({
      loans: fc.integer({ min: 1, max: 400 }),
      seed: fc.nat(),
      year: fc.integer({ min: 2000, max: 2060 }),
    });
    fc.assert(
      fc.property(size, fc.constantFrom("fiscalYear" as const, "half" as const), (asked, period) => {
        const loans = accepted(syntheticPortfolio(asked));
        for (const dimension of portfolioDimensions.filter((one) => one !== "field")) {
          const groups = loans.map((loan) => ({
            month: loan.drawdownOn.slice(0, 7),
            key: dimension === "total" ? "" : (loan[dimension] ?? ""),
            loans: 1,
            amount: loan.principal,
          }));
          const rows = lentByPeriod(groups, { dimension, period });
          expect(rows.reduce((sum, row) => sum + row.loans, 0)).to.equal(asked.loans);
          expect(rows.reduce((sum, row) => sum + row.amount, 0n)).to.equal(totalOf(asked.loans));
        }
      }),
      { numRuns: 40 },
    );
  });
});
