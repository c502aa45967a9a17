/** The explanation of a rate in words, with names in place of ids. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { ExplanationNode } from "../../domain/loan/explanation.ts";
import type { RateRow } from "../../domain/loan/rate-row.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import { becauseText, explanationSentence } from "../../domain/report/explanation-text.ts";
import type { LoanFacts } from "./ports.ts";
import { withoutSmallCells } from "./withheld-figures.ts";

export interface ExplanationView extends Bilingual {
  readonly kind: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly children: readonly ExplanationView[];
}

export interface RateRowView {
  readonly effectiveOn: string;
  readonly annualRate: string;
  readonly baseRate: string;
  readonly creditMargin: string;
  readonly stepBp: string;
  readonly covenantStepBp: string;
  readonly because: Bilingual;
  readonly explanation: ExplanationView;
}

/** Names of the things a tree speaks of by id. */
export type Names = ReadonlyMap<string, Bilingual>;

export function namesIn({
  agreement,
  decisions,
  covenants,
}: Pick<LoanFacts, "agreement" | "decisions" | "covenants">): Names {
  const names = new Map(covenants.map(({ covenant, name }) => [covenant, name]));
  for (const { id, kpi, testOn, periodStartOn, periodEndOn } of agreement?.spts ?? []) {
    names.set(kpi.id, kpi.name);
    names.set(id, { ja: testOn, en: testOn });
    for (const { outcomes } of decisions) {
      const read = outcomes.find(({ sptId }) => sptId === id);
      const days = `${periodStartOn}/${periodEndOn}`;
      if (read !== undefined && read.observationId !== null)
        names.set(read.observationId, { ja: `（${days}）`, en: `for ${days}` });
    }
  }
  for (const [position, { id }] of decisions.entries()) {
    names.set(id, { ja: `第${position + 1}号`, en: `no. ${position + 1}` });
  }
  return names;
}

export function rateRowView(row: RateRow, names: Names, agreement: LoanFacts["agreement"]): RateRowView {
  const name = naming(names);
  const explanation = withoutSmallCells(row.explanation, agreement);
  return {
    effectiveOn: row.effectiveOn,
    annualRate: rateText(row.annualRate),
    baseRate: rateText(row.baseRate),
    creditMargin: rateText(row.creditMargin),
    stepBp: basisPointsText(row.stepBp),
    covenantStepBp: basisPointsText(row.covenantStepBp),
    because: {
      ja: name(becauseText(explanation, "ja"), "ja"),
      en: name(becauseText(explanation, "en"), "en"),
    },
    explanation: explanationView(explanation, name),
  };
}

type Naming = (text: string, language: keyof Bilingual) => string;

const idLayout = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function naming(names: Names): Naming {
  return (text, language) => text.replace(idLayout, (id) => names.get(id)?.[language] ?? id);
}

function explanationView(node: ExplanationNode, name: Naming): ExplanationView {
  return {
    kind: node.kind,
    ja: name(explanationSentence(node, "ja"), "ja"),
    en: name(explanationSentence(node, "en"), "en"),
    figures: { ...node.figures },
    children: node.children.map((child) => explanationView(child, name)),
  };
}
