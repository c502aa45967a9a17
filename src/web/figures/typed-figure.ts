import { isDecimalText, shiftPoint } from "./decimal-text.ts";

/** Figures as people type them, full-width digits and commas among them: "１，０００" is "1000". */
export function typedFigure(text: string): string {
  return text.normalize("NFKC").replaceAll(/[,\s¥]/g, "");
}

/** "1.475" percent is the fraction "0.01475"; what is no number is left for the server to refuse. */
export function typedPercent(text: string): string {
  const figure = typedFigure(text);
  return isDecimalText(figure) ? shiftPoint(figure, -2) : figure;
}
