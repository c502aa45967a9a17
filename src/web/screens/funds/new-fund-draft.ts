import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import type { FundAnswer } from "./fund-answer.ts";
import {
  draftOf,
  missingTerms,
  termsOf,
  usualTerms,
  type MissingTerm,
  type TermsDraft,
} from "./terms-draft.ts";

export interface PartnerDraft {
  /** Tells rows apart while they are edited. */
  readonly id: number;
  readonly organizationId: string;
  readonly kind: "gp" | "lp";
  readonly units: string;
  readonly feeDiscount: string;
  readonly excused: readonly string[];
}

/** A fund as it is typed. */
export interface NewFundDraft {
  readonly nameJa: string;
  readonly nameEn: string;
  readonly form: FundAnswer["form"];
  readonly unitPrice: string;
  readonly startsOn: string;
  readonly termEndsOn: string;
  readonly fiscalYearStartMonth: string;
  readonly terms: TermsDraft;
  readonly partners: readonly PartnerDraft[];
}

const fundTexts = ["nameJa", "nameEn", "unitPrice", "startsOn", "termEndsOn"] as const;
export type FundText = (typeof fundTexts)[number];

export function partnerDraft(id: number, part: Partial<PartnerDraft> = {}): PartnerDraft {
  return { id, organizationId: "", kind: "lp", units: "", feeDiscount: "", excused: [], ...part };
}

/** The manager is a general partner of its fund. */
export function startOf(manager: string, today: string): NewFundDraft {
  return {
    nameJa: "",
    nameEn: "",
    form: "lps",
    unitPrice: "1000000",
    startsOn: today,
    termEndsOn: "",
    fiscalYearStartMonth: "4",
    terms: draftOf(usualTerms),
    partners: [partnerDraft(0, { organizationId: manager, kind: "gp" }), partnerDraft(1)],
  };
}

interface Missing {
  readonly texts: readonly FundText[];
  readonly terms: readonly MissingTerm[];
  /** Places of the partners of whom something is left to fill in, counted from one. */
  readonly partners: readonly number[];
}

export function missingIn(draft: NewFundDraft): Missing {
  return {
    texts: fundTexts.filter((name) => draft[name].trim() === ""),
    terms: missingTerms(draft.terms),
    partners: draft.partners.flatMap(({ organizationId, units }, i) =>
      organizationId === "" || typedFigure(units) === "" ? [i + 1] : [],
    ),
  };
}

/** What was typed, in the form of the wire; undefined until everything that is needed is there. */
export function bodyOf(draft: NewFundDraft): object | undefined {
  const { texts, terms, partners } = missingIn(draft);
  if (texts.length + terms.length + partners.length > 0) return undefined;
  const { nameJa, nameEn, form, unitPrice, startsOn, termEndsOn, fiscalYearStartMonth } = draft;
  const agreed = termsOf(draft.terms);
  return {
    name: { ja: nameJa.trim(), en: nameEn.trim() },
    form,
    unitPrice: typedFigure(unitPrice),
    startsOn,
    termEndsOn,
    fiscalYearStartMonth: Number(fiscalYearStartMonth),
    terms: form === "tk" ? agreed : { ...agreed, withholdingRate: "0" },
    partners: draft.partners.map(({ organizationId, kind, units, feeDiscount, excused }) => ({
      organizationId,
      kind,
      units: typedFigure(units),
      sideLetter: {
        feeDiscountRate: feeDiscount.trim() === "" ? "0" : typedPercent(feeDiscount),
        excused,
      },
    })),
  };
}

/** Units times their price; undefined until both are whole numbers. */
export function commitmentOf(unitPrice: string, units: readonly string[]): string | undefined {
  const typed = [unitPrice, ...units].map(typedFigure);
  if (!typed.every((text) => /^\d{1,15}$/.test(text))) return undefined;
  const [price = 0n, ...counts] = typed.map(BigInt);
  return counts.reduce((sum, count) => sum + count * price, 0n).toString();
}
