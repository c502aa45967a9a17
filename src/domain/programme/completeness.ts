/**
 * Completeness (記入状況) of an application: what there is of what is needed, item by item, and by when the rest has to
 * come. The meter counts items; each document of the programme is one. Only a complete application can be submitted,
 * because reviewers shall judge a plan and not a gap.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { ApplicationContent } from "./application-content.ts";
import type { ProgrammeTerms } from "./programme-terms.ts";

export type CompletenessItem =
  | "legalForm"
  | "purpose"
  | "tier"
  | "business"
  | "uses"
  | "useDetails"
  | "statements"
  | "plan"
  | "logicModel"
  | "kpis"
  | "kpiTestOn"
  | "document";

export interface ItemStanding {
  readonly item: CompletenessItem;
  /** Of a document: its code in the programme. */
  readonly document: string | undefined;
  readonly have: number;
  readonly need: number;
}

export interface Completeness {
  /** Whole percent, rounded down: 100 only when nothing is missing. */
  readonly percent: number;
  readonly items: readonly ItemStanding[];
  readonly missing: readonly ItemStanding[];
  /** Day by which what is missing has to come; undefined while no day was set. */
  readonly byOn: LocalDate | undefined;
}

export interface CompletenessCase {
  readonly terms: ProgrammeTerms;
  readonly content: ApplicationContent;
  /** Codes of the documents that were given. */
  readonly documents: readonly string[];
  /** Day set when it was returned. */
  readonly answerByOn: LocalDate | undefined;
}

export function completeness({ terms, content, documents, answerByOn }: CompletenessCase): Completeness {
  const items = [...itemsOf(terms, content), ...documentItems(terms, documents)];
  const missing = items.filter(({ have, need }) => have < need);
  const percent = Math.floor(((items.length - missing.length) * 100) / items.length);
  return { percent, items, missing, byOn: answerByOn ?? terms.closesOn };
}

export type CompletenessRejection = Rejection<"applicationIncomplete">;

export function mustBeComplete(standing: Completeness): Decision<true, CompletenessRejection> {
  if (standing.missing.length === 0) return accept(true);
  const missing = standing.missing.map(({ item, document }) => document ?? item).join(", ");
  return reject({ code: "applicationIncomplete", figures: { percent: standing.percent, missing } });
}

function itemsOf(terms: ProgrammeTerms, content: ApplicationContent): readonly ItemStanding[] {
  const one = (item: CompletenessItem, isThere: boolean): ItemStanding => ({
    item,
    document: undefined,
    have: isThere ? 1 : 0,
    need: 1,
  });
  const years = (item: CompletenessItem, have: number, need: number): ItemStanding => ({
    item,
    document: undefined,
    have: Math.min(have, need),
    need,
  });
  const { uses, statements, plan } = content;
  return [
    one("legalForm", content.legalForm !== undefined),
    one("purpose", content.purpose !== undefined),
    one("tier", content.tier !== undefined),
    one("business", content.business.trim() !== ""),
    one("uses", uses.length > 0),
    one("useDetails", uses.length > 0 && uses.every(({ what }) => what.trim() !== "")),
    years("statements", distinctYears(statements), terms.statementYears),
    years("plan", distinctYears(plan), terms.planYears),
    one("logicModel", content.logicModel.trim() !== ""),
    one("kpis", content.kpis.length > 0),
    one("kpiTestOn", content.kpiTestOn !== undefined),
  ];
}

/** The same year twice is one year. */
function distinctYears(years: readonly { readonly fiscalYearEndOn: LocalDate }[]): number {
  return new Set(years.map(({ fiscalYearEndOn }) => fiscalYearEndOn)).size;
}

function documentItems(
  { documents: needed }: ProgrammeTerms,
  given: readonly string[],
): readonly ItemStanding[] {
  return needed.map(({ code }) => ({
    item: "document",
    document: code,
    have: given.includes(code) ? 1 : 0,
    need: 1,
  }));
}
