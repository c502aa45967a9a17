/**
 * Eligibility (申込資格): whether what an application says so far fits the programme. Every rule that fails is named
 * with its figures, not only the first, so that an organizer can put all of it right at once. What is still missing is
 * no failure; completeness says so.
 *
 * Limits hold for all that one borrower has under the programme (ご融資限度額), so what was granted before counts.
 */
import type { Rejection } from "../kernel/decision.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { legalFormOn } from "../party/legal-form.ts";
import { amountAsked, type ApplicationContent } from "./application-content.ts";
import { financedUses, tierOn, type FinancedUse, type ProgrammeTerms } from "./programme-terms.ts";

export interface EligibilityCase {
  readonly terms: ProgrammeTerms;
  readonly content: ApplicationContent;
  /** The day it is judged. */
  readonly on: LocalDate;
  /** Of the same borrower under the same programme, beside this application; minor units. */
  readonly grantedBefore: Readonly<Record<FinancedUse, bigint>>;
  readonly isCrisisOpen: boolean;
}

export type EligibilityFinding = Rejection<
  | "programmeNotOpen"
  | "crisisNotOpen"
  | "legalFormNotEligible"
  | "legalFormUnknown"
  | "legalFormNotYet"
  | "purposeNotEligible"
  | "tierNotOffered"
  | "useRepeated"
  | "askedNotPositive"
  | "askedAboveTotal"
  | "workingAboveLimit"
  | "termTooLong"
  | "graceTooLong"
  | "graceNotBelowTerm"
>;

type EligibilityRule = (asked: EligibilityCase) => readonly EligibilityFinding[];

const rules: readonly EligibilityRule[] = [
  programmeIsOpen,
  crisisIsOpen,
  legalFormIsEligible,
  purposeIsEligible,
  tierIsOffered,
  usesAreNamedOnce,
  amountsArePositive,
  totalIsWithinLimit,
  workingIsWithinLimit,
  termsAreWithinLimit,
  graceIsWithinLimit,
  graceIsBelowTerm,
];

/** Every rule that fails; none for an application that fits as far as it goes. */
export function eligibilityFindings(asked: EligibilityCase): readonly EligibilityFinding[] {
  return rules.flatMap((rule) => rule(asked));
}

function programmeIsOpen({ terms, on }: EligibilityCase): readonly EligibilityFinding[] {
  const { opensOn, closesOn } = terms;
  if (on >= opensOn && (closesOn === undefined || on <= closesOn)) return [];
  return [{ code: "programmeNotOpen", figures: { on, opensOn, closesOn: closesOn ?? null } }];
}

function crisisIsOpen({ terms, isCrisisOpen, on }: EligibilityCase): readonly EligibilityFinding[] {
  return !terms.needsCrisis || isCrisisOpen ? [] : [{ code: "crisisNotOpen", figures: { on } }];
}

function legalFormIsEligible({ terms, content, on }: EligibilityCase): readonly EligibilityFinding[] {
  const { legalForm } = content;
  if (legalForm === undefined) return [];
  const pointer = "/legalForm";
  const known = legalFormOn(legalForm, on);
  if (!known.ok) return [{ ...known.rejection, pointer }];
  if (terms.legalForms.includes(legalForm)) return [];
  const figures = { legalForm, eligible: terms.legalForms.join(", ") };
  return [{ code: "legalFormNotEligible", figures, pointer }];
}

function purposeIsEligible({ terms, content: { purpose } }: EligibilityCase): readonly EligibilityFinding[] {
  if (purpose === undefined || terms.purposes.some(({ code }) => code === purpose)) return [];
  const figures = { purpose, eligible: terms.purposes.map(({ code }) => code).join(", ") };
  return [{ code: "purposeNotEligible", figures, pointer: "/purpose" }];
}

function tierIsOffered({ terms, content: { tier }, on }: EligibilityCase): readonly EligibilityFinding[] {
  if (tier === undefined || tierOn(terms, tier, on) !== undefined) return [];
  const validFrom = terms.tiers.find(({ code }) => code === tier)?.validFrom ?? null;
  return [{ code: "tierNotOffered", figures: { tier, on, validFrom }, pointer: "/tier" }];
}

function usesAreNamedOnce({ content: { uses } }: EligibilityCase): readonly EligibilityFinding[] {
  return financedUses.flatMap((use) => {
    const times = uses.filter((asked) => asked.use === use).length;
    const pointer = `/uses/${String(uses.findLastIndex((asked) => asked.use === use))}/use`;
    return times < 2 ? [] : [{ code: "useRepeated" as const, figures: { use, times }, pointer }];
  });
}

function amountsArePositive({ content: { uses } }: EligibilityCase): readonly EligibilityFinding[] {
  return uses.flatMap(({ use, amount }, i) =>
    amount > 0n
      ? []
      : [
          {
            code: "askedNotPositive" as const,
            figures: { use, amount: String(amount) },
            pointer: `/uses/${String(i)}/amount`,
          },
        ],
  );
}

function totalIsWithinLimit({
  terms,
  content,
  grantedBefore,
}: EligibilityCase): readonly EligibilityFinding[] {
  const before = financedUses.reduce((sum, use) => sum + grantedBefore[use], 0n);
  return aboveLimit("askedAboveTotal", { asked: amountAsked(content), before, limit: terms.limitTotal });
}

function workingIsWithinLimit({
  terms,
  content,
  grantedBefore,
}: EligibilityCase): readonly EligibilityFinding[] {
  const asked = amountAsked(content, "working");
  if (asked === 0n) return [];
  return aboveLimit("workingAboveLimit", {
    asked,
    before: grantedBefore.working,
    limit: terms.limitWorking,
  });
}

interface Amounts {
  readonly asked: bigint;
  readonly before: bigint;
  readonly limit: bigint;
}

function aboveLimit(
  code: "askedAboveTotal" | "workingAboveLimit",
  { asked, before, limit }: Amounts,
): readonly EligibilityFinding[] {
  const excess = before + asked - limit;
  if (excess <= 0n) return [];
  const figures = {
    asked: String(asked),
    grantedBefore: String(before),
    limit: String(limit),
    excess: String(excess),
  };
  return [{ code, figures, pointer: "/uses" }];
}

function termsAreWithinLimit({ terms, content: { uses } }: EligibilityCase): readonly EligibilityFinding[] {
  return uses.flatMap(({ use, termMonths }, i) => {
    const longest = terms.longestMonths[use];
    if (termMonths >= 1 && termMonths <= longest) return [];
    const pointer = `/uses/${String(i)}/termMonths`;
    return [{ code: "termTooLong" as const, figures: { use, months: termMonths, longest }, pointer }];
  });
}

function graceIsWithinLimit({ terms, content: { uses } }: EligibilityCase): readonly EligibilityFinding[] {
  const longest = terms.longestGraceMonths;
  return uses.flatMap(({ use, graceMonths }, i) => {
    if (graceMonths >= 0 && graceMonths <= longest) return [];
    const pointer = `/uses/${String(i)}/graceMonths`;
    return [{ code: "graceTooLong" as const, figures: { use, months: graceMonths, longest }, pointer }];
  });
}

/** Something is left to repay in. */
function graceIsBelowTerm({ content: { uses } }: EligibilityCase): readonly EligibilityFinding[] {
  return uses.flatMap(({ use, graceMonths, termMonths }, i) => {
    if (graceMonths === 0 || graceMonths < termMonths) return [];
    const pointer = `/uses/${String(i)}/graceMonths`;
    return [{ code: "graceNotBelowTerm" as const, figures: { use, graceMonths, termMonths }, pointer }];
  });
}
