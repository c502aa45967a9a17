import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { parseBasisPoints } from "../../../src/domain/kernel/rate.ts";
import { capitalBaseRates } from "../../../src/domain/loan/capital-loan.ts";
import type { CovenantStepRow } from "../../../src/domain/loan/covenant-step-row.ts";
import type { ExplanationNode } from "../../../src/domain/loan/explanation.ts";
import type { BaseRateFixing } from "../../../src/domain/loan/rate-row.ts";
import type { RatchetTest } from "../../../src/domain/loan/ratchet-test.ts";
import { rateTimeline } from "../../../src/domain/loan/rate-timeline.ts";
import type { Suspension } from "../../../src/domain/loan/step-timeline.ts";
import { explanationSentence } from "../../../src/domain/report/explanation-text.ts";
import type { Language } from "../../../src/domain/report/language.ts";
import { readCases } from "../../support/cases.ts";
import { accepted } from "../../support/decisions.ts";
import { pricingFacts, rate, rateCalendar, yearlyTest } from "../../support/pricing.ts";
import { agreedRatchet } from "../../support/ratchets.ts";

interface GoldenCase {
  readonly name: string;
  readonly ratchet?: object;
  readonly baseRate?: string;
  /** A capital loan of 31 March 2025 instead: fixed for two years, then by the profit of the year to March. */
  readonly accounts?: readonly { readonly fiscalYearEndOn: string; readonly profit: string }[];
  /** Outcomes by KPI, and what differs from a certificate of 25 July 2025. */
  readonly tests: readonly {
    readonly outcomes: Readonly<Record<string, string>>;
    readonly change?: Partial<RatchetTest>;
    readonly neverCame?: true;
  }[];
  readonly suspensions?: readonly Suspension[];
  /** A breach tested on 2025-03-31: first day of its step, basis points. */
  readonly breach?: { readonly covenant: string; readonly fromOn: string; readonly bp: string };
  /** The day whose rate is explained. */
  readonly on: string;
  readonly ja: readonly string[];
  readonly en: readonly string[];
}

const effectiveOn = localDate("2025-03-31");

function explained(c: GoldenCase): ExplanationNode {
  const tests = c.tests.map(({ outcomes, change, neverCame = false }) =>
    yearlyTest(2025, outcomes, { ...change, ...(neverCame ? { certificateReceivedOn: undefined } : {}) }),
  );
  const ratchet = agreedRatchet(c.ratchet);
  const facts = pricingFacts({
    ratchet,
    floors: ratchet.floors,
    tests,
    suspensions: c.suspensions ?? [],
    baseRates: baseRatesOf(c),
    creditMargins: [{ effectiveOn, annualRate: rate("0.01"), termsVersion: 1 }],
    ...(c.breach === undefined ? {} : { covenantSteps: stepsOf(c.breach) }),
  });
  const rows = accepted(rateTimeline(facts, rateCalendar()));
  const row = rows.findLast((one) => one.effectiveOn <= c.on);
  if (row === undefined) throw new Error(`no rate on ${c.on}`);
  return row.explanation;
}

function baseRatesOf({ baseRate, accounts }: GoldenCase): readonly BaseRateFixing[] {
  if (accounts === undefined) {
    return [{ effectiveOn, annualRate: rate(baseRate ?? "0.0147500000"), index: "短期プライムレート" }];
  }
  const terms: Parameters<typeof capitalBaseRates>[0] = {
    currency: "JPY",
    drawdownOn: effectiveOn,
    years: 10,
    fixedYears: 2,
    fixedRate: rate("0.0105"),
    tiers: [{ profitFrom: 0n, annualRate: rate("0.034") }, { annualRate: rate("0.0105") }],
    fiscalYearEndMonth: 3,
    accountsAfterMonths: 3,
  };
  const known = accounts.map(({ fiscalYearEndOn, profit }) => ({
    fiscalYearEndOn: localDate(fiscalYearEndOn),
    profit: BigInt(profit),
  }));
  return accepted(capitalBaseRates(terms, known)).baseRates;
}

function stepsOf({ covenant, fromOn, bp }: NonNullable<GoldenCase["breach"]>): readonly CovenantStepRow[] {
  const stepBp = accepted(parseBasisPoints(bp));
  const from = localDate(fromOn);
  const breach = { id: "s", covenant, testOn: effectiveOn, fromOn: from, stepBp };
  return [{ effectiveOn: from, stepBp, breaches: [breach] }];
}

/** One line a node, indented by its depth. */
function lines(node: ExplanationNode, language: Language, depth = 0): readonly string[] {
  const own = `${"  ".repeat(depth)}${explanationSentence(node, language)}`;
  return [own, ...node.children.flatMap((child) => lines(child, language, depth + 1))];
}

describe("the explanation of a rate, word for word", () => {
  for (const c of readCases("report/explanation") as readonly GoldenCase[]) {
    it(c.name, () => {
      const tree = explained(c);
      expect({ ja: lines(tree, "ja"), en: lines(tree, "en") }).to.deep.equal({ ja: c.ja, en: c.en });
    });
  }
});
