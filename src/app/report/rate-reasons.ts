/**
 * Why a rate is what it is, for a reader of paper: the tree that the screen shows, with names, periods and units in
 * place of ids and bare figures, and files by the digits under which the evidence register lists them. A test is
 * explained in the first row that rests on it; rows that only carry its step on name it.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { decimal, fixedDecimal } from "../../domain/kernel/decimal.ts";
import type {
  ExplanationFigures,
  ExplanationKind,
  ExplanationNode,
  ExplanationNodeOf,
} from "../../domain/loan/explanation.ts";
import { explanationSentence } from "../../domain/report/explanation-text.ts";
import { figureWithPlaces } from "../../domain/report/figure-text.ts";
import type { KpiResult } from "../../domain/report/kpi-result.ts";
import type { Language } from "../../domain/report/language.ts";
import type { ReasonNode } from "../../domain/report/loan-report.ts";
import { periodName } from "../../domain/report/period.ts";
import type { LoanFacts } from "../loan/ports.ts";

export interface NamedThings extends Pick<LoanFacts, "agreement" | "decisions" | "fixings"> {
  readonly kpis: readonly KpiResult[];
}

/** One list for each explanation, in the same order. */
export function rateReasons(
  explanations: readonly ExplanationNode[],
  things: NamedThings,
): readonly (readonly ReasonNode[])[] {
  const told = new Set<string>();
  const reasonOf = (explanation: ExplanationNode): ReasonNode => {
    const key = JSON.stringify(explanation);
    const isRepeated = explanation.kind === "test" && told.has(key);
    told.add(key);
    return {
      ja: sentence(explanation, things, "ja"),
      en: sentence(explanation, things, "en"),
      children: isRepeated ? [] : explanation.children.map(reasonOf),
    };
  };
  return explanations.map(({ children }) => children.map(reasonOf));
}

function sentence<K extends ExplanationKind>(
  { kind, figures, children }: ExplanationNodeOf<K>,
  things: NamedThings,
  language: Language,
): string {
  const { [kind]: read } = readings(things, language);
  const named = read === undefined ? figures : read(figures);
  return explanationSentence({ kind, figures: named, children }, language).replaceAll("  ", " ");
}

type Readings = {
  readonly [K in ExplanationKind]?: (figures: ExplanationFigures[K]) => ExplanationFigures[K];
};

/** How the figures of some kinds of node are read out. */
function readings(things: NamedThings, language: Language): Readings {
  const kpiName = (kpiId: string) =>
    things.kpis.find(({ id }) => id === kpiId)?.name.value[language] ?? kpiId;
  return {
    baseRate: ({ index, ...figures }) => {
      const shown = things.fixings.find(({ name }) => name.ja === index)?.name[language] ?? index;
      return shown === undefined ? figures : { ...figures, index: shown };
    },
    test: (figures) => ({ ...figures, test: "" }),
    kpi: ({ kpi, attainment, ...figures }) => ({
      ...figures,
      kpi: kpiName(kpi),
      ...(attainment === undefined ? {} : { attainment: percent(attainment) }),
    }),
    kpiCap: (figures) => ({ ...figures, kpi: kpiName(figures.kpi) }),
    kpisSuspended: ({ kpis }) => ({ kpis: kpis.split(", ").map(kpiName).join(", ") }),
    spt: (figures) => sptInUnits(figures, things, language),
    observation: (figures) => ({
      ...figures,
      observation: observationName(figures.observation, things)[language],
    }),
    evidence: ({ sha256 }) => ({ sha256: sha256.slice(0, registerDigits) }),
    arrival: (figures) => ({ ...figures, test: testDay(figures.test, things) }),
    correction: (figures) => ({
      ...figures,
      correction: { ja: "訂正", en: "The correction" }[language],
      corrects: testName(figures.corrects, things)[language],
    }),
  };
}

const registerDigits = 12;

function sptInUnits(
  figures: ExplanationFigures["spt"],
  { agreement, kpis }: NamedThings,
  language: Language,
): ExplanationFigures["spt"] {
  const spt = agreement?.spts.find(({ id }) => id === figures.spt);
  const kpi = kpis.find(({ id }) => id === spt?.kpi.id);
  if (spt === undefined || kpi === undefined) return figures;
  const inUnits = (figure: string) => `${figureWithPlaces(figure, kpi.decimals)} ${kpi.unit[language]}`;
  return { spt: spt.testOn, target: inUnits(figures.target), value: inUnits(figures.value) };
}

/** "0.6166666" → "61.7 %" */
function percent(attainment: string): string {
  return `${fixedDecimal(decimal(attainment).times(100), 1)} %`;
}

function testDay(decisionId: string, { decisions }: NamedThings): string {
  return decisions.find(({ id }) => id === decisionId)?.testOn ?? decisionId;
}

function testName(decisionId: string, things: NamedThings): Bilingual {
  const testOn = testDay(decisionId, things);
  return { ja: `${testOn}の判定`, en: `the test of ${testOn}` };
}

function observationName(observationId: string, { agreement, decisions }: NamedThings): Bilingual {
  const outcomes = decisions.flatMap((decision) => decision.outcomes);
  const sptId = outcomes.find((outcome) => outcome.observationId === observationId)?.sptId;
  const spt = agreement?.spts.find(({ id }) => id === sptId);
  if (spt === undefined) return { ja: "", en: "" };
  const period = { startOn: spt.periodStartOn, endOn: spt.periodEndOn };
  return { ja: `（${periodName(period, "ja")}）`, en: `for ${periodName(period, "en")}` };
}
