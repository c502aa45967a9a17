/**
 * The logic model as a diagram: a column for each stage, a box for each step, arrows from cause to effect. An arrow that
 * is measured carries the number of its KPI, and the KPIs are named below, so that words never lie over lines.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import {
  logicModelStages,
  type LogicModel,
  type LogicModelNode,
  type LogicModelStage,
} from "../project/logic-model.ts";
import type { Scene, SceneShape } from "./chart.ts";
import { labelShape, type Box } from "./chart-label.ts";
import { arrow, diagramFont, heightOfWords, wordBox, wrapped } from "./diagram-box.ts";
import type { Language } from "./language.ts";

const stageNames: Readonly<Record<LogicModelStage, Bilingual>> = {
  input: { ja: "投入", en: "Input" },
  activity: { ja: "活動", en: "Activity" },
  output: { ja: "産出", en: "Output" },
  outcome: { ja: "成果", en: "Outcome" },
  impact: { ja: "社会的インパクト", en: "Impact" },
};

const width = 499;
const gap = 22;
const columnWidth = (width - gap * (logicModelStages.length - 1)) / logicModelStages.length;
const top = diagramFont * 2.4;
const between = 10;

export interface NamedKpi {
  readonly id: string;
  readonly name: Bilingual;
}

export function logicModelDiagram(model: LogicModel, kpis: readonly NamedKpi[], language: Language): Scene {
  const boxes = new Map(logicModelStages.flatMap((stage, i) => columnOf(model, { stage, i }, language)));
  const bottom = Math.max(top, ...[...boxes.values()].map((box) => box.bottom));
  const measured = kpis.filter(({ id }) => model.arrows.some(({ kpiIds }) => kpiIds.includes(id)));
  const legend = legendOf(measured, bottom + diagramFont * 2, language);
  return {
    width,
    height: bottom + diagramFont * 2 + legend.length * diagramFont * 1.5,
    language,
    alt: { ja: altText(model, "ja"), en: altText(model, "en") },
    shapes: [
      ...logicModelStages.map((stage, i) =>
        labelShape(
          { role: "groupTitle", text: stageNames[stage][language], size: diagramFont },
          { x: leftOf(i) + columnWidth / 2, y: diagramFont * 1.2, anchor: "middle" },
        ),
      ),
      ...model.arrows.flatMap(({ from, to, kpiIds }) =>
        linkOf(boxes.get(from), boxes.get(to), numbersOf(kpiIds, measured)),
      ),
      ...model.nodes.flatMap((node) => boxOfNode(node, boxes.get(node.key), language)),
      ...legend,
    ],
  };
}

function leftOf(column: number): number {
  return column * (columnWidth + gap);
}

function columnOf(
  { nodes }: LogicModel,
  { stage, i }: { readonly stage: LogicModelStage; readonly i: number },
  language: Language,
): readonly (readonly [string, Box])[] {
  let y = top;
  return nodes
    .filter((node) => node.stage === stage)
    .map(({ key, words }) => {
      const box = {
        left: leftOf(i),
        right: leftOf(i) + columnWidth,
        top: y,
        bottom: y + heightOfWords(words[language], columnWidth),
      };
      y = box.bottom + between;
      return [key, box] as const;
    });
}

function boxOfNode(
  { words, stage }: LogicModelNode,
  box: Box | undefined,
  language: Language,
): readonly SceneShape[] {
  if (box === undefined) return [];
  const isPurpose = stage === "impact";
  return wordBox(box, {
    text: words[language],
    box: isPurpose ? "subject" : "node",
    words: isPurpose ? "subjectText" : "nodeText",
  });
}

function linkOf(from: Box | undefined, to: Box | undefined, numbers: string): readonly SceneShape[] {
  if (from === undefined || to === undefined) return [];
  const start = { x: from.right, y: (from.top + from.bottom) / 2 };
  const end = { x: to.left, y: (to.top + to.bottom) / 2 };
  const middle = { x: start.x + gap / 2, y: start.y + ((end.y - start.y) * gap) / 2 / (end.x - start.x) };
  const label = { role: "actualValue" as const, text: numbers, size: diagramFont };
  return [
    ...arrow(start, end),
    ...(numbers === "" ? [] : [labelShape(label, { ...middle, y: middle.y - 2, anchor: "middle" })]),
  ];
}

function numbersOf(kpiIds: readonly string[], measured: readonly NamedKpi[]): string {
  return measured
    .map(({ id }, i) => (kpiIds.includes(id) ? String(i + 1) : ""))
    .filter((number) => number !== "")
    .join(",");
}

function legendOf(measured: readonly NamedKpi[], y: number, language: Language): readonly SceneShape[] {
  return measured
    .flatMap(({ name }, i) => wrapped(`KPI ${String(i + 1)}: ${name[language]}`, width))
    .map((text, i) =>
      labelShape(
        { role: "legend", text, size: diagramFont },
        { x: 0, y: y + i * diagramFont * 1.5, anchor: "start" },
      ),
    );
}

function altText({ nodes }: LogicModel, language: Language): string {
  const stages = logicModelStages.flatMap((stage) => {
    const words = nodes.filter((node) => node.stage === stage).map((node) => node.words[language]);
    if (words.length === 0) return [];
    return [`${stageNames[stage][language]}: ${words.join(language === "ja" ? "、" : "; ")}`];
  });
  return language === "ja" ? `ロジックモデル。${stages.join("。")}。` : `Logic model. ${stages.join(". ")}.`;
}
