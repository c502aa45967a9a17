/** The terms of an agreement as lines of a preview: each clause and each SPT in words. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { ratchetClauses } from "../../domain/report/ratchet-clauses.ts";
import type { FactChangeView } from "../approval/change-preview.ts";
import type { KpiRecord } from "../impact/ports.ts";
import { dayFact, textFact } from "./agreement-effect.ts";
import type { SptRequest, TermsRequest } from "./agreement-request.ts";

export type KpisById = ReadonlyMap<string, KpiRecord>;

export function termsFacts(terms: TermsRequest, kpis: KpisById): readonly FactChangeView[] {
  const nameOf = (id: string): Bilingual => kpis.get(id)?.name ?? { ja: id, en: id };
  const clauses = ratchetClauses(terms.ratchet, nameOf).all;
  return [
    dayFact({ ja: "適用開始日", en: "Effective from" }, terms.effectiveOn),
    ...clauses.map((clause, i) => ({
      label: { ja: `条項 ${i + 1}`, en: `Clause ${i + 1}` },
      form: "text" as const,
      before: null,
      after: `${clause.ja} / ${clause.en}`,
    })),
    ...terms.spts.map((spt) => sptFact(spt, kpis)),
    textFact({ ja: "検証者", en: "Verifier" }, terms.verifier),
    ...(terms.premiumUse === undefined
      ? []
      : [textFact({ ja: "上乗せ利息の使途", en: "Use of premium interest" }, terms.premiumUse)]),
  ];
}

function sptFact(spt: SptRequest, kpis: KpisById): FactChangeView {
  const kpi = kpis.get(spt.kpiId);
  const sign = kpi?.direction === "lower" ? (spt.strict ? "<" : "≤") : spt.strict ? ">" : "≥";
  return {
    label: {
      ja: `${kpi?.name.ja ?? spt.kpiId}（${spt.testOn}）`,
      en: `${kpi?.name.en ?? spt.kpiId} (${spt.testOn})`,
    },
    form: "text",
    before: spt.baseline === undefined ? null : canonicalDecimal(spt.baseline),
    after: `${sign} ${canonicalDecimal(spt.target)} (${spt.gradeNeeded})`,
  };
}
