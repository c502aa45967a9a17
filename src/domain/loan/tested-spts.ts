/**
 * Which SPTs are tested: those whose KPI the terms in force on the test date name. After an amendment event the KPIs are
 * agreed again; an SPT of a KPI that was let go stays on record and is asked for no more, while tests of earlier days
 * keep the KPIs they were agreed with.
 */
import { rowOn } from "../kernel/dated.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { RatchetTerms } from "./ratchet-terms.ts";

interface Version {
  readonly effectiveOn: LocalDate;
  readonly ratchet: Pick<RatchetTerms, "kpis">;
}

interface Tested {
  readonly testOn: LocalDate;
  readonly kpi: { readonly id: string };
}

/** Versions in the order of their days; before the first one, the first counts. */
export function testedSpts<Spt extends Tested>(
  versions: readonly Version[],
  spts: readonly Spt[],
): readonly Spt[] {
  return spts.filter(({ testOn, kpi }) => {
    const version = rowOn(versions, testOn) ?? versions[0];
    return version === undefined || version.ratchet.kpis.some(({ id }) => id === kpi.id);
  });
}
