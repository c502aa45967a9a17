/** The few words a scene carries itself: its legend, and the sentence that says what it shows. */
import type { LocalDate } from "../kernel/local-date.ts";
import type { SptOutcome } from "../impact/spt-test.ts";
import type { Language } from "./language.ts";

export interface ChartWords {
  readonly actual: string;
  readonly target: string;
  readonly baseline: (value: string, period?: string) => string;
  readonly conflict: string;
  readonly unit: (unit: string) => string;
  readonly rate: string;
  readonly rateAhead: string;
  readonly ratePerYear: string;
  readonly asOf: (day: LocalDate) => string;
  /** What a difference of two percentages is counted in. */
  readonly points: string;
  readonly kpiAlt: (facts: KpiAltFacts) => string;
  readonly rateAlt: (facts: RateAltFacts) => string;
}

/** Values carry their unit; what is absent was not reported or not tested. */
export interface KpiAltFacts {
  readonly name: string;
  /** Absent where none was agreed. */
  readonly baseline?: string;
  readonly observations: readonly { readonly value: string; readonly period: string }[];
  readonly test?: {
    readonly target: string;
    readonly period: string;
    readonly outcome: SptOutcome;
    readonly difference?: { readonly size: string; readonly side: "above" | "below" | "level" };
  };
}

export interface RateAltFacts {
  readonly first: { readonly rate: string; readonly effectiveOn: LocalDate };
  readonly changes: number;
  readonly asOf: LocalDate;
  readonly now: string;
  readonly next?: { readonly rate: string; readonly effectiveOn: LocalDate };
}

const ja: ChartWords = {
  actual: "実績",
  target: "目標（SPT）",
  baseline: (value, period) => `基準値 ${value}${period === undefined ? "" : `（${period}）`}`,
  conflict: "出所の異なる値",
  unit: (unit) => `単位：${unit}`,
  rate: "適用利率",
  rateAhead: "適用利率（基準日より後、決定済み）",
  ratePerYear: "年率 %",
  asOf: (day) => `基準日 ${day}`,
  points: "ポイント",
  kpiAlt: ({ name, baseline, observations, test }) =>
    `折れ線グラフ：${name}の基準値は${baseline ?? "なし"}、${course(observations, "ja")}、${testInJapanese(test)}。`,
  rateAlt: ({ first, changes, asOf, now, next }) => {
    const moved = changes === 0 ? "変わらず" : `${changes}回変わり`;
    const ahead = next === undefined ? "" : `、${next.effectiveOn}から${next.rate}`;
    return `階段グラフ：適用利率は${first.effectiveOn}の${first.rate}から${moved}、基準日${asOf}で${now}${ahead}。`;
  },
};

const en: ChartWords = {
  actual: "Actual",
  target: "Target (SPT)",
  baseline: (value, period) => `Baseline ${value}${period === undefined ? "" : ` (${period})`}`,
  conflict: "Value of another source",
  unit: (unit) => `Unit: ${unit}`,
  rate: "Interest rate",
  rateAhead: "Interest rate (after the as-of date, decided)",
  ratePerYear: "% per year",
  asOf: (day) => `As of ${day}`,
  points: "points",
  kpiAlt: ({ name, baseline, observations, test }) =>
    `Line chart of ${name}: baseline ${baseline ?? "none"}, ${course(observations, "en")}; ${testInEnglish(test)}.`,
  rateAlt: ({ first, changes, asOf, now, next }) => {
    const moved =
      changes === 0 ? "has not changed" : `has changed ${changes} ${changes === 1 ? "time" : "times"}`;
    const ahead = next === undefined ? "" : ` and becomes ${next.rate} on ${next.effectiveOn}`;
    return `Step chart: the interest rate of ${first.rate} on ${first.effectiveOn} ${moved}, is ${now} as of ${asOf}${ahead}.`;
  },
};

export const chartWords: Readonly<Record<Language, ChartWords>> = { ja, en };

const courseWords = {
  ja: { none: "実績は未報告", actual: "実績は", to: "から" },
  en: { none: "nothing reported yet", actual: "actual ", to: " to " },
} as const satisfies Record<Language, object>;

function course(observations: KpiAltFacts["observations"], language: Language): string {
  const words = courseWords[language];
  const inPeriod = ({ value, period }: { readonly value: string; readonly period: string }): string =>
    language === "ja" ? `${value}（${period}）` : `${value} (${period})`;
  const [first, last] = [observations.at(0), observations.at(-1)];
  if (first === undefined || last === undefined) return words.none;
  const start = `${words.actual}${inPeriod(first)}`;
  return observations.length === 1 ? start : `${start}${words.to}${inPeriod(last)}`;
}

function testInJapanese(test: KpiAltFacts["test"]): string {
  if (test === undefined) return "判定された目標はまだない";
  const outcome = {
    achieved: "達成",
    neutral: "中立",
    missed: "未達",
    notReported: "未報告",
    suspended: "判定停止",
  }[test.outcome];
  const target = `${test.period}の目標${test.target}`;
  if (test.difference === undefined) return `${target}は${outcome}`;
  const { size, side } = test.difference;
  if (side === "level") return `${target}と同じで${outcome}`;
  return `${target}を${size}${side === "above" ? "上回り" : "下回り"}${outcome}`;
}

function testInEnglish(test: KpiAltFacts["test"]): string {
  if (test === undefined) return "no target has been tested yet";
  const outcome = {
    achieved: "achieved",
    neutral: "neutral",
    missed: "missed",
    notReported: "not reported",
    suspended: "suspended",
  }[test.outcome];
  const target = `the ${test.period} target of ${test.target}`;
  if (test.difference === undefined) return `${target} is ${outcome}`;
  const { size, side } = test.difference;
  const distance = side === "level" ? "level with" : `${size} ${side}`;
  return `${distance} ${target}, ${outcome}`;
}
