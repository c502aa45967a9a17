/**
 * SPT (サステナビリティ・パフォーマンス・ターゲット): the level a KPI must reach on one test date, as the agreement with
 * the borrower states it. Each test date has its own level. Between two of them nothing was promised: a milestone of
 * −10 % in year 5 on the way to −30 % in year 11 is tested against 10 %, never against a straight line.
 *
 * A neutral band lies between the target and a weaker level: inside it the margin neither falls nor rises.
 */
import { canonicalDecimal, type Decimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { EvidenceGrade } from "./evidence-grade.ts";
import type { KpiDirection } from "./kpi.ts";

/** What a value is compared with. All figures are in the KPI's unit. */
export interface SptLevel {
  readonly direction: KpiDirection;
  readonly target: Decimal;
  /** Where the KPI started; absent where the agreement names none. */
  readonly baseline?: Decimal | undefined;
  /** A strict target must be passed, not only met. */
  readonly strict: boolean;
  /** The weaker end of the neutral band, which belongs to it. */
  readonly neutralFrom?: Decimal | undefined;
}

export interface Spt extends SptLevel {
  readonly sptId: string;
  readonly kpiId: string;
  readonly testOn: LocalDate;
  /** The weakest evidence the verdict may rest on. */
  readonly gradeNeeded: EvidenceGrade;
}

export type SptRejection = Rejection<"neutralBandBeyondTarget" | "sptTwice">;

/** The agreed SPTs; refuses a neutral band on the better side of its target and two SPTs of one KPI on one day. */
export function agreeSpts(spts: readonly Spt[]): Decision<readonly Spt[], SptRejection> {
  const byTest = new Map<string, Spt>();
  for (const [i, spt] of spts.entries()) {
    const { kpiId, testOn } = spt;
    const key = `${testOn} ${kpiId}`;
    const other = byTest.get(key);
    if (other !== undefined) {
      const figures = { kpi: kpiId, testOn, first: other.sptId, second: spt.sptId };
      return reject({ code: "sptTwice", figures, pointer: `/${i}` });
    }
    byTest.set(key, spt);
    if (hasMisplacedBand(spt)) {
      const neutralFrom = canonicalDecimal(spt.neutralFrom);
      const figures = { target: canonicalDecimal(spt.target), neutralFrom, direction: spt.direction };
      return reject({ code: "neutralBandBeyondTarget", figures, pointer: `/${i}/neutralFrom` });
    }
  }
  return accept(spts);
}

/** The SPT of a KPI on exactly that test date; undefined where none was agreed. */
export function sptOn(spts: readonly Spt[], kpiId: string, testOn: LocalDate): Spt | undefined {
  return spts.find((spt) => spt.kpiId === kpiId && spt.testOn === testOn);
}

function hasMisplacedBand(spt: Spt): spt is Spt & { readonly neutralFrom: Decimal } {
  const { direction, target, neutralFrom } = spt;
  if (neutralFrom === undefined) return false;
  return direction === "higher" ? neutralFrom.gt(target) : neutralFrom.lt(target);
}
