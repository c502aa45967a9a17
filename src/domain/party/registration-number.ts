/**
 * Registration number of a corporation (法人番号): a check digit from 1 to 9, then twelve digits. The check digit is
 * nine less the remainder by nine of the twelve digits, weighed 1 and 2 in turn from the right (法人番号の指定等に関する
 * 省令第2条).
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export type RegistrationNumberRejection = Rejection<
  "registrationNumberMalformed" | "registrationNumberCheckDigit"
>;

export function parseRegistrationNumber(text: string): Decision<string, RegistrationNumberRejection> {
  const figures = { registrationNumber: text };
  if (!/^[1-9]\d{12}$/.test(text)) return reject({ code: "registrationNumberMalformed", figures });
  const expected = checkDigitOf(text.slice(1));
  if (text.startsWith(String(expected))) return accept(text);
  return reject({ code: "registrationNumberCheckDigit", figures: { ...figures, expected } });
}

function checkDigitOf(twelveDigits: string): number {
  const weighed = Array.from(twelveDigits, (digit, i) => Number(digit) * (i % 2 === 0 ? 2 : 1));
  return 9 - (weighed.reduce((sum, each) => sum + each, 0) % 9);
}
