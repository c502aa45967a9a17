/**
 * Terms of covenants and figures of statements as JSON, the form in which they are recorded, wait for a second person
 * and are read back: decimals, rates and days as text, everything else as it is.
 */
import type { Covenant, CovenantTerms } from "./covenant-terms.ts";
import type { StatementFigures } from "./statement.ts";
import type { CanonicalObject } from "../kernel/canonical-json.ts";
import { canonicalDecimal, decimal, type Decimal } from "../kernel/decimal.ts";
import { basisPointsText, parseBasisPoints, type BasisPoints } from "../kernel/rate.ts";
import { present } from "../kernel/invariant.ts";

/** Parameters that are decimals wherever they stand. */
const decimalParams = ["percent", "baseYear", "low", "high", "minimum", "limit"];

type Param = string | number | boolean | null;

export interface AgreedJson {
  readonly terms: { readonly kind: string; readonly params: Readonly<Record<string, Param>> };
  readonly basis: Covenant["basis"];
  readonly schedule: Covenant["schedule"];
  readonly consequence: { readonly kind: string; readonly stepBp?: string };
  readonly warning: { readonly measure: "share" | "amount"; readonly level: string } | null;
}

export function agreedJson({ terms, basis, schedule, consequence, warning }: Covenant): CanonicalObject {
  const params = Object.entries(terms.params).map(([name, value]: [string, Param | Decimal]) => [
    name,
    typeof value === "object" && value !== null ? canonicalDecimal(value) : value,
  ]);
  return {
    terms: { kind: terms.kind, params: Object.fromEntries(params) as CanonicalObject },
    basis,
    schedule: { ...schedule },
    consequence:
      consequence.kind === "rateStep"
        ? { kind: consequence.kind, stepBp: basisPointsText(consequence.stepBp) }
        : { kind: consequence.kind },
    warning:
      warning === undefined ? null : { measure: warning.measure, level: canonicalDecimal(warning.level) },
  };
}

export function readAgreed(written: AgreedJson): Covenant {
  const { terms, basis, schedule, consequence, warning } = written;
  const params = Object.entries(terms.params).map(([name, value]) => [
    name,
    decimalParams.includes(name) && typeof value === "string" ? decimal(value) : value,
  ]);
  return {
    terms: { kind: terms.kind, params: Object.fromEntries(params) as object } as CovenantTerms,
    basis,
    schedule,
    consequence: (consequence.stepBp === undefined
      ? { kind: consequence.kind }
      : { kind: consequence.kind, stepBp: readBasisPoints(consequence.stepBp) }) as Covenant["consequence"],
    warning: warning === null ? undefined : { measure: warning.measure, level: decimal(warning.level) },
  };
}

export function readBasisPoints(text: string): BasisPoints {
  const parsed = parseBasisPoints(text);
  return present(parsed.ok ? parsed.value : undefined, `basis points ${text}`);
}

export function figuresJson(figures: StatementFigures): CanonicalObject {
  const entries: readonly (readonly [string, Decimal])[] = Object.entries(figures);
  return Object.fromEntries(entries.map(([line, value]) => [line, canonicalDecimal(value)]));
}

export function readFigures(written: Readonly<Record<string, string>>): StatementFigures {
  return Object.fromEntries(Object.entries(written).map(([line, value]) => [line, decimal(value)]));
}
