/** Statements of a fund: the Japanese form for a fiscal year, capital accounts, what a partner is told, restatements. */
import { fiscalYearOf } from "../../domain/calendar/fiscal-year.ts";
import {
  balanceSheet,
  capitalAccount,
  capitalOf,
  netAssets,
  profitAndLoss,
  type FundBalances,
} from "../../domain/fund/fund-statement.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { readingOf, totalsOf, type FundAsked, type FundReading, type FundViewer } from "./fund-reading.ts";
import { partnerNetView, type NetView } from "./read-performance.ts";
import type { OrganizationName, PartnerRecord } from "./ports.ts";

type Funds = Pick<Repositories, "funds">;
type Texts<T> = { readonly [K in keyof T]: string };

export interface StatementAsked extends FundAsked {
  /** First day of the period; the first of the fiscal year where absent. */
  readonly fromOn: LocalDate | undefined;
}

export interface FundStatementsView {
  readonly fromOn: LocalDate;
  readonly balanceSheet: Texts<ReturnType<typeof balanceSheet>>;
  readonly profitAndLoss: Texts<ReturnType<typeof profitAndLoss>>;
  readonly viewpoint: Viewpoint;
}

export async function readFundStatements(
  repositories: Funds,
  actor: Actor,
  asked: StatementAsked,
): Promise<FundStatementsView> {
  const reading = await readingOf(repositories, actor, asked);
  const fromOn = firstDayOf(reading, asked);
  const opening = await openingBalances(reading, fromOn);
  return {
    fromOn,
    balanceSheet: inText(reading, balanceSheet(reading.balances, opening)),
    profitAndLoss: inText(reading, profitAndLoss(reading.balances, opening)),
    viewpoint: reading.viewpoint,
  };
}

export interface CapitalAccountView {
  readonly partnerId: string;
  readonly number: number;
  readonly organization: OrganizationName;
  readonly opening: string;
  readonly contributions: string;
  readonly distributions: string;
  readonly transfers: string;
  readonly result: string;
  readonly closing: string;
  readonly commitment: string;
  readonly unfunded: string;
}

export interface CapitalAccountsView {
  readonly fromOn: LocalDate;
  readonly items: readonly CapitalAccountView[];
  /** Of the whole fund: the sum of all partners' capital accounts, those not shown included. */
  readonly netAssets: string;
  readonly viewpoint: Viewpoint;
}

export async function readCapitalAccounts(
  repositories: Funds,
  actor: Actor,
  asked: StatementAsked,
): Promise<CapitalAccountsView> {
  const reading = await readingOf(repositories, actor, asked);
  const fromOn = firstDayOf(reading, asked);
  const opening = await openingBalances(reading, fromOn);
  return {
    fromOn,
    items: reading.visible.map((partner) => accountView(reading, partner, opening)),
    netAssets: reading.text(netAssets(reading.balances)),
    viewpoint: reading.viewpoint,
  };
}

function accountView(
  reading: FundReading,
  partner: PartnerRecord,
  opening: FundBalances,
): CapitalAccountView {
  const { partnerId, ...amounts } = capitalAccount(partner.id, reading.balances, opening);
  const { commitment, unfunded } = totalsOf(reading, [partner]);
  const { number, organization } = partner;
  return {
    partnerId,
    number,
    organization,
    ...inText(reading, amounts),
    commitment: reading.text(commitment),
    unfunded: reading.text(unfunded),
  };
}

export interface PartnerStatementView {
  readonly fund: { readonly id: string; readonly name: Bilingual; readonly manager: OrganizationName };
  readonly fromOn: LocalDate;
  readonly account: CapitalAccountView;
  readonly performance: NetView;
  readonly viewpoint: Viewpoint;
}

/** What one partner is told of a period. */
export async function readPartnerStatement(
  repositories: Funds,
  actor: FundViewer,
  asked: StatementAsked & { readonly partnerId: string },
): Promise<PartnerStatementView> {
  const reading = await readingOf(repositories, actor, asked);
  const partner = orNotFound(
    reading.visible.find(({ id }) => id === asked.partnerId),
    "partner",
  );
  const fromOn = firstDayOf(reading, asked);
  const { id, name, manager } = reading.facts.fund;
  return {
    fund: { id, name, manager },
    fromOn,
    account: accountView(reading, partner, await openingBalances(reading, fromOn)),
    performance: partnerNetView(reading, partner),
    viewpoint: reading.viewpoint,
  };
}

