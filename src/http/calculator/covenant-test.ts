import type { z } from "zod";
import type { covenantTestRequest, covenantTestResponse } from "../../contract/calculator/covenant-test.ts";
import { testCovenant } from "../../domain/covenant/covenant-test.ts";
import type { CovenantNote } from "../../domain/covenant/test-result.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";
import { unreachable } from "../../domain/kernel/invariant.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";

const headroomPlaces = 10;

export function answerCovenantTest(
  request: z.output<typeof covenantTestRequest>,
): Decision<z.input<typeof covenantTestResponse>> {
  return mapDecision(testCovenant(request), ({ state, threshold, headroom, note }) => ({
    state,
    threshold: threshold === undefined ? null : canonicalDecimal(threshold),
    headroom: headroom === undefined ? null : ratioText(headroom, headroomPlaces),
    ...(note === undefined ? {} : { note: `${note.code}: ${noteText(note)}` }),
  }));
}

function noteText(note: CovenantNote): string {
  switch (note.code) {
    case "fallbackConsulted":
      return `${note.measure} loss in ${note.terms} of ${note.terms} terms, so the ${note.fallback} result decides`;
    case "noInterestDue":
      return "nothing falls due, so there is nothing to cover";
    case "noDebt":
      return "without debt the ratio is 0";
    case "ebitdaZero":
      return "debt over an EBITDA of 0 exceeds every bound";
    case "figuresMissing":
      return note.missing.join(", ");
    default:
      return unreachable(note);
  }
}
