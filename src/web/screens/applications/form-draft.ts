/** An application as it is typed: every field text, rows that are not filled in yet stay here and are not sent. */
import { isDecimalText } from "../../figures/decimal-text.ts";
import { typedFigure } from "../../figures/typed-figure.ts";
import type { ApplicationAnswer } from "./application-answer.ts";

export type Content = ApplicationAnswer["content"];

export interface UseDraft {
  readonly wanted: boolean;
  readonly amount: string;
  readonly termMonths: string;
  readonly graceMonths: string;
  readonly what: string;
}

export interface YearDraft {
  readonly fiscalYearEndOn: string;
  readonly sales: string;
  readonly ordinaryProfit: string;
  readonly netAssets: string;
  readonly measures: string;
}

export interface KpiDraft {
  readonly promised: boolean;
  readonly baseline: string;
  readonly target: string;
}

export interface FormDraft {
  readonly legalForm: string;
  readonly purpose: string;
  readonly tier: string;
  readonly business: string;
  readonly logicModel: string;
  readonly equipment: UseDraft;
  readonly working: UseDraft;
  readonly statements: readonly YearDraft[];
  readonly plan: readonly YearDraft[];
  /** By the id of the KPI. */
  readonly kpis: Readonly<Record<string, KpiDraft>>;
  readonly kpiTestOn: string;
}

export const noKpi: KpiDraft = { promised: false, baseline: "", target: "" };
export const noYear: YearDraft = {
  fiscalYearEndOn: "",
  sales: "",
  ordinaryProfit: "",
  netAssets: "",
  measures: "",
};
const noUse: UseDraft = { wanted: false, amount: "", termMonths: "60", graceMonths: "0", what: "" };

export function formDraftOf({ content, terms }: Pick<ApplicationAnswer, "content" | "terms">): FormDraft {
  const askedFor = (kind: "equipment" | "working"): UseDraft => {
    const asked = content.uses.find(({ use }) => use === kind);
    if (asked === undefined) return noUse;
    const { amount, termMonths, graceMonths, what } = asked;
    return { wanted: true, amount, termMonths: String(termMonths), graceMonths: String(graceMonths), what };
  };
  return {
    legalForm: content.legalForm ?? "",
    purpose: content.purpose ?? "",
    tier: content.tier ?? "",
    business: content.business,
    logicModel: content.logicModel,
    equipment: askedFor("equipment"),
    working: askedFor("working"),
    statements: atLeast(
      content.statements.map((year) => ({ ...noYear, ...year })),
      terms.statementYears,
    ),
    plan: atLeast(
      content.plan.map((year) => ({ ...noYear, ...year })),
      terms.planYears,
    ),
    kpis: Object.fromEntries(
      content.kpis.map(({ kpiId, baseline, target }) => [
        kpiId,
        { promised: true, baseline: baseline ?? "", target },
      ]),
    ),
    kpiTestOn: content.kpiTestOn ?? "",
  };
}

function atLeast(years: readonly YearDraft[], needed: number): readonly YearDraft[] {
  return [...years, ...Array.from({ length: Math.max(0, needed - years.length) }, () => noYear)];
}

export function contentOf(draft: FormDraft): Content {
  return {
    legalForm: orNull(draft.legalForm),
    purpose: orNull(draft.purpose),
    tier: orNull(draft.tier),
    business: draft.business,
    logicModel: draft.logicModel,
    uses: (["equipment", "working"] as const).flatMap((use) => {
      const { wanted, amount, termMonths, graceMonths, what } = draft[use];
      if (!wanted) return [];
      return [
        { use, amount: yen(amount), termMonths: whole(termMonths), graceMonths: whole(graceMonths), what },
      ];
    }),
    statements: draft.statements
      .filter(isFilled)
      .map(({ fiscalYearEndOn, sales, ordinaryProfit, netAssets }) => ({
        fiscalYearEndOn,
        sales: yen(sales),
        ordinaryProfit: yen(ordinaryProfit),
        netAssets: yen(netAssets),
      })),
    plan: draft.plan.filter(isFilled).map(({ fiscalYearEndOn, sales, ordinaryProfit, measures }) => ({
      fiscalYearEndOn,
      sales: yen(sales),
      ordinaryProfit: yen(ordinaryProfit),
      measures,
    })),
    kpis: Object.entries(draft.kpis).flatMap(([kpiId, { promised, baseline, target }]) => {
      const wanted = typedFigure(target);
      if (!promised || !isDecimalText(wanted)) return [];
      const before = typedFigure(baseline);
      return [{ kpiId, baseline: isDecimalText(before) ? before : null, target: wanted }];
    }),
    kpiTestOn: orNull(draft.kpiTestOn),
  };
}

function isFilled({ fiscalYearEndOn, sales }: YearDraft): boolean {
  return fiscalYearEndOn !== "" && typedFigure(sales) !== "";
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

/** Whole yen; what is no figure yet counts as nothing. */
function yen(text: string): string {
  const figure = typedFigure(text).replace(/^(-?)0+(?=\d)/, "$1");
  return /^-?\d{1,15}$/.test(figure) && figure !== "-0" ? figure : "0";
}

function whole(text: string): number {
  const figure = typedFigure(text);
  return /^\d{1,4}$/.test(figure) ? Number(figure) : 0;
}
