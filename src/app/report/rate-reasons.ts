/**
 * Why a rate is what it is, for a reader of paper: the tree that the screen shows, with names, periods and units in
 * place of ids and bare figures, and files by the digits under which the evidence register lists them. The row in force
 * and those to come are told down to the evidence, each test once; past rows tell in a few sentences what was new, since
 * their observed values and files stand elsewhere in the report.
 */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, decimal, roundDecimal } from "../../domain/kernel/decimal.ts";
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
import { namesIn } from "../loan/explanation-view.ts";
import { withoutSmallCells } from "../loan/withheld-figures.ts";
import type { LoanFacts } from "../loan/ports.ts";

export interface NamedThings extends Pick<LoanFacts, "agreement" | "decisions" | "fixings" | "covenants"> {
  readonly kpis: readonly KpiResult[];
}

/** One list for each explanation, in the same order; `inForce` is the position of the row in force. */
export function rateReasons(
  explanations: readonly ExplanationNode[],
  things: NamedThings,
  inForce: number,
): readonly (readonly ReasonNode[])[] {
  const [told, explained] = [new Set<string>(), new Set<string>()];
  const reasonOf = (explanation: ExplanationNode): ReasonNode => {
    const key = JSON.stringify(explanation);
    const isRepeated = explanation.kind === "test" && explained.has(key);
    explained.add(key);
    return {
      ja: sentence(explanation, things, "ja"),
      en: sentence(explanation, things, "en"),
      children: isRepeated ? [] : explanation.children.map(reasonOf),
    };
  };
  const worded = explanations.map((each) => withoutSmallCells(each, things.agreement));
  return worded.map((explanation, i) =>
    i < inForce ? [pastReason(explanation, things, told)] : explanation.children.map(reasonOf),
  );
}

/** Told elsewhere in the report (the files, the observed values) or in the columns beside the reason. */
const detail: readonly ExplanationKind[] = [
  "interestRate",
  "step",
  "covenantStep",
  "spt",
  "observation",
  "evidence",
];

function pastReason(explanation: ExplanationNode, things: NamedThings, told: Set<string>): ReasonNode {
  const news = newsIn(explanation, told);
  const nodes = news.length > 0 ? news : newsIn(explanation, new Set());
  return {
    ja: nodes.map((node) => sentence(node, things, "ja")).join(""),
    en: nodes.map((node) => sentence(node, things, "en")).join(" "),
    children: [],
  };
}

/** What no earlier row has told, in reading order. */
function newsIn(node: ExplanationNode, told: Set<string>): readonly ExplanationNode[] {
  const key = JSON.stringify(node);
  const isNews = !told.has(key);
  told.add(key);
  const below = node.children.flatMap((child) => newsIn(child, told));
  return isNews && !detail.includes(node.kind) ? [node, ...below] : below;
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
  const names = namesIn(things);
  const named = (id: string) => names.get(id)?.[language] ?? id;
  return {
    baseRate: ({ index, ...figures }) => {
      const shown = things.fixings.find(({ name }) => name.ja === index)?.name[language] ?? index;
      return shown === undefined ? figures : { ...figures, index: shown };
    },
    test: (figures) => ({ ...figures, test: named(figures.test) }),
    breach: ({ covenant, ...figures }) => ({ ...figures, covenant: named(covenant) }),
    kpi: ({ kpi, attainment, ...figures }) => ({
      ...figures,
      kpi: named(kpi),
      ...(attainment === undefined ? {} : { attainment: shortened(attainment) }),
    }),
    kpiCap: (figures) => ({ ...figures, kpi: named(figures.kpi) }),
    kpisSuspended: ({ kpis }) => ({ kpis: kpis.split(", ").map(named).join(", ") }),
    spt: (figures) => sptInUnits(figures, things, language),
    observation: (figures) => ({
      ...figures,
      observation: observationName(figures.observation, things)[language],
    }),
    evidence: ({ sha256 }) => ({ sha256: sha256.slice(0, registerDigits) }),
    arrival: (figures) => ({ ...figures, test: named(figures.test) }),
    correction: (figures) => ({
      ...figures,
      correction: named(figures.correction),
      corrects: named(figures.corrects),
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

/** Ten thousandths are enough to read; the verdict never rests on this figure. */
function shortened(attainment: string): string {
  return canonicalDecimal(roundDecimal(decimal(attainment), 4, "halfEven"));
}

function observationName(observationId: string, { agreement, decisions }: NamedThings): Bilingual {
  const outcomes = decisions.flatMap((decision) => decision.outcomes);
  const sptId = outcomes.find((outcome) => outcome.observationId === observationId)?.sptId;
  const spt = agreement?.spts.find(({ id }) => id === sptId);
  if (spt === undefined) return { ja: "", en: "" };
  const period = { startOn: spt.periodStartOn, endOn: spt.periodEndOn };
  return { ja: `（${periodName(period, "ja")}）`, en: `for ${periodName(period, "en")}` };
}
