/**
 * Who may test a covenant: not whoever submitted the figures it is tested with. Lender and borrower are two
 * organizations, but one person may belong to both, so the rule looks at the person.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { TestInput } from "./statement.ts";

export type TesterRejection = Rejection<"testerIsSubmitter">;

interface Submitted {
  readonly id: string;
  readonly submittedBy: { readonly id: string };
}

export function decideTester(
  inputs: readonly TestInput[],
  statements: readonly Submitted[],
  testedBy: string,
): Decision<string, TesterRejection> {
  const read = new Set(inputs.map(({ statementId }) => statementId));
  const own = statements.find(({ id, submittedBy }) => read.has(id) && submittedBy.id === testedBy);
  return own === undefined
    ? accept(testedBy)
    : reject({ code: "testerIsSubmitter", figures: { statement: own.id } });
}
