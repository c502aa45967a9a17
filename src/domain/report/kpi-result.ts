/**
 * The results of one KPI as a report shows them: where it started, which level it has to reach by which test date,
 * what was observed and on whose word, and what the test concluded. Values are decimal text in the KPI's unit.
 *
 * An SPT is a level on a test date. Between two test dates nothing was promised, so targets are separate points with
 * the period they judge, never a line.
 */
import { compareGrades, type EvidenceGrade } from "../impact/evidence-grade.ts";
import type { KpiDirection } from "../impact/kpi.ts";
import type { SptOutcome } from "../impact/spt-test.ts";
import type { Bilingual } from "../kernel/bilingual.ts";
import { present } from "../kernel/invariant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Period } from "./period.ts";
import type { Provenance, Stated } from "./provenance.ts";

export interface KpiResult {
  readonly id: string;
  readonly name: Stated<Bilingual>;
  readonly unit: Bilingual;
  /** Decimals shown at the least. */
  readonly decimals: number;
  /** Which direction is better. */
  readonly direction: KpiDirection;
  /** Absent where none was agreed. */
  readonly baseline?: KpiBaseline;
  /** By test date. */
  readonly targets: readonly SptTarget[];
  /** By period. */
  readonly observations: readonly ReportedObservation[];
}

export interface KpiBaseline {
  readonly value: string;
  /** The days it was measured over, where they are on record. */
  readonly period?: Period;
  readonly provenance: Provenance;
}

export interface SptTarget {
  readonly testOn: LocalDate;
  /** The period whose observation is tested. */
  readonly period: Period;
  readonly value: string;
  readonly provenance: Provenance;
  /** Absent while the test lies ahead. */
  readonly verdict?: ReportedVerdict;
}

/** What the test concluded, as it is told. */
export interface ReportedVerdict {
  readonly outcome: SptOutcome;
  /** Absent where nothing was reported. */
  readonly observed?: string;
  /** The KPI's own step in basis points, before caps; absent where the KPIs share one step. */
  readonly stepBp?: string;
  readonly grade?: EvidenceGrade;
}

export interface ReportedObservation {
  readonly period: Period;
  readonly value: string;
  readonly source: Bilingual;
  /** The day the value holds for, or was read. */
  readonly asOf: LocalDate;
  /** Absent while nobody has graded it. */
  readonly grade?: EvidenceGrade;
  /** Organization that verified it, where one did. */
  readonly verifiedBy?: Bilingual;
  readonly restated: boolean;
  readonly provenance: Provenance;
  /** Values of other sources for the same fact; kept, never merged. */
  readonly conflicting: readonly ConflictingValue[];
}

export interface ConflictingValue {
  readonly value: string;
  readonly source: Bilingual;
  readonly asOf: LocalDate;
  readonly provenance: Provenance;
}

/** The verdict of the latest test taken, and the target it judged. */
export interface LatestTest {
  readonly kpi: string;
  readonly target: SptTarget;
  readonly verdict: ReportedVerdict;
}

export function latestTest(kpi: KpiResult): LatestTest | undefined {
  const target = kpi.targets.findLast(({ verdict }) => verdict !== undefined);
  if (target === undefined) return undefined;
  return { kpi: kpi.id, target, verdict: present(target.verdict, "verdict of a taken test") };
}

export function weakestGrade(grades: readonly EvidenceGrade[]): EvidenceGrade | undefined {
  return grades.toSorted(compareGrades).at(0);
}
