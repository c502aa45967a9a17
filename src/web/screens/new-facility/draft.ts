/** What is being set up, as it stands in the fields: text, kept in the session so that reloading loses nothing. */
import { useState } from "react";
import type { z } from "zod";
import type { facilityRequest, schedulePreviewRequest } from "../../../contract/loan/setup-requests.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";

type FacilityBody = z.input<typeof facilityRequest>;
export type ScheduleBody = z.input<typeof schedulePreviewRequest>;

export const productKinds = [
  "bullet",
  "equalPrincipal",
  "annuity",
  "fixedTotal",
  "custom",
  "capital",
] as const;

export interface SecurityDraft {
  readonly kind: "guarantor" | "collateral";
  readonly name: string;
  readonly detail: string;
  readonly amount: string;
}

export interface Draft {
  readonly step: number;
  readonly projectId: string;
  readonly borrowerId: string;
  readonly number: string;
  readonly limit: string;
  readonly ranking: "senior" | "subordinated";
  readonly purposeJa: string;
  readonly purposeEn: string;
  readonly agreedOn: string;
  readonly productKind: (typeof productKinds)[number];
  readonly baseRateIndex: string;
  readonly marginPercent: string;
  readonly dayCount: string;
  readonly dayInclusion: string;
  readonly rounding: string;
  readonly roundingScope: string;
  readonly convention: string;
  readonly lateChargePercent: string;
  readonly loanNumber: string;
  readonly principal: string;
  readonly drawdownOn: string;
  readonly firstDueOn: string;
  readonly everyMonths: string;
  readonly instalments: string;
  readonly endOfMonth: boolean;
  readonly graceInstalments: string;
  readonly graceInterest: "paid" | "capitalized";
  readonly fixedInstalment: string;
  readonly amounts: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly fixedYears: string;
  readonly fixedRatePercent: string;
  readonly fiscalYearEndMonth: string;
  readonly securities: readonly SecurityDraft[];
  readonly tiers: readonly { readonly profitFrom: string; readonly ratePercent: string }[];
}

const emptyDraft: Draft = {
  step: 0,
  projectId: "",
  borrowerId: "",
  number: "",
  limit: "",
  ranking: "senior",
  purposeJa: "",
  purposeEn: "",
  agreedOn: "",
  productKind: "equalPrincipal",
  baseRateIndex: "",
  marginPercent: "",
  dayCount: "act365Fixed",
  dayInclusion: "startOnly",
  rounding: "floor",
  roundingScope: "period",
  convention: "following",
  lateChargePercent: "14",
  loanNumber: "",
  principal: "",
  drawdownOn: "",
  firstDueOn: "",
  everyMonths: "1",
  instalments: "60",
  endOfMonth: true,
  graceInstalments: "0",
  graceInterest: "paid",
  fixedInstalment: "",
  amounts: [{ dueOn: "", amount: "" }],
  fixedYears: "3",
  fixedRatePercent: "1.05",
  fiscalYearEndMonth: "3",
  securities: [],
  tiers: [
    { profitFrom: "0", ratePercent: "3.40" },
    { profitFrom: "", ratePercent: "1.05" },
  ],
};

const facilityKey = "sanpo.newFacility";

export interface DraftState {
  readonly draft: Draft;
  readonly change: (fields: Partial<Draft>) => void;
  readonly forget: () => void;
}

/** `given` is what the draft starts from and cannot change. */
export function useDraft(storageKey = facilityKey, given: Partial<Draft> = {}): DraftState {
  const [draft, setDraft] = useState<Draft>(() => ({ ...storedDraft(storageKey), ...given }));
  return {
    draft,
    change(fields) {
      const changed = { ...draft, ...fields };
      sessionStorage.setItem(storageKey, JSON.stringify(changed));
      setDraft(changed);
    },
    forget() {
      sessionStorage.removeItem(storageKey);
      setDraft({ ...emptyDraft, ...given });
    },
  };
}

/** What another version of the program left behind counts as no draft. */
function storedDraft(storageKey: string): Draft {
  const stored = sessionStorage.getItem(storageKey);
  if (stored === null) return emptyDraft;
  const read = JSON.parse(stored) as Partial<Draft>;
  return { ...emptyDraft, ...read };
}

function whole(text: string): number {
  const value = Number(typedFigure(text));
  return Number.isSafeInteger(value) ? value : 0;
}

