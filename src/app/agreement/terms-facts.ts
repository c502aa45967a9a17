/** The terms of an agreement as lines of a preview: each clause and each SPT in words, beside what they replace. */
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { ratchetClauses } from "../../domain/report/ratchet-clauses.ts";
import type { FactChangeView } from "../approval/change-preview.ts";
import type { AgreementRecord } from "../loan/ports.ts";
import { dayFact, textFact } from "./agreement-effect.ts";
import type { SptRequest, TermsRequest } from "./agreement-request.ts";
import { sptOf, type KpisById } from "./terms-records.ts";

/** Of new terms only what differs from those agreed before. */
export function termsFacts(
  terms: TermsRequest,
  kpis: KpisById,
  before: Pick<AgreementRecord, "terms" | "spts"> | undefined,
): readonly FactChangeView[] {
  const was = before?.terms.at(-1);
  return [
    dayFact({ ja: "適用開始日", en: "Effective from" }, terms.effectiveOn, was?.effectiveOn ?? null),
    ...clauseFacts(clausesOf(was?.ratchet, before, kpis), clausesOf(terms.ratchet, before, kpis)),
    ...terms.spts.map((spt) => sptFact(spt, kpis, before)),
    textFact({ ja: "検証者", en: "Verifier" }, terms.verifier, was?.conditions?.verifier ?? null),
    ...premiumFact(was?.conditions?.premiumUse, terms.premiumUse),
  ];
}

function clausesOf(
  ratchet: TermsRequest["ratchet"] | undefined,
  before: Pick<AgreementRecord, "spts"> | undefined,
  kpis: KpisById,
): readonly string[] {
  if (ratchet === undefined) return [];
  const known = new Map(before?.spts.map(({ kpi }) => [kpi.id, kpi.name]));
  const nameOf = (id: string): Bilingual => kpis.get(id)?.name ?? known.get(id) ?? { ja: id, en: id };
  return ratchetClauses(ratchet, nameOf).all.map(({ ja, en }) => `${ja} / ${en}`);
}

/** Clauses that stay are left out; those that go stand beside those that come, in the order of the agreement. */
function clauseFacts(was: readonly string[], is: readonly string[]): readonly FactChangeView[] {
  const gone = was.filter((clause) => !is.includes(clause));
  const come = is.filter((clause) => !was.includes(clause));
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
    label: { ja: `条項 ${i + 1}`, en: `Clause ${i + 1}` },
    form: "text",
    before: gone[i] ?? null,
    after: come[i] ?? null,
  }));
}

function premiumFact(was: string | undefined, is: string | undefined): readonly FactChangeView[] {
  if (was === undefined && is === undefined) return [];
  const label = { ja: "上乗せ利息の使途", en: "Use of premium interest" };
  return [{ label, form: "text", before: was ?? null, after: is ?? null }];
}

function sptFact(
  spt: SptRequest,
  kpis: KpisById,
  before: Pick<AgreementRecord, "spts"> | undefined,
): FactChangeView {
  const kpi = kpis.get(spt.kpiId);
  const direction = kpi?.direction ?? "higher";
  const standing = sptOf(before?.spts ?? [], spt);
  return {
    label: {
      ja: `${kpi?.name.ja ?? spt.kpiId}（${spt.testOn}）`,
      en: `${kpi?.name.en ?? spt.kpiId} (${spt.testOn})`,
    },
    form: "text",
    before: standing === undefined ? null : levelText(standing, direction),
    after: levelText(spt, direction),
  };
}

interface Level {
  readonly baseline?: Decimal | undefined;
  readonly target: Decimal;
  readonly strict: boolean;
  readonly gradeNeeded: EvidenceGrade;
}

/** "40 → ≥ 60 (E2)": from the baseline to the target, and the evidence it takes. */
function levelText({ baseline, target, strict, gradeNeeded }: Level, direction: "higher" | "lower"): string {
  const sign = direction === "lower" ? (strict ? "<" : "≤") : strict ? ">" : "≥";
  const from = baseline === undefined ? "" : `${canonicalDecimal(baseline)} → `;
  return `${from}${sign} ${canonicalDecimal(target)} (${gradeNeeded})`;
}
