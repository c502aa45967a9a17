import type { ExplanationFigures } from "../loan/explanation.ts";
import type { ExplanationWords } from "./explanation-words.ts";
import { attainmentPercent, groupedFigure, ratePercent, signedBasisPoints } from "./figure-text.ts";

export const englishWords: ExplanationWords = {
  interestRate: ({ effectiveOn, annualRate, baseRate, creditMargin, stepBp, covenantStepBp }) =>
    `${ratePercent(annualRate)} a year from ${effectiveOn}: base rate ${ratePercent(baseRate)}, ` +
    `credit margin ${ratePercent(creditMargin)}, interest step ${signedBasisPoints(stepBp)} bp` +
    (covenantStepBp === undefined ? "." : `, step for breaches ${signedBasisPoints(covenantStepBp)} bp.`),
  baseRate: ({ index, annualRate, fixedOn }) =>
    `Base rate${index === undefined ? "" : ` (${index})`} ${ratePercent(annualRate)}, fixed on ${fixedOn}.`,
  fixedYears: ({ years }) => `Fixed rate of the first ${years} years.`,
  profitTier: ({ fiscalYearEndOn, profit, profitFrom, currency }) =>
    `Rate of the tier of a profit of ${currency} ${groupedFigure(profit)} in the year to ${fiscalYearEndOn} (${
      profitFrom === undefined ? "lowest tier" : `from ${currency} ${groupedFigure(profitFrom)}`
    }).`,
  creditMargin: ({ annualRate, effectiveOn, termsVersion }) =>
    `Credit margin ${ratePercent(annualRate)}, agreed from ${effectiveOn}${
      termsVersion === undefined ? "" : ` (terms version ${termsVersion})`
    }.`,
  step: ({ stepBp }) => `Interest step ${signedBasisPoints(stepBp)} bp.`,
  carriedSteps: ({ stepBp }) => `Earlier tests had brought ${signedBasisPoints(stepBp)} bp.`,
  test: ({ test, testOn, movedBp }) => `Test ${test} of ${testOn}: ${signedBasisPoints(movedBp)} bp.`,
  kpi: ({ kpi, outcome, countsAs, bp, attainment }) =>
    `${kpi}: ${outcomes[outcome]}` +
    (outcome === "notReported" ? `, counted as ${outcomes[countsAs]}` : "") +
    (attainment === undefined ? "" : `, attainment ${attainmentPercent(attainment)}`) +
    (bp === undefined ? "." : `, ${signedBasisPoints(bp)} bp.`),
  spt: ({ spt, target, value }) => `Observed ${value} against target ${target} (SPT ${spt}).`,
  observation: ({ observation, version, grade }) =>
    `Observation ${observation}, version ${version}, evidence grade ${grade}.`,
  evidence: ({ sha256 }) => `Evidence file, SHA-256 ${sha256}.`,
  attestation: ({ attestation }) => `Attested by statement ${attestation}.`,
  kpiCap: ({ kpi, capBp, bp }) =>
    `The cap of ${capBp} bp on ${kpi} limits its step to ${signedBasisPoints(bp)} bp.`,
  ladder: ({ achieved, of, bp }) => `${achieved} of ${of} SPTs achieved: ${signedBasisPoints(bp)} bp.`,
  score: ({ score, bandFrom, bp }) =>
    `Weighted score ${score}, band from ${bandFrom}: ${signedBasisPoints(bp)} bp.`,
  threeBand: ({ band, bp }) => `${bands[band]}: ${signedBasisPoints(bp)} bp.`,
  kpisSuspended: ({ kpis }) => `The step is disapplied while ${kpis} is suspended.`,
  penalty: ({ bp, certificateDueOn, deadlineOn }) =>
    `The certificate due on ${certificateDueOn} is missing: ${signedBasisPoints(bp)} bp from ${deadlineOn} until it arrives.`,
  countedAsMissed: ({ certificateDueOn, deadlineOn }) =>
    `No certificate by ${deadlineOn} (due on ${certificateDueOn}): counted as missed.`,
  arrival: ({ test, receivedOn }) =>
    `The late certificate of test ${test} arrived on ${receivedOn}; its own step is not yet in force.`,
  correction: ({ correction, corrects, knownOn, rule, favours }) =>
    `${correction}, known on ${knownOn}, corrects ${corrects}${favoured[favours]}: ${corrected[rule]}.`,
  totalCap: ({ uncappedBp, cappedBp }) =>
    `The total cap limits ${signedBasisPoints(uncappedBp)} bp to ${signedBasisPoints(cappedBp)} bp.`,
  effectiveDay: (figures) =>
    `Effective from ${figures.on}: ${dayRule(figures)}.` +
    (figures.notBackDated === undefined ? "" : " A late certificate is never back-dated.") +
    (figures.holidaysSkipped === undefined ? "" : ` Closed days skipped: ${figures.holidaysSkipped}.`),
  covenantStep: ({ stepBp, effectiveOn }) =>
    stepBp === "0"
      ? `The step for a breach of a covenant ended on ${effectiveOn}.`
      : `Step for breaches of covenants ${signedBasisPoints(stepBp)} bp.`,
  breach: ({ covenant, testOn, fromOn, bp }) =>
    `${covenant}, breached at the test of ${testOn}: ${signedBasisPoints(bp)} bp from ${fromOn}.`,
  suspended: ({ startOn, endOn }) =>
    `Interest steps are suspended from ${startOn}${
      endOn === undefined ? " until the KPIs are agreed again" : ` to ${endOn} (exclusive)`
    }.`,
  declassified: ({ declassifiedOn }) => `Declassified on ${declassifiedOn}: interest steps have stopped.`,
  marginFloor: ({ floor, margin }) =>
    `The margin of ${ratePercent(margin)} is lifted to its floor of ${ratePercent(floor)}.`,
  allInFloor: ({ floor, annualRate }) =>
    `The rate of ${ratePercent(annualRate)} is lifted to its floor of ${ratePercent(floor)}.`,
  unchanged: ({ on }) => `Facts of ${on} left it unchanged.`,
};

const outcomes = {
  achieved: "achieved",
  neutral: "neutral",
  missed: "missed",
  notReported: "not reported",
  suspended: "suspended",
} as const;

const bands = {
  achieved: "All SPTs achieved",
  between: "Neither all SPTs achieved nor any KPI worse than its baseline",
  worse: "A missed KPI is worse than its baseline, or shows no attainment",
} as const;

const favoured = {
  lender: " in the lender's favour",
  borrower: " in the borrower's favour",
  neither: " without moving the step",
} as const;

const corrected = {
  trueUp: "counts from the original effective date",
  prospective: "counts from the next effective date",
} as const;

function dayRule(figures: ExplanationFigures["effectiveDay"]): string {
  const from = `${countedFrom[figures.countedFromWhat]} ${figures.countedFrom}`;
  switch (figures.rule) {
    case "nextInterestPeriod":
      return `start of the next interest period after ${from}`;
    case "nthBusinessDayAfterCertificate":
      return `business day ${figures.n ?? ""} after ${from}`;
    case "dayAfterNextDueDate":
      return `day after the due date ${figures.dueOn ?? ""}, the next one after ${from}`;
    case "fixedDate":
      return `next agreed day of the year, counted from ${from}`;
    case "testDate":
      return figures.notBackDated === undefined ? "the test date" : from;
  }
}

const countedFrom = {
  certificate: "the certificate of",
  deadline: "the last day allowed for the certificate,",
  correction: "the correction of",
} as const;
