/** An agreement as it is being written: text fields, turned into a request when the effect is asked for. */
import type { z } from "zod";
import type { agreementBody } from "../../../contract/agreement/request.ts";

export type AgreementBody = z.input<typeof agreementBody>;

export const aggregations = [
  "perKpi",
  "countLadder",
  "weightedScore",
  "allOf",
  "threeBand",
  "linear",
] as const;
export const effectiveRules = [
  "nextInterestPeriod",
  "nthBusinessDayAfterCertificate",
  "dayAfterNextDueDate",
  "fixedDate",
  "testDate",
] as const;
export const notReportedRules = ["asMissed", "penalty", "noChange"] as const;
export const correctionRules = ["trueUp", "prospective"] as const;
export const grades = ["E0", "E1", "E2", "E3", "E4"] as const;

export interface KpiDraft {
  readonly kpiId: string;
  readonly achievedBp: string;
  readonly missedBp: string;
  readonly capBp: string;
  readonly weight: string;
  readonly baseline: string;
  readonly thresholdPercent: string;
  readonly cumulativeMonths: string;
  readonly target: "absolute" | "relative";
}

export interface TestDraft {
  readonly testOn: string;
  readonly periodStartOn: string;
  readonly periodEndOn: string;
  readonly certificateDueOn: string;
  /** Target by KPI. */
  readonly targets: Readonly<Record<string, string>>;
}

export interface AgreementDraft {
  readonly trancheId: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly agreedOn: string;
  readonly effectiveOn: string;
  readonly verifier: string;
  readonly premiumUse: string;
  readonly source: string;
  readonly gradeNeeded: (typeof grades)[number];
  readonly strict: boolean;
  readonly inclusive: boolean;
  readonly needsConsent: boolean;
  readonly kpis: readonly KpiDraft[];
  readonly tests: readonly TestDraft[];
  readonly aggregation: (typeof aggregations)[number];
  /** `bp` by number achieved; `from = bp` of bands; three steps: as lines of text. */
  readonly table: string;
  readonly cumulative: boolean;
  readonly capDown: string;
  readonly capUp: string;
  readonly marginFloor: string;
  readonly allInFloor: string;
  readonly effectiveRule: (typeof effectiveRules)[number];
  readonly n: string;
  readonly month: string;
  readonly day: string;
  readonly notReported: (typeof notReportedRules)[number];
  readonly penaltyBp: string;
  readonly afterBusinessDays: string;
  readonly lenderFavour: (typeof correctionRules)[number];
  readonly borrowerFavour: (typeof correctionRules)[number];
}

export const emptyKpi: KpiDraft = {
  kpiId: "",
  achievedBp: "-5",
  missedBp: "5",
  capBp: "",
  weight: "",
  baseline: "",
  thresholdPercent: "5",
  cumulativeMonths: "36",
  target: "relative",
};

export const emptyTest: TestDraft = {
  testOn: "",
  periodStartOn: "",
  periodEndOn: "",
  certificateDueOn: "",
  targets: {},
};

export const emptyDraft: AgreementDraft = {
  trancheId: "",
  nameJa: "",
  nameEn: "",
  agreedOn: "",
  effectiveOn: "",
  verifier: "",
  premiumUse: "",
  source: "",
  gradeNeeded: "E2",
  strict: false,
  inclusive: true,
  needsConsent: true,
  kpis: [emptyKpi],
  tests: [emptyTest],
  aggregation: "perKpi",
  table: "",
  cumulative: false,
  capDown: "",
  capUp: "",
  marginFloor: "0",
  allInFloor: "0",
  effectiveRule: "nextInterestPeriod",
  n: "",
  month: "",
  day: "",
  notReported: "asMissed",
  penaltyBp: "",
  afterBusinessDays: "0",
  lenderFavour: "trueUp",
  borrowerFavour: "trueUp",
};

export function bodyOf(draft: AgreementDraft): AgreementBody {
  return {
    trancheId: draft.trancheId,
    name: { ja: draft.nameJa, en: draft.nameEn },
    agreedOn: draft.agreedOn,
    effectiveOn: draft.effectiveOn,
    verifier: draft.verifier,
    ...(draft.premiumUse === "" ? {} : { premiumUse: draft.premiumUse }),
    source: draft.source,
    ratchet: ratchetOf(draft),
    spts: draft.tests.flatMap(({ targets, ...days }) =>
      draft.kpis.map(({ kpiId, baseline }) => ({
        kpiId,
        ...days,
        ...(baseline === "" ? {} : { baseline }),
        target: targets[kpiId] ?? "",
        strict: draft.strict,
        gradeNeeded: draft.gradeNeeded,
      })),
    ),
    restatement: draft.kpis.map(({ kpiId, thresholdPercent, cumulativeMonths, target }) => ({
      kpiId,
      thresholdPercent,
      inclusive: draft.inclusive,
      triggers: ["methodChange", "error", "structuralChange"],
      cumulativeMonths: Number(cumulativeMonths),
      target,
      needsConsent: draft.needsConsent,
    })),
  };
}

export function ratchetOf(draft: AgreementDraft): AgreementBody["ratchet"] {
  const { aggregation, kpis, cumulative, capDown, capUp, marginFloor, allInFloor } = draft;
  return {
    aggregation,
    kpis: kpis.map(({ kpiId, achievedBp, missedBp, capBp, weight }) => ({
      id: kpiId,
      achievedBp,
      missedBp,
      ...(capBp === "" ? {} : { capBp }),
      ...(weight === "" ? {} : { weight }),
    })),
    ...tableOf(draft),
    cumulative,
    ...(capDown === "" || capUp === "" ? {} : { totalCapBp: { down: capDown, up: capUp } }),
    marginFloor,
    allInFloor,
    effective: {
      rule: draft.effectiveRule,
      ...whole("n", draft.n),
      ...whole("month", draft.month),
      ...whole("day", draft.day),
    },
    notReported: {
      rule: draft.notReported,
      ...(draft.penaltyBp === "" ? {} : { bp: draft.penaltyBp }),
      ...whole("afterBusinessDays", draft.afterBusinessDays),
    },
    correction: { lenderFavour: draft.lenderFavour, borrowerFavour: draft.borrowerFavour },
  };
}

/** Lines as they are typed: "3 = -5" for a ladder, "0.5 = 2.5" for bands, three figures for three bands. */
function tableOf({ aggregation, table }: AgreementDraft): Partial<AgreementBody["ratchet"]> {
  const lines = table.split(/[\n,、]/).filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => line.split("=").map((part) => part.trim()));
  if (aggregation === "countLadder") {
    return { ladder: pairs.map(([achieved = "", bp = ""]) => ({ achieved: Number(achieved), bp })) };
  }
  if (aggregation === "weightedScore") {
    return { bands: pairs.map(([from = "", bp = ""]) => ({ from, bp })) };
  }
  if (aggregation !== "threeBand") return {};
  const [achievedBp = "", betweenBp = "", worseBp = ""] = lines.map((line) => line.trim());
  return { threeBand: { achievedBp, betweenBp, worseBp } };
}

function whole<Name extends string>(name: Name, text: string): Partial<Record<Name, number>> {
  return text === "" ? {} : ({ [name]: Number(text) } as Record<Name, number>);
}
