import { expect } from "chai";
import { localDate } from "../../../src/domain/kernel/local-date.ts";
import { node, type ExplanationNode } from "../../../src/domain/loan/explanation.ts";
import { rateTimeline, type RateFacts } from "../../../src/domain/loan/rate-timeline.ts";
import { becauseText, explanationSentence } from "../../../src/domain/report/explanation-text.ts";
import { accepted } from "../../support/decisions.ts";
import { pricingFacts, rateCalendar, yearlyTest } from "../../support/pricing.ts";
import { agreedRatchet } from "../../support/ratchets.ts";

function lastRow(change: Partial<RateFacts>): ExplanationNode {
  const rows = accepted(rateTimeline(pricingFacts(change), rateCalendar()));
  return rows.at(-1)!.explanation;
}

const tests = [yearlyTest(2025, { a: "achieved 1.05" })];

describe("explanation in words", () => {
  it("gives the reasons of a rate in a few English sentences", () => {
    expect(becauseText(lastRow({ tests }), "en")).to.equal(
      "0.950 % a year from 2025-09-30: base rate 0.000 %, credit margin 1.000 %, interest step −5.0 bp. " +
        "Test t2025 of 2025-03-31: −5.0 bp. a: achieved, attainment 105.00 %, −5.0 bp. " +
        "Effective from 2025-09-30: start of the next interest period after the certificate of 2025-07-25.",
    );
  });

  it("and in Japanese", () => {
    expect(becauseText(lastRow({ tests }), "ja")).to.equal(
      "2025-09-30から年0.950 %:基準金利0.000 %、スプレッド1.000 %、金利ステップ−5.0 bp。" +
        "2025-03-31の判定t2025:−5.0 bp。a:達成、達成率105.00 %、−5.0 bp。" +
        "2025-09-30から適用:報告書受領日2025-07-25の翌利息計算期間の初日。",
    );
  });

  it("names closed days, caps, silence and days that changed nothing", () => {
    const ratchet = agreedRatchet({
      totalCapBp: { down: "-3", up: "3" },
      effective: { rule: "nthBusinessDayAfterCertificate", n: 1 },
      notReported: { rule: "asMissed", afterBusinessDays: 5 },
    });
    const silent = [2025, 2026].map((year) => yearlyTest(year, {}, { certificateReceivedOn: undefined }));
    expect(becauseText(lastRow({ ratchet, tests: silent }), "en")).to.equal(
      "1.030 % a year from 2025-08-08: base rate 0.000 %, credit margin 1.000 %, interest step +3.0 bp. " +
        "Test t2025 of 2025-03-31: +5.0 bp. a: not reported, counted as missed, +5.0 bp. " +
        "The total cap limits +5.0 bp to +3.0 bp. " +
        "No certificate by 2025-08-07 (due on 2025-07-31): counted as missed. " +
        "Effective from 2025-08-08: business day 1 after the last day allowed for the certificate, 2025-08-07. " +
        "Facts of 2026-08-10 left it unchanged.",
    );
  });

  it("leaves the evidence to the tree, where it has sentences of its own", () => {
    const evidence = node("evidence", { sha256: "aa11" });
    const observation = node("observation", { observation: "obs-7", version: "2", grade: "E3" }, [evidence]);
    const spt = node("spt", { spt: "spt-1", target: "90", value: "91.5" }, [observation]);
    expect(becauseText(spt, "en")).to.equal("");
    expect(explanationSentence(spt, "en")).to.equal("Observed 91.5 against target 90 (SPT spt-1).");
    expect(explanationSentence(observation, "ja")).to.equal("実績値obs-7第2版、証憑等級E3。");
    expect(explanationSentence(evidence, "en")).to.equal("Evidence file, SHA-256 aa11.");
  });

  it("words every kind of node in both languages, with its figures and nothing undefined", () => {
    const on = localDate("2025-08-01");
    const nodes: readonly ExplanationNode[] = [
      node("baseRate", { annualRate: "0.0147", fixedOn: on, index: "TIBOR 3M" }),
      node("creditMargin", { annualRate: "0.01", effectiveOn: on, termsVersion: "2" }),
      node("carriedSteps", { stepBp: "-2.5" }),
      node("kpiCap", { kpi: "a", capBp: "4", bp: "-4" }),
      node("ladder", { achieved: "3", of: "4", bp: "-2.5" }),
      node("score", { score: "0.8", bandFrom: "0.75", bp: "-1" }),
      node("threeBand", { band: "between", bp: "0" }),
      node("kpisSuspended", { kpis: "a, b" }),
      node("penalty", { bp: "5", certificateDueOn: on, deadlineOn: on }),
      node("arrival", { test: "t1", receivedOn: on }),
      node("correction", {
        correction: "x",
        corrects: "t1",
        knownOn: on,
        rule: "prospective",
        favours: "borrower",
      }),
      node("correction", {
        correction: "x",
        corrects: "t1",
        knownOn: on,
        rule: "trueUp",
        favours: "neither",
      }),
      node("attestation", { attestation: "att-1" }),
      node("suspended", { startOn: on }),
      node("suspended", { startOn: on, endOn: on }),
      node("declassified", { declassifiedOn: on }),
      node("marginFloor", { floor: "0", margin: "-0.001" }),
      node("allInFloor", { floor: "0", annualRate: "-0.001" }),
      ...(["fixedDate", "testDate", "dayAfterNextDueDate"] as const).map((rule) =>
        node("effectiveDay", {
          rule,
          on,
          countedFrom: on,
          countedFromWhat: "correction",
          dueOn: on,
          notBackDated: "true",
        }),
      ),
    ];
    for (const one of nodes) {
      const [ja, en] = [explanationSentence(one, "ja"), explanationSentence(one, "en")];
      expect(ja, one.kind).to.match(/。$/).and.not.include("undefined");
      expect(en, one.kind).to.match(/\.$/).and.not.include("undefined");
      expect(en).to.not.equal(ja);
    }
  });
});
