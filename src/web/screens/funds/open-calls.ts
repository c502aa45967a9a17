import { addDecimals, signOf, subtractDecimals } from "../../figures/decimal-text.ts";
import type { FundEvent } from "./fund-answer.ts";

export interface OpenCall {
  readonly id: string;
  readonly dueOn: string;
  readonly open: readonly { readonly partnerId: string; readonly amount: string }[];
}

/** Calls of which something is unpaid, oldest first. The server reckons again what is open when it is asked. */
export function openCalls(calls: readonly FundEvent[], receipts: readonly FundEvent[]): readonly OpenCall[] {
  return calls
    .filter(({ reversed }) => !reversed)
    .toReversed()
    .map((call) => ({
      id: call.id,
      dueOn: call.effectiveOn,
      open: partnersOf(call).map((partnerId) => ({
        partnerId,
        amount: subtractDecimals(
          cashOf([call], partnerId),
          cashOf(receipts.filter(paysOn(call)).map(contributionsOnly), partnerId),
        ),
      })),
    }))
    .filter(({ open }) => open.some(({ amount }) => signOf(amount) > 0));
}

function partnersOf({ lines }: FundEvent): readonly string[] {
  return [...new Set(lines.flatMap(({ shares }) => shares.map(({ partnerId }) => partnerId)))];
}

function paysOn(call: FundEvent): (receipt: FundEvent) => boolean {
  return ({ reversed, detail }) => !reversed && detail["callId"] === call.id;
}

function contributionsOnly(receipt: FundEvent): FundEvent {
  return { ...receipt, lines: receipt.lines.filter(({ type }) => type === "receipt") };
}

function cashOf(events: readonly FundEvent[], partnerId: string): string {
  return events
    .flatMap(({ lines }) => lines.flatMap(({ shares }) => shares))
    .filter((share) => share.partnerId === partnerId)
    .reduce((sum, { cash }) => addDecimals(sum, cash), "0");
}
