/**
 * A KPI says what is measured and how. Definition, period and observation are three things: the definition is versioned,
 * because a figure can only be read with the formula it was computed by.
 *
 * Codes of public catalogues (SDG targets, IRIS+ metrics) are references beside our own code. Many regional outcomes
 * (見守り, mobility trips) have no catalogue metric, so their lists may be empty.
 */
import type { Bilingual } from "../kernel/bilingual.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { RecordedFact } from "../kernel/viewpoint.ts";
import { isSdgCode } from "./sdg-code.ts";

/** Which way is better. */
export type KpiDirection = "higher" | "lower";

export const kpiFrequencies = ["monthly", "quarterly", "semiAnnual", "annual"] as const;
export type KpiFrequency = (typeof kpiFrequencies)[number];

export interface KpiDefinition extends RecordedFact {
  readonly kpiId: string;
  /** 1, 2, … A change of formula or scope is a new version. */
  readonly version: number;
  /** Our own code: "SANPO-MIMAMORI-01". */
  readonly code: string;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly direction: KpiDirection;
  /** How the figure is computed, in words. */
  readonly formula: Bilingual;
  /** What is counted and what is left out, in words. */
  readonly scope: Bilingual;
  /** What the figure is compared with; empty texts where there is nothing. */
  readonly benchmark: Bilingual;
  readonly frequency: KpiFrequency;
  /** A core KPI carries the project's purpose; the others are secondary. */
  readonly isCore: boolean;
  /** Goals or targets: "3", "11.2", "8.a". */
  readonly sdgCodes: readonly string[];
  /** IRIS+ metric ids: "PI4060". */
  readonly irisCodes: readonly string[];
  /** No catalogue has this metric: it is defined here. */
  readonly isOwnDefinition: boolean;
  /** KPIs of one group count the same people or things twice: their figures are never added up. */
  readonly overlapGroup: string | undefined;
  /** For KPIs that count people: figures below it are shown to nobody but the organizer. */
  readonly smallestCell: number | undefined;
  /** The first period that is reported by it begins on this day or later. */
  readonly effectiveOn: LocalDate;
}

/** Days `[startOn, endOn)` for which a KPI is reported, with the words people use for them ("2025年度"). */
export interface KpiPeriod {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly label: string;
}

export type KpiPeriodRejection = Rejection<"endBeforeStart" | "labelMissing">;
export type KpiCodeRejection = Rejection<"kpiCodeMalformed" | "sdgCodeUnknown" | "irisCodeMalformed">;

export function kpiPeriod(period: KpiPeriod): Decision<KpiPeriod, KpiPeriodRejection> {
  const { startOn, endOn, label } = period;
  if (endOn <= startOn) return reject({ code: "endBeforeStart", figures: { startOn, endOn } });
  if (label.trim() === "") return reject({ code: "labelMissing", figures: { startOn, endOn } });
  return accept(period);
}

/** Two reports are for the same period when their days agree, whatever they call them. */
export function isSamePeriod(a: KpiPeriod, b: KpiPeriod): boolean {
  return a.startOn === b.startOn && a.endOn === b.endOn;
}

export function periodsOverlap(a: KpiPeriod, b: KpiPeriod): boolean {
  return a.startOn < b.endOn && b.startOn < a.endOn;
}

const codeLayout = /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/;
const irisLayout = /^[A-Z]{2}\d{4}$/;

/** Refuses a code that no catalogue could hold. Whether the metric exists is the catalogue's to say. */
export function checkKpiCodes({
  code,
  sdgCodes,
  irisCodes,
}: Pick<KpiDefinition, "code" | "sdgCodes" | "irisCodes">): Decision<true, KpiCodeRejection> {
  if (!codeLayout.test(code)) return reject({ code: "kpiCodeMalformed", figures: { code } });
  const sdg = sdgCodes.findIndex((candidate) => !isSdgCode(candidate));
  if (sdg >= 0) {
    const figures = { sdgCode: sdgCodes[sdg] ?? null };
    return reject({ code: "sdgCodeUnknown", figures, pointer: `/sdgCodes/${String(sdg)}` });
  }
  const iris = irisCodes.findIndex((candidate) => !irisLayout.test(candidate));
  if (iris >= 0) {
    const figures = { irisCode: irisCodes[iris] ?? null };
    return reject({ code: "irisCodeMalformed", figures, pointer: `/irisCodes/${String(iris)}` });
  }
  return accept(true);
}