export interface RestatementView {
  readonly asOf: LocalDate;
  /** What was known when the figures were given out. */
  readonly reportedAt: Instant;
  readonly netAssets: Compared;
  readonly partners: readonly (Compared & { readonly partnerId: string })[];
  readonly entries: readonly {
    readonly entryId: string;
    readonly belongsOn: LocalDate;
    readonly bookedOn: LocalDate;
    readonly recordedAt: Instant;
    readonly description: Bilingual;
    /** What it does to net assets. */
    readonly effect: string;
  }[];
}

interface Compared {
  readonly reported: string;
  readonly restated: string;
  readonly difference: string;
}

/** The figures of a day as they were given out, and as they would be with what was learned since. */
export async function readRestatement(
  repositories: Funds,
  actor: Actor,
  { fundId, viewpoint, now }: FundAsked & { readonly now: Instant },
): Promise<RestatementView> {
  const { asOf, knownAt: reportedAt } = viewpoint;
  const reading = await readingOf(repositories, actor, { fundId, viewpoint: { asOf, knownAt: now } });
  const { funds, facts, text } = reading;
  const { bookId } = facts.fund;
  const reported = await funds.balances({ bookId, asOf, knownAt: reportedAt, by: "booked" });
  const restated = await funds.balances({ bookId, asOf, knownAt: now, by: "belonging" });
  const compared = (then: bigint, today: bigint): Compared => ({
    reported: text(then),
    restated: text(today),
    difference: text(today - then),
  });
  const entries = await funds.entries(bookId, undefined, now);
  return {
    asOf,
    reportedAt,
    netAssets: compared(netAssets(reported), netAssets(restated)),
    partners: reading.visible.map(({ id }) => ({
      partnerId: id,
      ...compared(capitalOf(reported, id), capitalOf(restated, id)),
    })),
    entries: entries
      .map((entry) => ({ ...entry, on: entry.belongsOn ?? entry.effectiveOn }))
      .filter(({ recordedAt, on }) => recordedAt > reportedAt && on <= asOf)
      .map(({ entryId, on, effectiveOn, recordedAt, description, lines }) => ({
        entryId,
        belongsOn: on,
        bookedOn: effectiveOn,
        recordedAt,
        description,
        effect: text(effectOf(reading, lines)),
      })),
  };
}

/** On the capital of the partners that the reader may see. */
function effectOf({ visible }: FundReading, lines: Parameters<typeof toBalances>[0]): bigint {
  const balances = toBalances(lines);
  return visible.reduce((sum, { id }) => sum + capitalOf(balances, id), 0n);
}

function toBalances(
  lines: readonly {
    readonly account: FundBalances[number]["account"];
    readonly amount: bigint;
    readonly partnerId?: string;
  }[],
): FundBalances {
  return lines.map(({ account, amount, partnerId }) => ({
    account,
    amount,
    partnerId: partnerId ?? null,
    investmentId: null,
  }));
}

function firstDayOf({ facts, viewpoint }: FundReading, { fromOn }: StatementAsked): LocalDate {
  return fromOn ?? fiscalYearOf(viewpoint.asOf, facts.fund.fiscalYearStartMonth).startOn;
}

function openingBalances({ funds, facts, viewpoint }: FundReading, fromOn: LocalDate): Promise<FundBalances> {
  const { bookId } = facts.fund;
  return funds.balances({ bookId, asOf: addDays(fromOn, -1), knownAt: viewpoint.knownAt, by: "booked" });
}

function inText<T extends object>({ text }: FundReading, amounts: T): Texts<T> {
  const entries = Object.entries<bigint>(amounts as Readonly<Record<string, bigint>>);
  return Object.fromEntries(entries.map(([name, amount]) => [name, text(amount)])) as Texts<T>;
}
