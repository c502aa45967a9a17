/** Events of loans as they are kept: amounts as whole minor units in text. */
import type { LoanEventDetail } from "../../src/app/loan/servicing-facts.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";

type InText<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };
type EachInText<T> = T extends unknown ? InText<T> : never;

export type EventDetailJson = EachInText<LoanEventDetail>;

export function writeEventDetail(detail: LoanEventDetail): CanonicalObject {
  switch (detail.kind) {
    case "drawdown":
    case "charge":
    case "heldRefund":
      return { ...detail, amount: String(detail.amount) };
    case "prepayment":
      return { ...detail, amount: String(detail.amount), breakCost: String(detail.breakCost) };
    case "writeOff":
      return { ...detail, principal: String(detail.principal) };
    case "paymentHoliday":
    case "acceleration":
    case "nonAccrual":
    case "accrualResumption":
    case "takeover":
      return { ...detail };
  }
}

export function readEventDetail(json: EventDetailJson): LoanEventDetail {
  switch (json.kind) {
    case "drawdown":
    case "charge":
    case "heldRefund":
      return { ...json, amount: BigInt(json.amount) };
    case "prepayment":
      return { ...json, amount: BigInt(json.amount), breakCost: BigInt(json.breakCost) };
    case "writeOff":
      return { ...json, principal: BigInt(json.principal) };
    case "paymentHoliday":
    case "acceleration":
    case "nonAccrual":
    case "accrualResumption":
    case "takeover":
      return json;
  }
}
