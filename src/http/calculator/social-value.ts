import type { z } from "zod";
import type { socialValueRequest, socialValueResponse } from "../../contract/calculator/social-value.ts";
import { socialValue } from "../../domain/impact/social-value.ts";
import { fixedDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { mapDecision, type Decision } from "../../domain/kernel/decision.ts";

const moneyPlaces = 2;
const ratioPlaces = 4;

export function answerSocialValue(
  request: z.output<typeof socialValueRequest>,
): Decision<z.input<typeof socialValueResponse>> {
  return mapDecision(socialValue(request), (value) => ({
    presentValue: fixedDecimal(value.presentValue, moneyPlaces),
    npv: fixedDecimal(value.npv, moneyPlaces),
    ratio: ratioOrNull(value.ratio),
    breakEvenDeadweight: ratioOrNull(value.breakEvenDeadweight),
    outcomes: value.outcomes.map(({ id, presentValue, impacts }) => ({
      id,
      presentValue: fixedDecimal(presentValue, moneyPlaces),
      impacts: impacts.map((impact) => fixedDecimal(impact, moneyPlaces)),
    })),
  }));
}

function ratioOrNull(ratio: Decimal | undefined): string | null {
  return ratio === undefined ? null : fixedDecimal(ratio, ratioPlaces);
}
