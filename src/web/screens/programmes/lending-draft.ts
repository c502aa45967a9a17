/** How loans of a programme are set up, while it is typed; what has no field stays as it was agreed. */
import type { z } from "zod";
import type { lendingBody as lendingSchema } from "../../../contract/programme/terms.ts";
import { shiftPoint, trimZeros } from "../../figures/decimal-text.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { agreedOf, draftOf, emptyTerms, withKind, type TermsDraft } from "../covenants/terms-draft.ts";

export type LendingBody = z.input<typeof lendingSchema>;
type Template = NonNullable<LendingBody["covenants"]>[number];

export interface TemplateDraft {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
  readonly clause: string;
  readonly terms: TermsDraft;
}

export interface LendingDraft {
  readonly productKind: string;
  readonly baseRateIndex: string;
  readonly dayCount: string;
  readonly dayInclusion: string;
  readonly rounding: string;
  readonly roundingScope: string;
  readonly convention: string;
  readonly lateChargePercent: string;
  readonly achievedBp: string;
  readonly missedBp: string;
  readonly verifier: string;
  readonly covenants: readonly TemplateDraft[];
  readonly agreed: Partial<LendingBody>;
}

export const noTemplate: TemplateDraft = {
  code: "",
  ja: "",
  en: "",
  clause: "",
  terms: { ...emptyTerms, ...withKind("information") },
};

const standing = {
  dayCount: "act365Fixed",
  dayInclusion: "startOnly",
  rounding: "floor",
  roundingScope: "period",
};

export const noLending: LendingDraft = {
  productKind: "equalPrincipal",
  baseRateIndex: "",
  ...standing,
  convention: "following",
  lateChargePercent: "14",
  achievedBp: "0",
  missedBp: "0",
  verifier: "",
  covenants: [],
  agreed: {},
};

export function lendingDraftOf(agreed: Partial<LendingBody>): LendingDraft {
  const { baseRateIndex = "", covenants = [], verifier = "" } = agreed;
  return {
    ...noLending,
    ...ruleDraftOf(agreed.interestRule ?? {}),
    ...agreed.steps,
    productKind: agreed.productKind ?? noLending.productKind,
    convention: agreed.businessDayConvention ?? noLending.convention,
    baseRateIndex,
    lateChargePercent: trimZeros(shiftPoint(agreed.product?.lateChargeRate ?? "0.14", 2)),
    verifier,
    covenants: covenants.map(templateDraftOf),
    agreed,
  };
}

function ruleDraftOf(
  rule: NonNullable<LendingBody["interestRule"]>,
): Pick<LendingDraft, keyof typeof standing> {
  return {
    dayCount: rule.dayCount ?? standing.dayCount,
    dayInclusion: rule.dayInclusion ?? standing.dayInclusion,
    rounding: rule.rounding ?? standing.rounding,
    roundingScope: rule.roundingScope ?? standing.roundingScope,
  };
}

function templateDraftOf({ code, name, clause, ...template }: Template): TemplateDraft {
  const { kind, params } = template.terms;
  const { basis, consequence, dueAfterMonths, graceDays } = template;
  const terms = draftOf(
    {
      kind,
      params,
      basis,
      schedule: { lastTestOn: "", everyMonths: 12, dueAfterMonths, graceDays },
      consequence,
      warning: null,
    } as unknown as Parameters<typeof draftOf>[0],
    "",
  );
  return { code, ...name, clause: clause ?? "", terms };
}

export function lendingBody(draft: LendingDraft): LendingBody {
  const { agreed, baseRateIndex, dayCount, dayInclusion, rounding, roundingScope } = draft;
  return {
    productKind: draft.productKind,
    ...(baseRateIndex === "" ? {} : { baseRateIndex }),
    interestRule: { ...agreed.interestRule, dayCount, dayInclusion, rounding, roundingScope },
    businessDayConvention: draft.convention,
    product: { ...agreed.product, lateChargeRate: typedPercent(draft.lateChargePercent) },
    steps: { achievedBp: typedFigure(draft.achievedBp), missedBp: typedFigure(draft.missedBp) },
    verifier: draft.verifier,
    covenants: draft.covenants.map(templateBody),
  } as LendingBody;
}

function templateBody({ code, ja, en, clause, terms: draft }: TemplateDraft): Template {
  const { terms, basis, consequence, schedule } = agreedOf(draft);
  const { dueAfterMonths, graceDays } = schedule;
  return {
    code,
    name: { ja, en },
    clause,
    terms,
    ...(basis === undefined ? {} : { basis }),
    consequence,
    dueAfterMonths,
    graceDays: graceDays ?? 0,
  };
}
