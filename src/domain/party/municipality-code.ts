/**
 * Code of a local government (全国地方公共団体コード): prefecture (01 to 47), municipality (000 for the prefecture itself)
 * and a check digit: the last digit of eleven less the remainder by eleven of the five digits weighed 6, 5, 4, 3, 2
 * (総務省 全国地方公共団体コード仕様).
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export type MunicipalityCodeRejection = Rejection<"municipalityCodeMalformed" | "municipalityCodeCheckDigit">;

export function parseMunicipalityCode(text: string): Decision<string, MunicipalityCodeRejection> {
  const figures = { municipalityCode: text };
  if (!/^(?:0[1-9]|[1-3]\d|4[0-7])\d{4}$/.test(text)) {
    return reject({ code: "municipalityCodeMalformed", figures });
  }
  const expected = checkDigitOf(text.slice(0, 5));
  if (text.endsWith(String(expected))) return accept(text);
  return reject({ code: "municipalityCodeCheckDigit", figures: { ...figures, expected } });
}

function checkDigitOf(fiveDigits: string): number {
  const sum = Array.from(fiveDigits, (digit, i) => Number(digit) * (6 - i)).reduce((a, b) => a + b, 0);
  return (11 - (sum % 11)) % 10;
}

/** Whether an area holds a place: itself, or the prefecture that it lies in. */
export function areaHolds(area: string, place: string): boolean {
  return area === place || (area.slice(2, 5) === "000" && area.slice(0, 2) === place.slice(0, 2));
}
