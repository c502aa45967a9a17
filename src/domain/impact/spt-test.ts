/**
 * SPT test (判定): an observed value against the level agreed for the test date. The verdict compares the value with the
 * target and nothing else: a percentage is computed for the reader, and rounding it must not turn 89.99 % into 90 %.
 *
 * Attainment (達成率) is told twice, because the two readings differ: `plain` is value over target (target over value
 * where lower is better), `fromBaseline` is the way covered from the baseline to the target. A reading that would
 * divide by zero does not exist; it is not 100 %. Only an accepted observation of the grade asked for may be read.
 */
import type { Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { compareGrades, type EvidenceGrade } from "./evidence-grade.ts";
import { countsForVerdict, type ObservationState } from "./observation.ts";
import type { Spt, SptLevel } from "./spt.ts";

export const sptOutcomes = ["achieved", "neutral", "missed", "notReported", "suspended"] as const;
export type SptOutcome = (typeof sptOutcomes)[number];

/** Fractions: 0.75 is 75 %. Undefined where the formula would divide by zero or no baseline was agreed. */
export interface Attainment {
  readonly plain: Decimal | undefined;
  readonly fromBaseline: Decimal | undefined;
}

export interface SptVerdict {
  readonly outcome: "achieved" | "neutral" | "missed";
  readonly attainment: Attainment;
  /** A value equal to the baseline is not worse than it; undefined where no baseline was agreed. */
  readonly isWorseThanBaseline: boolean | undefined;
}

export function testSpt(level: SptLevel, value: Decimal): SptVerdict {
  const { baseline } = level;
  return {
    outcome: verdictOn(level, value),
    attainment: { plain: plainAttainment(level, value), fromBaseline: attainmentFromBaseline(level, value) },
    isWorseThanBaseline: baseline === undefined ? undefined : isBetter(level, baseline, value),
  };
}

function verdictOn(level: SptLevel, value: Decimal): SptVerdict["outcome"] {
  const { target, strict, neutralFrom } = level;
  if (isBetter(level, value, target) || (!strict && value.eq(target))) return "achieved";
  if (neutralFrom === undefined || isBetter(level, neutralFrom, value)) return "missed";
  return "neutral";
}

function isBetter({ direction }: Pick<SptLevel, "direction">, a: Decimal, b: Decimal): boolean {
  return direction === "higher" ? a.gt(b) : a.lt(b);
}

function plainAttainment({ direction, target }: SptLevel, value: Decimal): Decimal | undefined {
  const [part, whole] = direction === "higher" ? [value, target] : [target, value];
  return whole.isZero() ? undefined : part.div(whole);
}

function attainmentFromBaseline({ baseline, target }: SptLevel, value: Decimal): Decimal | undefined {
  if (baseline === undefined || baseline.eq(target)) return undefined;
  return value.minus(baseline).div(target.minus(baseline));
}

/** An observation as a test may read it. */
export interface TestedObservation {
  readonly observationId: string;
  readonly version: number;
  readonly value: Decimal;
  readonly state: ObservationState;
  /** Undefined while nobody has graded it. */
  readonly grade: EvidenceGrade | undefined;
}

/** What there is to judge on the test date. After an amendment event (合併, 譲渡, 方法変更) the KPI is suspended. */
export type SptReading =
  | { readonly kind: "observed"; readonly observation: TestedObservation }
  | { readonly kind: "notReported" }
  | { readonly kind: "suspended" };

/** The outcome of one SPT; `verdict` is there where a value was compared with the target. */
export interface SptResult {
  readonly spt: Spt;
  readonly outcome: SptOutcome;
  readonly observation?: TestedObservation;
  readonly verdict?: SptVerdict;
}

export type SptTestRejection = Rejection<"observationNotAccepted" | "evidenceGradeTooLow">;

/** Judges one SPT; refuses to read an observation that nobody accepted or whose evidence is too weak. */
export function judgeSpt(spt: Spt, reading: SptReading): Decision<SptResult, SptTestRejection> {
  if (reading.kind !== "observed") return accept({ spt, outcome: reading.kind });
  const { observation } = reading;
  const { observationId, version, state, grade } = observation;
  if (!countsForVerdict(state)) {
    return reject({ code: "observationNotAccepted", figures: { observationId, version, state } });
  }
  if (grade === undefined || compareGrades(grade, spt.gradeNeeded) < 0) {
    const figures = { observationId, version, grade: grade ?? null, gradeNeeded: spt.gradeNeeded };
    return reject({ code: "evidenceGradeTooLow", figures });
  }
  const verdict = testSpt(spt, observation.value);
  return accept({ spt, outcome: verdict.outcome, observation, verdict });
}
