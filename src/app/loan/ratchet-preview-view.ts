/** The preview of a verdict as text, in the shape in which it is shown, kept and approved. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { decimal } from "../../domain/kernel/decimal.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { cellText, isSmallCell } from "../../domain/project/small-cell.ts";
import { explanationSentence } from "../../domain/report/explanation-text.ts";
import type { EntryView } from "../ledger/entry-view.ts";
import { namesIn, rateRowView, type RateRowView } from "./explanation-view.ts";
import { planViews } from "./interest-entries.ts";
import { rateOn } from "./loan-position.ts";
import type { DecidedOutcome, SptRecord } from "./ports.ts";
import type { RatchetEffect } from "./ratchet-effect.ts";
import type { ReckonedRatchet } from "./reckoned-ratchet.ts";

export interface OutcomeView extends Omit<DecidedOutcome, "kpiId"> {
  readonly kpi: { readonly id: string; readonly name: Bilingual; readonly unit: Bilingual };
  readonly direction: "higher" | "lower";
  readonly gradeNeeded: "E0" | "E1" | "E2" | "E3" | "E4";
}

export interface LoanEffectView {
  readonly loanId: string;
  readonly number: string;
  readonly currency: Currency;
  readonly rateBefore: string;
  readonly rateAfter: string;
  readonly timeline: readonly RateRowView[];
  readonly periods: readonly PeriodEffectView[];
  readonly totalDifference: string;
  readonly journalEntries: readonly EntryView[];
}

export interface PeriodEffectView {
  readonly startOn: string;
  readonly endOn: string;
  readonly interestBefore: string;
  readonly interestAfter: string;
  readonly difference: string;
}

export interface RatchetPreviewView {
  readonly agreementId: string;
  readonly testOn: string;
  readonly certificateDueOn: string;
  readonly certificateReceivedOn: string;
  readonly outcomes: readonly OutcomeView[];
  readonly stepBpBefore: string;
  readonly stepBpAfter: string;
  readonly effectiveOn: string;
  readonly effectiveBecause: Bilingual;
  readonly loans: readonly LoanEffectView[];
  readonly factsDigest: string;
}

export function previewView(reckoned: ReckonedRatchet): RatchetPreviewView {
  const { decision, judged, effects, effective, factsDigest, stepBp } = reckoned;
  return {
    agreementId: decision.agreementId,
    testOn: decision.testOn,
    certificateDueOn: decision.certificateDueOn,
    certificateReceivedOn: decision.certificateReceivedOn ?? decision.testOn,
    outcomes: judged.map(({ spt, outcome: { kpiId: id, ...outcome } }) => ({
      ...toldOutcome(outcome, spt),
      kpi: { id, name: spt.kpi.name, unit: spt.kpi.unit },
      direction: spt.kpi.direction,
      gradeNeeded: spt.gradeNeeded,
    })),
    stepBpBefore: stepBp.before,
    stepBpAfter: stepBp.after,
    effectiveOn: effective.figures.on,
    effectiveBecause: { ja: explanationSentence(effective, "ja"), en: explanationSentence(effective, "en") },
    loans: effects.map((effect) => loanEffectView(effect, effective.figures.on)),
    factsDigest,
  };
}

/** The verdict, without a figure that counts too few people, or what would give it away. */
function toldOutcome<Outcome extends Pick<OutcomeView, "value" | "plain" | "fromBaseline">>(
  outcome: Outcome,
  { smallestCell }: SptRecord,
): Outcome {
  if (outcome.value === null || !isSmallCell({ value: decimal(outcome.value), smallestCell })) return outcome;
  const value = cellText({ value: decimal(outcome.value), smallestCell });
  return { ...outcome, value, plain: null, fromBaseline: null };
}

function loanEffectView(
  { before, after, adjustments }: RatchetEffect,
  effectiveOn: LocalDate,
): LoanEffectView {
  const { loan } = after.facts;
  const names = namesIn(after.facts);
  const text = (amount: bigint) => moneyText(money(amount, loan.currency));
  const compared = after.periods.map(({ period, interest }, position) => {
    const interestBefore = before.periods[position]?.interest ?? 0n;
    return { period, interestBefore, interest, difference: interest - interestBefore };
  });
  return {
    loanId: loan.id,
    number: loan.number,
    currency: loan.currency,
    rateBefore: rateText(rateOn(before, effectiveOn).annualRate),
    rateAfter: rateText(rateOn(after, effectiveOn).annualRate),
    timeline: after.timeline.map((row) => rateRowView(row, names, after.facts.agreement)),
    periods: compared
      .filter(({ difference }) => difference !== 0n)
      .map(({ period, interestBefore, interest, difference }) => ({
        startOn: period.startOn,
        endOn: period.endOn,
        interestBefore: text(interestBefore),
        interestAfter: text(interest),
        difference: text(difference),
      })),
    totalDifference: text(compared.reduce((sum, { difference }) => sum + difference, 0n)),
    journalEntries: adjustments.flatMap((plan) => planViews(loan, plan)),
  };
}
