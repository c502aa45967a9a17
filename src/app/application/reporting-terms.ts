import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { decimal } from "../../domain/kernel/decimal.ts";
import { readRatchet } from "../../domain/loan/ratchet-json.ts";
import type { ConversionPlan } from "../../domain/programme/conversion.ts";
import type { TermsRequest } from "../agreement/agreement-request.ts";
import type { ProgrammeVersion } from "../programme/ports.ts";

interface Contracted {
  readonly plan: ConversionPlan;
  readonly version: ProgrammeVersion;
  readonly agreedOn: LocalDate;
  /** The number of the application. */
  readonly source: string;
}

/** The promised KPIs as terms of an agreement, each moving the rate by what the programme says. */
export function reportingTerms({ plan, version, agreedOn, source }: Contracted): TermsRequest {
  const { steps, verifier } = version.lending;
  const kpiIds = [...new Set(plan.spts.map(({ kpiId }) => kpiId))];
  return {
    effectiveOn: agreedOn,
    ratchet: readRatchet({
      aggregation: "perKpi",
      kpis: kpiIds.map((id) => ({ id, ...steps })),
      cumulative: false,
      marginFloor: "-0.05",
      allInFloor: "0",
      effective: { rule: "nextInterestPeriod" },
      notReported: { rule: "asMissed", afterBusinessDays: 0 },
      correction: { lenderFavour: "trueUp", borrowerFavour: "trueUp" },
    }),
    spts: plan.spts.map((spt) => ({ ...spt, strict: false, gradeNeeded: "E2" })),
    verifier,
    premiumUse: undefined,
    restatement: kpiIds.map((kpiId) => ({
      kpiId,
      thresholdPercent: decimal(5),
      inclusive: true,
      triggers: ["methodChange", "error", "structuralChange"],
      cumulativeMonths: 12,
      target: "relative",
      needsConsent: true,
    })),
    source,
  };
}
