/** How one language words each kind of node of a rate's explanation: one sentence from its figures. */
import type { ExplanationFigures, ExplanationKind } from "../loan/explanation.ts";

export type ExplanationWords = {
  readonly [K in ExplanationKind]: (figures: ExplanationFigures[K]) => string;
};
