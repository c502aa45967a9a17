/**
 * Conversion (契約): what an approved application becomes. One facility whose limit is the sum granted, one tranche for
 * each use with its own term and grace, the credit margin of the tier that held on the day of the decision, and an SPT
 * for every KPI that was promised. Nothing can be drawn before every condition precedent is met.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { Decimal } from "../kernel/decimal.ts";
import { addMonths, type LocalDate } from "../kernel/local-date.ts";
import type { Rate } from "../kernel/rate.ts";
import type { FacilityRanking } from "../loan/facility.ts";
import { amountAsked, type ApplicationContent, type AskedUse } from "./application-content.ts";
import type { GrantedTerms } from "./application-decision.ts";
import { tierOn, type ProgrammeTerms } from "./programme-terms.ts";

export interface PlannedSpt {
  readonly kpiId: string;
  readonly testOn: LocalDate;
  readonly periodStartOn: LocalDate;
  readonly periodEndOn: LocalDate;
  readonly certificateDueOn: LocalDate;
  readonly baseline: Decimal | undefined;
  readonly target: Decimal;
}

export interface ConversionPlan {
  /** Minor units. */
  readonly limit: bigint;
  readonly ranking: FacilityRanking;
  readonly creditMargin: Rate;
  readonly tierSource: string;
  readonly tranches: readonly AskedUse[];
  readonly spts: readonly PlannedSpt[];
}

export interface ConversionCase {
  readonly terms: ProgrammeTerms;
  readonly content: ApplicationContent;
  readonly granted: GrantedTerms;
  readonly decidedOn: LocalDate;
}

export type ConversionRejection = Rejection<"tierNotOffered">;

/** The figures of the year before a test, and three months to report them. */
const periodMonths = 12;
const monthsToReport = 3;

export function conversionPlan({
  terms,
  content,
  granted,
  decidedOn,
}: ConversionCase): Decision<ConversionPlan, ConversionRejection> {
  const tier = tierOn(terms, granted.tier, decidedOn);
  if (tier === undefined) {
    const figures = { tier: granted.tier, on: decidedOn, validFrom: null };
    return reject({ code: "tierNotOffered", figures, pointer: "/tier" });
  }
  return accept({
    limit: amountAsked(granted),
    ranking: terms.isSubordinated ? "subordinated" : "senior",
    creditMargin: tier.adjustment,
    tierSource: tier.source,
    tranches: granted.uses,
    spts: plannedSpts(content),
  });
}

function plannedSpts({ kpis, kpiTestOn }: ApplicationContent): readonly PlannedSpt[] {
  if (kpiTestOn === undefined) return [];
  const days = {
    testOn: kpiTestOn,
    periodStartOn: addMonths(kpiTestOn, -periodMonths),
    periodEndOn: kpiTestOn,
    certificateDueOn: addMonths(kpiTestOn, monthsToReport),
  };
  return kpis.map((kpi) => ({ ...kpi, ...days }));
}

export interface ConditionStanding {
  readonly number: number;
  readonly metOn: LocalDate | undefined;
}

export type FirstDrawdownRejection = Rejection<"conditionsNotMet">;

/** Conditions precedent (実行前条件) come before the money. */
export function mayDrawFirst(
  conditions: readonly ConditionStanding[],
  on: LocalDate,
): Decision<true, FirstDrawdownRejection> {
  const open = conditions.filter(({ metOn }) => metOn === undefined || metOn > on);
  if (open.length === 0) return accept(true);
  const numbers = open.map(({ number }) => String(number)).join(", ");
  return reject({ code: "conditionsNotMet", figures: { open: open.length, conditions: numbers, on } });
}
