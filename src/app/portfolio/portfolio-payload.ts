/** What a run is about, as it is kept: a fiscal year, or a fixing as it was proposed. */
import type { CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { fiscalYear, fiscalYearLabel } from "../../domain/calendar/fiscal-year.ts";
import { fixingPayload, fixingRequestOf, type FixingRequest } from "../loan/fixing-change.ts";
import type { PortfolioKind } from "./ports.ts";

export type PortfolioRequest =
  | { readonly kind: "fiscalYear"; readonly fiscalYear: number }
  | { readonly kind: "fixing"; readonly fixing: FixingRequest };

export function portfolioPayload(request: PortfolioRequest): CanonicalObject {
  return request.kind === "fiscalYear" ? { fiscalYear: request.fiscalYear } : fixingPayload(request.fixing);
}

export function portfolioRequestOf(kind: PortfolioKind, payload: CanonicalObject): PortfolioRequest {
  if (kind === "fixing") return { kind, fixing: fixingRequestOf(payload) };
  return { kind, fiscalYear: Number(payload["fiscalYear"]) };
}

export function portfolioTitle(request: PortfolioRequest): Bilingual {
  if (request.kind === "fiscalYear") {
    const { ja, en } = fiscalYearLabel(fiscalYear(request.fiscalYear));
    return { ja: `${ja}の判定の一括処理`, en: `Verdicts of ${en}, all at once` };
  }
  const { indexCode, effectiveOn } = request.fixing;
  return {
    ja: `${indexCode} の改定（${effectiveOn}）の一括処理`,
    en: `${indexCode} fixed from ${effectiveOn}, all loans at once`,
  };
}
