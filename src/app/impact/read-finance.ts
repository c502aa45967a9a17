/** Finance and interest forgone per outcome: sums of the lender's postings, divided by what the KPI gained. */
import { amountPerOutcome } from "../../domain/impact/finance-per-outcome.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, decimal, fixedDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import type { EntryKind } from "../../domain/ledger/journal-entry.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { gainTold, kpiEnds, knownSeries } from "./kpi-ends.ts";
import type { KpiRecord } from "./ports.ts";

export interface BookedLoan {
  readonly loanId: string;
  readonly number: string;
  readonly currency: Currency;
  /** Minor units paid out, or taken over from an earlier system. */
  readonly financed: bigint;
  /** Minor units that interest steps took off; negative where they put on more. */
  readonly forgone: bigint;
}

export interface FinanceLine {
  readonly loanId: string | null;
  readonly number: string;
  readonly currency: string;
  readonly kpiId: string;
  readonly kpi: Bilingual;
  readonly unit: Bilingual;
  readonly outcomes: string | null;
  readonly financed: string;
  readonly interestForgone: string;
  readonly financePerOutcome: string | null;
  readonly forgonePerOutcome: string | null;
}

const paidOut: readonly EntryKind[] = ["drawdown", "openingBalance"];
const moneyPlaces = 2;

/** What the books say about the project's loans that the actor's organization gave or took. */
export async function bookedLoans(
  { loans, books }: Pick<Repositories, "loans" | "books">,
  actor: Actor,
  { projectId, viewpoint }: { readonly projectId: string; readonly viewpoint: Viewpoint },
): Promise<readonly BookedLoan[]> {
  const ids = await loans.idsOfProject(actor.organizationId, projectId);
  const facts = await loans.facts(actor.organizationId, ids, viewpoint.knownAt);
  const balances = await books.loanBalances(ids, viewpoint);
  const booked: BookedLoan[] = [];
  for (const { loan } of facts) {
    const movements = await books.loanMovements(loan.id, lenderChart.loans.code, viewpoint);
    const financed = movements
      .filter(({ kind }) => paidOut.includes(kind))
      .reduce((sum, { amount }) => sum + amount, 0n);
    const forgone = balances.get(loan.id)?.get(lenderChart.interestStepEffect.code) ?? 0n;
    booked.push({ loanId: loan.id, number: loan.number, currency: loan.currency, financed, forgone });
  }
  return booked;
}

/** For each KPI a line of every loan, and one of all loans of a currency together. */
export async function readFinancePerOutcome(
  repositories: Repositories,
  actor: Actor,
  { projectId, viewpoint }: { readonly projectId: string; readonly viewpoint: Viewpoint },
): Promise<readonly FinanceLine[]> {
  const { projects, impact } = repositories;
  const project = orNotFound(await projects.find(actor.organizationId, projectId), "project");
  const booked = await bookedLoans(repositories, actor, { projectId, viewpoint });
  orNotFound(booked[0], "project");
  const series = knownSeries(
    await impact.observationsOfKpis(actor.organizationId, project.kpiIds),
    viewpoint,
  );
  const lines: FinanceLine[] = [];
  for (const kpiId of project.kpiIds) {
    const kpi = orNotFound(await impact.findKpi(actor.organizationId, kpiId), "kpi");
    const ends = kpiEnds(
      series.filter((record) => record.kpiId === kpiId),
      {},
    );
    const scale = gainTold(ends, kpi, actor.organizationId);
    lines.push(...[...totals(booked), ...booked].map((loan) => lineOf(loan, kpi, scale)));
  }
  return lines;
}

type Booked = Omit<BookedLoan, "loanId"> & { readonly loanId: string | null };

function totals(booked: readonly BookedLoan[]): readonly Booked[] {
  const currencies = [...new Set(booked.map(({ currency }) => currency))];
  return currencies.map((currency) => ({
    loanId: null,
    number: "",
    currency,
    ...sumOf(booked.filter((loan) => loan.currency === currency)),
  }));
}

export function sumOf(booked: readonly BookedLoan[]): Pick<BookedLoan, "financed" | "forgone"> {
  return {
    financed: booked.reduce((sum, { financed }) => sum + financed, 0n),
    forgone: booked.reduce((sum, { forgone }) => sum + forgone, 0n),
  };
}

function lineOf(
  { loanId, number, currency, financed, forgone }: Booked,
  { id: kpiId, name: kpi, unit, direction }: KpiRecord,
  scale: Decimal | undefined,
): FinanceLine {
  const per = (amount: bigint): string | null => {
    if (scale === undefined) return null;
    const share = amountPerOutcome(majorOf(amount, currency), { scale, direction });
    return share === undefined ? null : fixedDecimal(share, moneyPlaces);
  };
  return {
    loanId,
    number,
    currency,
    kpiId,
    kpi,
    unit,
    outcomes: scale === undefined ? null : canonicalDecimal(scale),
    financed: moneyText(money(financed, currency)),
    interestForgone: moneyText(money(forgone, currency)),
    financePerOutcome: per(financed),
    forgonePerOutcome: per(forgone),
  };
}

export function majorOf(amount: bigint, currency: Currency): Decimal {
  return decimal(moneyText(money(amount, currency)));
}
