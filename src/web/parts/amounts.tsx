import type { ReactNode } from "react";
import { signedMoneyText, stepText } from "../figures/amount-text.ts";
import { signOf } from "../figures/decimal-text.ts";

interface MoneyProps {
  readonly amount: string;
  readonly currency: string;
}

/** A gain or a loss: the sign is written, colour only underlines it. */
export function MoneyChange({ amount, currency }: MoneyProps): ReactNode {
  const sign = signOf(amount);
  const tone = sign === 0 ? "" : sign > 0 ? " gain" : " loss";
  return <span className={`digits${tone}`}>{signedMoneyText(amount, currency)}</span>;
}

export function Step({ basisPoints }: { readonly basisPoints: string }): ReactNode {
  return <span className="digits">{stepText(basisPoints)}</span>;
}
