import type { z } from "zod";
import type { bilingual } from "../answers.ts";
import { answerTable } from "../table.ts";

type Name = z.output<typeof bilingual>;

interface Contracts {
  readonly items: readonly {
    readonly number: string;
    readonly payer: { readonly name: Name };
    readonly payee: { readonly name: Name };
    readonly currency: string;
    readonly parts: readonly {
      readonly code: string;
      readonly name: Name;
      readonly words: Name;
      readonly tests: readonly {
        readonly testOn: string;
        readonly open: string;
        readonly payments: readonly { readonly paidOn: string; readonly amount: string }[];
        readonly settlements: readonly {
          readonly version: number;
          readonly effectiveOn: string;
          readonly result: string | null;
          readonly grade: string | null;
          readonly exact: string;
          readonly payment: string;
          readonly booked: string;
        }[];
      }[];
    }[];
  }[];
}

/** One row for each settlement; a test that waits has one row without figures. */
export const outcomeTable = answerTable<Contracts>()({
  name: { ja: "成果連動契約", en: "outcome-contracts" },
  rows: ({ items }) =>
    items.flatMap((contract) =>
      contract.parts.flatMap((part) =>
        part.tests.flatMap(({ testOn, settlements, open, payments }) =>
          (settlements.length === 0 ? [undefined] : settlements).map((settlement) => ({
            contract,
            part,
            testOn,
            settlement,
            open,
            payments,
          })),
        ),
      ),
    ),
  columns: (cell) => [
    cell("text", ["契約番号", "Contract"], ({ contract }) => contract.number),
    cell("text", ["支払者", "Payer"], ({ contract }) => contract.payer.name),
    cell("text", ["受取者", "Payee"], ({ contract }) => contract.payee.name),
    cell("text", ["区分", "Part"], ({ part }) => part.code),
    cell("text", ["名称", "Name"], ({ part }) => part.name),
    cell("text", ["支払の定め", "Rule"], ({ part }) => part.words),
    cell("day", ["判定日", "Test"], ({ testOn }) => testOn),
    cell("number", ["版", "Version"], ({ settlement }) => settlement?.version),
    cell("number", ["実績値", "Result"], ({ settlement }) => settlement?.result),
    cell("text", ["証憑等級", "Evidence grade"], ({ settlement }) => settlement?.grade),
    cell("number", ["端数処理前", "Before rounding"], ({ settlement }) => settlement?.exact),
    cell("number", ["支払額", "Payment"], ({ settlement }) => settlement?.payment),
    cell("number", ["計上額", "Booked"], ({ settlement }) => settlement?.booked),
    cell("day", ["計上日", "Booked on"], ({ settlement }) => settlement?.effectiveOn),
    cell("number", ["未決済額", "Open"], ({ open }) => open),
    cell("text", ["決済", "Paid"], ({ payments }) =>
      payments.map(({ paidOn, amount }) => `${paidOn} ${amount}`).join(" / "),
    ),
    cell("text", ["通貨", "Currency"], ({ contract }) => contract.currency),
  ],
});
