/**
 * Annual accounts of a borrower, as far as capital loans are priced on them: one figure, the profit of a fiscal year.
 * Accounts exist once the year is over. A second figure for the same year supersedes the first, and whatever rate
 * followed from the first is reckoned again.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { isEndOfMonth, type LocalDate } from "../kernel/local-date.ts";
import { money, moneyText, type Currency } from "../kernel/money.ts";
import type { Accounts } from "./capital-loan.ts";

export type AccountsRejection = Rejection<
  "fiscalYearNotOver" | "fiscalYearEndNotMonthEnd" | "accountsUnchanged"
>;

/** `known` in the order of recording. */
export function agreeAccounts(
  accounts: Accounts,
  known: readonly Accounts[],
  { today, currency }: { readonly today: LocalDate; readonly currency: Currency },
): Decision<Accounts, AccountsRejection> {
  const { fiscalYearEndOn, profit } = accounts;
  const pointer = "/fiscalYearEndOn";
  if (!isEndOfMonth(fiscalYearEndOn)) {
    return reject({ code: "fiscalYearEndNotMonthEnd", figures: { fiscalYearEndOn }, pointer });
  }
  if (fiscalYearEndOn >= today) {
    return reject({ code: "fiscalYearNotOver", figures: { fiscalYearEndOn, today }, pointer });
  }
  const standing = known.findLast((one) => one.fiscalYearEndOn === fiscalYearEndOn);
  if (standing?.profit !== profit) return accept(accounts);
  const figures = { fiscalYearEndOn, profit: moneyText(money(profit, currency)) };
  return reject({ code: "accountsUnchanged", figures, pointer: "/profit" });
}
