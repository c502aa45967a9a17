import type { z } from "zod";
import type { attainmentRequest, attainmentResponse } from "../../contract/calculator/attainment.ts";
import { testSpt } from "../../domain/impact/spt-test.ts";
import { accept, type Decision } from "../../domain/kernel/decision.ts";
import { canonicalDecimal, roundDecimal, type Decimal } from "../../domain/kernel/decimal.ts";

export function answerAttainment({
  value,
  ...level
}: z.output<typeof attainmentRequest>): Decision<z.input<typeof attainmentResponse>> {
  const { outcome, attainment } = testSpt(level, value);
  return accept({
    plain: shown(attainment.plain),
    fromBaseline: shown(attainment.fromBaseline),
    outcome,
  });
}

const shownDecimals = 10;

function shown(fraction: Decimal | undefined): string | null {
  return fraction === undefined ? null : canonicalDecimal(roundDecimal(fraction, shownDecimals, "halfEven"));
}