function productOf(draft: Draft): FacilityBody["tranches"][number]["product"] {
  const lateChargeRate = typedPercent(draft.lateChargePercent);
  if (draft.productKind !== "capital") return { lateChargeRate };
  return {
    lateChargeRate,
    capitalRates: {
      years: Math.max(1, Math.ceil((whole(draft.instalments) * whole(draft.everyMonths)) / 12)),
      fixedYears: whole(draft.fixedYears),
      fixedRate: typedPercent(draft.fixedRatePercent),
      fiscalYearEndMonth: whole(draft.fiscalYearEndMonth),
      accountsAfterMonths: 3,
      tiers: draft.tiers.map(({ profitFrom, ratePercent }) => ({
        annualRate: typedPercent(ratePercent),
        ...(profitFrom === "" ? {} : { profitFrom: typedFigure(profitFrom) }),
      })),
    },
  };
}

function trancheOf(
  draft: Draft,
): Pick<ScheduleBody, "productKind" | "interestRule" | "businessDayConvention" | "product"> {
  return {
    productKind: draft.productKind,
    interestRule: {
      dayCount: draft.dayCount,
      dayInclusion: draft.dayInclusion,
      rounding: draft.rounding,
      roundingScope: draft.roundingScope,
    } as NonNullable<ScheduleBody["interestRule"]>,
    businessDayConvention: draft.convention as NonNullable<ScheduleBody["businessDayConvention"]>,
    product: productOf(draft),
  };
}

function shapeOf(draft: Draft): Omit<NonNullable<FacilityBody["firstLoan"]>, "number"> {
  return {
    principal: typedFigure(draft.principal),
    drawdownOn: draft.drawdownOn,
    firstDueOn: draft.firstDueOn,
    everyMonths: whole(draft.everyMonths),
    instalments: whole(draft.instalments),
    endOfMonth: draft.endOfMonth,
    grace: { instalments: whole(draft.graceInstalments), interest: draft.graceInterest },
    principalAmounts:
      draft.productKind === "custom"
        ? draft.amounts.map(({ dueOn, amount }) => ({ dueOn, amount: typedFigure(amount) }))
        : [],
    ...(draft.productKind === "fixedTotal" ? { fixedInstalment: typedFigure(draft.fixedInstalment) } : {}),
  };
}

export function scheduleBody(draft: Draft, baseRate: string): ScheduleBody {
  const isCapital = draft.productKind === "capital";
  return {
    ...trancheOf(draft),
    ...shapeOf(draft),
    baseRate: isCapital ? typedPercent(draft.fixedRatePercent) : baseRate,
    creditMargin: typedPercent(draft.marginPercent === "" ? "0" : draft.marginPercent),
  };
}

/** Whether enough has been filled in for a schedule to be drawn at all. */
export function isDrawable({ principal, drawdownOn, firstDueOn }: ScheduleBody): boolean {
  return principal !== "" && drawdownOn !== "" && firstDueOn !== "";
}

/** Undefined until it can be drawn. */
export function newLoanBody(draft: Draft): FacilityBody["firstLoan"] {
  const { loanNumber, principal, drawdownOn, firstDueOn } = draft;
  if ([loanNumber, principal, drawdownOn, firstDueOn].includes("")) return undefined;
  return { number: loanNumber, ...shapeOf(draft) };
}

export function facilityBody(draft: Draft): FacilityBody {
  const { number, borrowerId, projectId, ranking, agreedOn, baseRateIndex } = draft;
  return {
    number,
    borrowerId,
    projectId,
    limit: typedFigure(draft.limit),
    ranking,
    agreedOn,
    purpose: { ja: draft.purposeJa, en: draft.purposeEn },
    tranches: [
      {
        ...trancheOf(draft),
        creditMargin: typedPercent(draft.marginPercent === "" ? "0" : draft.marginPercent),
        ...(baseRateIndex === "" || draft.productKind === "capital" ? {} : { baseRateIndex }),
      },
    ],
    securities: draft.securities.map(({ kind, name, detail, amount }) => ({
      kind,
      name,
      detail,
      ...(amount === "" ? {} : { amount: typedFigure(amount) }),
    })),
    firstLoan: { number: draft.loanNumber, ...shapeOf(draft) },
  };
}
