/**
 * What an institution calls the accounts of its chart. A book is made from the chart of its kind, and posting rules go
 * by that; code and names may follow the institution's own chart (勘定科目コード), from a day on. Codes are unique within a
 * book and plain enough to stand in a journal of hledger, ledger and beancount as they are.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export interface AccountNaming {
  readonly code: string;
  readonly name: Bilingual;
}

export type AccountNamingRejection = Rejection<
  "accountCodeMalformed" | "accountCodeTaken" | "accountUnchanged"
>;

const plainCode = /^[A-Z0-9][A-Za-z0-9-]{0,15}$/;

/** `others`: the codes of the other accounts of the book. */
export function checkedNaming(
  asked: AccountNaming,
  { current, others }: { readonly current: AccountNaming; readonly others: readonly string[] },
): Decision<AccountNaming, AccountNamingRejection> {
  const { code, name } = asked;
  if (!plainCode.test(code)) return reject({ code: "accountCodeMalformed", figures: { accountCode: code } });
  if (others.includes(code)) return reject({ code: "accountCodeTaken", figures: { accountCode: code } });
  const isSame = code === current.code && name.ja === current.name.ja && name.en === current.name.en;
  return isSame ? reject({ code: "accountUnchanged", figures: { accountCode: code } }) : accept(asked);
}
