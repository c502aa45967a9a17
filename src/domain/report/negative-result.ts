/**
 * Negative and open results (未達・未解決事項). A report that shows only what went well misleads its reader, so this
 * part is mandatory: each missed, unreported or suspended test, each returned file and each contradiction between
 * sources is listed with the same weight as the good results. They are found from the facts here, not chosen by the
 * author; the author may only add a remark. That there is none has to be asserted by a named person; until then the
 * report stays a draft.
 */
import type { LocalDate } from "../kernel/local-date.ts";
import type { EvidenceEntry } from "./evidence-entry.ts";
import type { KpiResult, SptTarget } from "./kpi-result.ts";
import type { Bilingual } from "../kernel/bilingual.ts";
import type { Period } from "./period.ts";

export type NegativeResult =
  | ({ readonly kind: "missed"; readonly observed: string } & TestOfKpi)
  | ({ readonly kind: "notReported" | "suspended" } & TestOfKpi)
  | {
      readonly kind: "conflict";
      readonly kpi: string;
      readonly period: Period;
      readonly value: string;
      readonly otherValue: string;
      readonly otherSource: Bilingual;
      readonly remark?: Bilingual;
    }
  | {
      readonly kind: "returned";
      readonly fileName: string;
      readonly returnedOn: LocalDate;
      readonly reason: Bilingual;
      readonly remark?: Bilingual;
    };

interface TestOfKpi {
  readonly kpi: string;
  readonly testOn: LocalDate;
  readonly period: Period;
  readonly target: string;
  readonly remark?: Bilingual;
}

export type NegativeResults =
  | { readonly kind: "listed"; readonly results: readonly [NegativeResult, ...NegativeResult[]] }
  | {
      readonly kind: "noneAsserted";
      readonly assertedBy: Bilingual;
      readonly assertedOn: LocalDate;
    }
  /** None found, and nobody has asserted yet that there is none. */
  | { readonly kind: "notAsserted" };

/** Every negative or open result the facts hold: tests by KPI and date, then contradictions, then returned files. */
export function negativeResultsIn(facts: {
  readonly kpis: readonly KpiResult[];
  readonly evidence: readonly EvidenceEntry[];
}): readonly NegativeResult[] {
  return [
    ...facts.kpis.flatMap((kpi) => kpi.targets.flatMap((target) => failedTest(kpi.id, target))),
    ...facts.kpis.flatMap(contradictions),
    ...facts.evidence.flatMap(returnedFile),
  ];
}

function failedTest(kpi: string, { testOn, period, value, verdict }: SptTarget): readonly NegativeResult[] {
  const test = { kpi, testOn, period, target: value };
  switch (verdict?.outcome) {
    case "missed":
      return verdict.observed === undefined
        ? [{ kind: "notReported", ...test }]
        : [{ kind: "missed", ...test, observed: verdict.observed }];
    case "notReported":
    case "suspended":
      return [{ kind: verdict.outcome, ...test }];
    case "achieved":
    case "neutral":
    case undefined:
      return [];
  }
}

function contradictions({ id, observations }: KpiResult): readonly NegativeResult[] {
  return observations.flatMap(({ period, value, conflicting }) =>
    conflicting.map((other) => ({
      kind: "conflict" as const,
      kpi: id,
      period,
      value,
      otherValue: other.value,
      otherSource: other.source,
    })),
  );
}

function returnedFile({ fileName, returned }: EvidenceEntry): readonly NegativeResult[] {
  return returned === undefined
    ? []
    : [{ kind: "returned", fileName, returnedOn: returned.on, reason: returned.reason }];
}

/** Two results are about the same thing when they differ at most in the remark. */
export function sameResult(a: NegativeResult, b: NegativeResult): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf(result: NegativeResult): string {
  switch (result.kind) {
    case "missed":
    case "notReported":
    case "suspended":
      return [result.kind, result.kpi, result.testOn].join("\n");
    case "conflict":
      return [result.kind, result.kpi, result.period.startOn, result.otherValue].join("\n");
    case "returned":
      return [result.kind, result.fileName, result.returnedOn].join("\n");
  }
}
