import type { TestCash } from "../../domain/impact/outcome-cash.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { OutcomeContractRecord } from "./outcome-ports.ts";

/** What was booked for one test of a part, and what was paid of it. */
export function cashOfTest(
  { settlements, payments }: Pick<OutcomeContractRecord, "settlements" | "payments">,
  part: string,
  testOn: LocalDate,
): TestCash {
  const isThis = (one: { readonly part: string; readonly testOn: LocalDate }): boolean =>
    one.part === part && one.testOn === testOn;
  return {
    settled: settlements.filter(isThis).map(({ booked }) => booked),
    paid: payments.filter(isThis).map(({ amount }) => amount),
  };
}
