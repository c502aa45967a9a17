/** A fund before a change: everything known of it, its book, and its balances on a day. Only its manager changes it. */
import { fundPositionOn, termsOf, type FundPosition } from "../../domain/fund/fund-standing.ts";
import { balanceOfAccount, type FundBalances } from "../../domain/fund/fund-statement.ts";
import type { FundTerms } from "../../domain/fund/fund-terms.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { lastDay, parseLocalDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText, parseMoney } from "../../domain/kernel/money.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { BookRecord } from "../ledger/ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { FundFacts, FundRepository, InvestmentRecord } from "./ports.ts";

export interface FundCase {
  readonly facts: FundFacts;
  readonly book: BookRecord;
  readonly today: LocalDate;
  readonly balancesOn: (day: LocalDate) => Promise<FundBalances>;
  readonly funds: FundRepository;
  readonly asked: Asked;
}

export async function fundCase(asked: Asked, fundId: string): Promise<FundCase> {
  const { work, actor, now } = asked;
  const facts = orNotFound(await work.funds.facts(actor.organizationId, fundId, now), "fund");
  const { fund } = facts;
  if (fund.manager.id !== actor.organizationId)
    throw new Rejected({ code: "notFound", figures: { what: "fund" } });
  return {
    facts,
    book: present(await work.books.find(fund.manager.id, fund.bookId), "the book of a fund"),
    today: japanDay(now),
    balancesOn: (asOf) => work.funds.balances({ bookId: fund.bookId, asOf, knownAt: now, by: "booked" }),
    funds: work.funds,
    asked,
  };
}

export function positionOn({ facts }: { readonly facts: FundFacts }, day: LocalDate): FundPosition {
  const { fund, partners, events } = facts;
  return fundPositionOn({ unitPrice: fund.unitPrice, partners, events }, day);
}

/** With every event known, of whatever day. */
export function wholePosition(known: { readonly facts: FundFacts }): FundPosition {
  return positionOn(known, lastDay);
}

/** The terms in force on a day; those agreed first for a day before them. */
export function termsOn(known: { readonly facts: FundFacts }, day: LocalDate): FundTerms {
  const terms = termsOf(positionOn(known, day)) ?? termsOf(wholePosition(known));
  return present(terms, "terms of a fund");
}

export function investmentOf({ facts }: FundCase, investmentId: string): InvestmentRecord {
  return orNotFound(
    facts.investments.find(({ id }) => id === investmentId),
    "investment",
  );
}

/** Investments in the same company: limits are the company's. */
export function investmentsInSame({ facts }: FundCase, { company }: InvestmentRecord): readonly string[] {
  return facts.investments.filter((other) => other.company.id === company.id).map(({ id }) => id);
}

export function dayOf(text: string): LocalDate {
  return orReject(parseLocalDate(text));
}

/** What has happened is recorded; what may happen is not. */
export function pastDay({ facts, today }: FundCase, text: string): LocalDate {
  const on = fundDay({ facts }, text);
  if (on > today) throw new Rejected({ code: "dayInFuture", figures: { on, today } });
  return on;
}

export function fundDay({ facts }: Pick<FundCase, "facts">, text: string): LocalDate {
  const on = dayOf(text);
  const { startsOn } = facts.fund;
  if (on < startsOn) throw new Rejected({ code: "dayBeforeFund", figures: { on, startsOn } });
  return on;
}

/** Minor units, zero or more. */
export function amountOf({ facts }: Pick<FundCase, "facts">, text: string, pointer: string): bigint {
  const { minor } = orReject(parseMoney(text, facts.fund.currency));
  if (minor >= 0n) return minor;
  throw new Rejected({ code: "amountNegative", figures: { amount: text }, pointer });
}

export function positiveAmount(known: Pick<FundCase, "facts">, text: string, pointer: string): bigint {
  const amount = amountOf(known, text, pointer);
  if (amount > 0n) return amount;
  throw new Rejected({ code: "amountNotPositive", figures: { amount: text }, pointer });
}

export function amountText({ facts }: { readonly facts: FundFacts }, amount: bigint): string {
  return moneyText(money(amount, facts.fund.currency));
}

/** Nothing is paid out of money that the fund does not have on the day. */
export async function mustHaveCash(known: FundCase, on: LocalDate, amount: bigint): Promise<void> {
  const cash = balanceOfAccount(await known.balancesOn(on), "cash");
  if (amount <= cash) return;
  const text = (figure: bigint) => amountText(known, figure);
  const figures = { on, amount: text(amount), cash: text(cash), short: text(amount - cash) };
  throw new Rejected({ code: "fundCashShort", figures });
}
