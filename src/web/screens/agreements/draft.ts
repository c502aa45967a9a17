/** Terms of an agreement as they are being written: everything stays text until the server reads it. */
import { evidenceGrades } from "../../../contract/impact/answers.ts";

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
export const triggers = ["methodChange", "error", "structuralChange"] as const;
export const grades = evidenceGrades;

type Aggregation = (typeof aggregations)[number];
type Trigger = (typeof triggers)[number];

export interface KpiDraft {
  readonly kpiId: string;
  readonly achievedBp: string;
  readonly neutralBp: string;
  readonly missedBp: string;
  readonly capBp: string;
  readonly weight: string;
  readonly thresholdPercent: string;
  readonly inclusive: boolean;
  readonly triggers: readonly Trigger[];
  readonly cumulativeMonths: string;
  readonly target: "absolute" | "relative";
  readonly needsConsent: boolean;
}

export interface SptDraft {
  readonly baseline: string;
  readonly target: string;
  readonly neutralFrom: string;
  readonly strict: boolean;
  readonly gradeNeeded: (typeof grades)[number];
}

export interface TestDraft {
  readonly testOn: string;
  readonly periodStartOn: string;
  readonly periodEndOn: string;
  readonly certificateDueOn: string;
  /** By KPI. */
  readonly spts: Readonly<Record<string, SptDraft>>;
  /** As it stands where it was agreed before; only what differs from it is agreed again. */
  readonly standing?: Omit<TestDraft, "standing">;
}

export interface BandDraft {
  readonly from: string;
  readonly bp: string;
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
  readonly kpis: readonly KpiDraft[];
  readonly tests: readonly TestDraft[];
  readonly aggregation: Aggregation;
  /** Steps by the number of SPTs achieved, from none on. */
  readonly ladder: readonly string[];
  readonly bands: readonly BandDraft[];
  readonly bandAchievedBp: string;
  readonly bandBetweenBp: string;
  readonly bandWorseBp: string;
  readonly cumulative: boolean;
  readonly capDown: string;
  readonly capUp: string;
  /** In per cent. */
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
  neutralBp: "",
  missedBp: "5",
  capBp: "",
  weight: "1",
  thresholdPercent: "5",
  inclusive: true,
  triggers,
  cumulativeMonths: "36",
  target: "relative",
  needsConsent: true,
};

export const emptySpt: SptDraft = {
  baseline: "",
  target: "",
  neutralFrom: "",
  strict: false,
  gradeNeeded: "E2",
};

const emptyTest: TestDraft = {
  testOn: "",
  periodStartOn: "",
  periodEndOn: "",
  certificateDueOn: "",
  spts: {},
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
  kpis: [emptyKpi],
  tests: [emptyTest],
  aggregation: "perKpi",
  ladder: [],
  bands: [
    { from: "0", bp: "5" },
    { from: "1", bp: "-5" },
  ],
  bandAchievedBp: "-5",
  bandBetweenBp: "0",
  bandWorseBp: "5",
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

/** The test after the one before it, a year on; its targets are left to be agreed. */
export function nextTest(tests: readonly TestDraft[]): TestDraft {
  const last = tests.at(-1);
  if (last === undefined) return emptyTest;
  return {
    testOn: aYearOn(last.testOn),
    periodStartOn: aYearOn(last.periodStartOn),
    periodEndOn: aYearOn(last.periodEndOn),
    certificateDueOn: aYearOn(last.certificateDueOn),
    spts: Object.fromEntries(
      Object.entries(last.spts).map(([kpiId, spt]) => [kpiId, { ...spt, target: "", neutralFrom: "" }]),
    ),
  };
}

function aYearOn(day: string): string {
  const [year = "", ...rest] = day.split("-");
  if (day === "") return "";
  const sameDay = rest.join("-");
  return `${String(Number(year) + 1).padStart(4, "0")}-${sameDay === "02-29" ? "02-28" : sameDay}`;
}

/** A standing test before the new terms begin is none of theirs. */
export function isOpen({ standing, testOn }: TestDraft, { effectiveOn }: AgreementDraft): boolean {
  return standing === undefined || effectiveOn === "" || testOn >= effectiveOn;
}
