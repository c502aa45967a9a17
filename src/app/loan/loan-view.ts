import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { basisPointsText, rateText } from "../../domain/kernel/rate.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import { agreementView, type AgreementView, type SptProgress } from "./agreement-view.ts";
import { standingView, type StandingView } from "./claims-view.ts";
import { balanceOn, maturityOf, rateOn, type LoanPosition } from "./loan-position.ts";
import type { LoanKind } from "../../domain/loan/loan-terms.ts";
import type { TermNote } from "./ports.ts";

export interface LoanSummaryView extends StandingView {
  readonly id: string;
  readonly number: string;
  readonly borrower: OrganizationRecord;
  readonly lender: OrganizationRecord;
  readonly project: { readonly id: string; readonly name: Bilingual };
  readonly productKind: LoanKind;
  readonly currency: string;
  readonly principal: string;
  readonly balance: string;
  readonly annualRate: string;
  readonly stepBp: string;
  readonly drawdownOn: string;
  readonly maturityOn: string;
  readonly nextDueOn: string | null;
  readonly nextTestOn: string | null;
  readonly pendingApprovals: number;
  readonly hasFictionalTerms: boolean;
}

export interface LoanView extends LoanSummaryView {
  readonly baseRateIndex: Bilingual;
  readonly creditMargin: string;
  readonly interestRule: {
    readonly dayCount: string;
    readonly dayInclusion: string;
    readonly rounding: string;
    readonly roundingScope: string;
    readonly principalUnit: string;
  };
  readonly businessDayConvention: string;
  readonly agreement: AgreementView | null;
  readonly stepEffect: string;
  readonly covenantStepBp: string;
  readonly covenantStepEffect: string;
  readonly premiumSetAside: string;
  readonly accruedInterest: string;
  readonly terms: readonly TermNote[];
  readonly viewpoint: Viewpoint;
}

export function loanSummaryView(
  position: LoanPosition,
  { asOf, pendingApprovals }: { readonly asOf: LocalDate; readonly pendingApprovals: number },
): LoanSummaryView {
  const { loan, agreement, decisions } = position.facts;
  const rate = rateOn(position, asOf);
  const decided = new Set(decisions.map(({ testOn }) => testOn));
  const nextTest = agreement?.spts.find(({ testOn }) => !decided.has(testOn));
  return {
    id: loan.id,
    number: loan.number,
    borrower: loan.borrower,
    lender: loan.lender,
    project: loan.project,
    productKind: loan.productKind,
    currency: loan.currency,
    principal: moneyText(money(loan.principal, loan.currency)),
    balance: moneyText(money(balanceOn(position, asOf), loan.currency)),
    ...standingView(position, asOf),
    annualRate: rateText(rate.annualRate),
    stepBp: basisPointsText(rate.stepBp),
    drawdownOn: loan.drawdownOn,
    maturityOn: maturityOf(position),
    nextDueOn: position.dueDates.find(({ adjustedDueOn }) => adjustedDueOn >= asOf)?.adjustedDueOn ?? null,
    nextTestOn: nextTest?.testOn ?? null,
    pendingApprovals,
    hasFictionalTerms: loan.terms.some(({ provenance }) => provenance.fictional),
  };
}

export interface LoanViewParts {
  readonly viewpoint: Viewpoint;
  readonly pendingApprovals: number;
  /** Balances of the loan by account code, minor units. */
  readonly balances: ReadonlyMap<string, bigint>;
  readonly progress: readonly SptProgress[];
}

export function loanView(position: LoanPosition, parts: LoanViewParts): LoanView {
  const { viewpoint, pendingApprovals, balances, progress } = parts;
  const { loan, agreement, fixings } = position.facts;
  const rate = rateOn(position, viewpoint.asOf);
  const { dayCount, dayInclusion, rounding, roundingScope, principalUnit } = loan.interestRule;
  const balanceOf = (code: string) => moneyText(money(balances.get(code) ?? 0n, loan.currency));
  const creditOn = (code: string) => moneyText(money(-(balances.get(code) ?? 0n), loan.currency));
  return {
    ...loanSummaryView(position, { asOf: viewpoint.asOf, pendingApprovals }),
    baseRateIndex: fixings.at(-1)?.name ?? { ja: loan.baseRateIndex, en: loan.baseRateIndex },
    creditMargin: rateText(rate.creditMargin),
    interestRule: {
      dayCount,
      dayInclusion,
      rounding,
      roundingScope,
      principalUnit: moneyText(money(principalUnit, loan.currency)),
    },
    businessDayConvention: loan.businessDayConvention,
    agreement: agreement === undefined ? null : agreementView(agreement, progress, viewpoint.asOf),
    stepEffect: balanceOf(lenderChart.interestStepEffect.code),
    covenantStepBp: basisPointsText(rate.covenantStepBp),
    covenantStepEffect: creditOn(lenderChart.covenantStepEffect.code),
    premiumSetAside: creditOn(lenderChart.premiumForGoodCause.code),
    accruedInterest: balanceOf(lenderChart.accruedInterest.code),
    terms: loan.terms,
    viewpoint,
  };
}
