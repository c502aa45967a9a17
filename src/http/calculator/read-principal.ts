import { accept, reject, type Decision } from "../../domain/kernel/decision.ts";
import { parseMoney, type Currency } from "../../domain/kernel/money.ts";

/** A principal in minor units from its text in major units; refuses a negative one. */
export function readPrincipal(text: string, currency: Currency, pointer: string): Decision<bigint> {
  const principal = parseMoney(text, currency);
  if (!principal.ok) return reject({ ...principal.rejection, pointer });
  if (principal.value.minor >= 0n) return accept(principal.value.minor);
  return reject({ code: "principalNegative", figures: { principal: text }, pointer });
}
