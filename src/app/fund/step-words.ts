/** Labels and lines that the previews of funds share. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { partnerStandings } from "../../domain/fund/fund-standing.ts";
import type { FundLine } from "../../domain/fund/fund-event.ts";
import type { FactChangeView } from "../approval/change-preview.ts";
import { amountText, wholePosition, type FundCase } from "./fund-case.ts";
import { fact } from "./fund-change.ts";

export function dayFact(label: Bilingual, after: string): FactChangeView {
  return fact(label, "day", [null, after]);
}

export function textFact(label: Bilingual, after: string): FactChangeView {
  return fact(label, "text", [null, after]);
}

/** A word of a closed list, in the language of the reader. */
export function codeFact(label: Bilingual, after: string): FactChangeView {
  return fact(label, "code", [null, after]);
}

export function amountFact(
  known: FundCase,
  label: Bilingual,
  [before, after]: readonly [bigint | null, bigint | null],
): FactChangeView {
  const text = (amount: bigint | null) => (amount === null ? null : amountText(known, amount));
  return fact(label, "money", [text(before), text(after)]);
}

export const effectiveDay: Bilingual = { ja: "効力発生日", en: "Effective on" };
export const reasonWord: Bilingual = { ja: "理由", en: "Reason" };
const unfundedWord: Bilingual = { ja: "出資未履行額（合計）", en: "Unfunded, all partners" };

/** The unfunded commitment of all partners before and after the lines. */
export function unfundedFact(known: FundCase, lines: readonly FundLine[]): FactChangeView {
  const before = partnerStandings(wholePosition(known)).reduce((sum, { unfunded }) => sum + unfunded, 0n);
  const effect = lines.reduce((sum, { unfunded }) => sum + unfunded, 0n);
  return amountFact(known, unfundedWord, [before, before + effect]);
}
