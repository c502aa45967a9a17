import { currencyDecimals, type Currency } from "../../domain/kernel/money.ts";
import { divideRatios, ratio, ratioText, type Ratio } from "../../domain/kernel/ratio.ts";

const shownDecimals = 10;

/** An exact figure in minor units as decimal text in major units, at most ten places, halves to even. */
export function exactAmountText(exact: Ratio, currency: Currency): string {
  const perMajor = 10n ** BigInt(currencyDecimals[currency]);
  return ratioText(divideRatios(exact, ratio(perMajor)), shownDecimals);
}
