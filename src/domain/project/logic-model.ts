/**
 * Logic model (ロジックモデル): what goes in, what is done with it, what comes of it, what that changes and what it is
 * for. Arrows lead from a stage to a later one and carry the KPIs that show whether the step holds. A step may pass
 * over a stage, but never leads back: what comes back is another project.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export const logicModelStages = ["input", "activity", "output", "outcome", "impact"] as const;
export type LogicModelStage = (typeof logicModelStages)[number];

export interface LogicModelNode {
  readonly key: string;
  readonly stage: LogicModelStage;
  readonly words: Bilingual;
}

export interface LogicModelArrow {
  readonly from: string;
  readonly to: string;
  readonly kpiIds: readonly string[];
}

export interface LogicModel {
  readonly nodes: readonly LogicModelNode[];
  readonly arrows: readonly LogicModelArrow[];
}

export type LogicModelRejection = Rejection<
  "logicModelKeyTwice" | "logicModelArrowLoose" | "logicModelArrowBack"
>;

export function checkLogicModel(model: LogicModel): Decision<LogicModel, LogicModelRejection> {
  const { nodes, arrows } = model;
  const stageOf = new Map(nodes.map(({ key, stage }) => [key, logicModelStages.indexOf(stage)]));
  if (stageOf.size < nodes.length) {
    const twice = nodes.find(({ key }, i) => nodes.findIndex((other) => other.key === key) < i);
    return reject({ code: "logicModelKeyTwice", figures: { key: twice?.key ?? null } });
  }
  for (const [i, { from, to }] of arrows.entries()) {
    const [start, end] = [stageOf.get(from), stageOf.get(to)];
    const refused = { figures: { from, to }, pointer: `/arrows/${String(i)}` };
    if (start === undefined || end === undefined) return reject({ code: "logicModelArrowLoose", ...refused });
    if (end <= start) return reject({ code: "logicModelArrowBack", ...refused });
  }
  return accept(model);
}
