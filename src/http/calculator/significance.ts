import type { z } from "zod";
import type { significanceRequest, significanceResponse } from "../../contract/calculator/significance.ts";
import { fixedDecimal } from "../../domain/kernel/decimal.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { significance } from "../../domain/programme/significance.ts";

const places = 2;

export function answerSignificance({
  grades,
  likelihood,
}: z.output<typeof significanceRequest>): Decision<z.input<typeof significanceResponse>> {
  return mapDecision(significance(grades, likelihood), ({ raw, score, band, coverage }) => ({
    raw: fixedDecimal(raw, places),
    score: fixedDecimal(score, places),
    band,
    coverage: fixedDecimal(coverage, places),
  }));
}
