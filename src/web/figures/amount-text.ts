import { cutDecimals, fillDecimals, grouped, shiftPoint, signOf, trimZeros } from "./decimal-text.ts";

/** "¥500,000,000"; other currencies by their code: "USD 1,234.50". */
export function moneyText(amount: string, currency: string): string {
  const figures = grouped(amount);
  const [minus, size] = figures.startsWith("−") ? ["−", figures.slice(1)] : ["", figures];
  return currency === "JPY" ? `${minus}¥${size}` : `${minus}${currency} ${size}`;
}

/** Gains carry their sign: "+¥1,200", "−¥1,200", "¥0". */
export function signedMoneyText(amount: string, currency: string): string {
  return (signOf(amount) > 0 ? "+" : "") + moneyText(amount, currency);
}

/** Fraction per year as percent, never fewer than two decimals, never rounded: "0.01475" is "1.475 %". */
export function rateText(rate: string): string {
  return `${grouped(fillDecimals(trimZeros(shiftPoint(rate, 2)), 2))} %`;
}

/** "-5" is "−5 bp", "2.5" is "+2.5 bp", "0" is "±0 bp". */
export function stepText(basisPoints: string): string {
  const sign = signOf(basisPoints);
  if (sign === 0) return "±0 bp";
  return `${sign > 0 ? "+" : ""}${grouped(trimZeros(basisPoints))} bp`;
}

/** A ratio as percent with two decimals, cut: "0.88333" is "88.33 %". */
export function ratioText(ratio: string): string {
  return `${grouped(fillDecimals(cutDecimals(shiftPoint(ratio, 2), 2), 2))} %`;
}

/** Size of a file in the unit a person would choose. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} kB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
