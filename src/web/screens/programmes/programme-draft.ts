/** Terms of a programme while they are typed; figures stay text until the server reads them. */
import type { CallInput } from "../../api/client.ts";
import type { programmeRoutes } from "../../../contract/programme/routes.ts";
import { shiftPoint, trimZeros } from "../../figures/decimal-text.ts";
import { typedFigure, typedPercent } from "../../figures/typed-figure.ts";
import { lendingBody, lendingDraftOf, noLending, type LendingDraft } from "./lending-draft.ts";
import type { ProgrammeVersion } from "./programme-answer.ts";

export type Terms = ProgrammeVersion["terms"];
export type Criterion = keyof Terms["weights"];

export interface CodeDraft {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

export interface TierDraft extends CodeDraft {
  readonly percent: string;
  readonly validFrom: string;
  readonly source: string;
}

export interface ProgrammeDraft extends CodeDraft {
  readonly effectiveOn: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly limitTotal: string;
  readonly limitWorking: string;
  readonly equipment: string;
  readonly working: string;
  readonly grace: string;
  readonly statementYears: string;
  readonly planYears: string;
  readonly legalForms: readonly string[];
  readonly purposes: readonly CodeDraft[];
  readonly documents: readonly CodeDraft[];
  readonly tiers: readonly TierDraft[];
  readonly isSubordinated: boolean;
  readonly needsCrisis: boolean;
  readonly weights: Readonly<Record<Criterion, string>>;
  readonly lending: LendingDraft;
}

/** What the fields of a draft are given. */
export interface FieldsProps {
  readonly draft: ProgrammeDraft;
  readonly onChange: (part: Partial<ProgrammeDraft>) => void;
  readonly error: Error | null;
}

export const noCode: CodeDraft = { code: "", ja: "", en: "" };
export const noTier: TierDraft = { ...noCode, percent: "", validFrom: "", source: "" };

export const emptyProgramme: ProgrammeDraft = {
  ...noCode,
  effectiveOn: "",
  opensOn: "",
  closesOn: "",
  limitTotal: "",
  limitWorking: "",
  equipment: "240",
  working: "84",
  grace: "24",
  statementYears: "2",
  planYears: "3",
  legalForms: [],
  purposes: [noCode],
  documents: [],
  tiers: [noTier],
  isSubordinated: false,
  needsCrisis: false,
  weights: {
    needGap: "20",
    intensity: "20",
    additionality: "20",
    evidence: "15",
    viability: "15",
    lock: "10",
  },
  lending: noLending,
};

/** The latest version, to be changed. */
export function programmeDraftOf({ terms, lending }: ProgrammeVersion): ProgrammeDraft {
  const { limitTotal, limitWorking, opensOn, legalForms, isSubordinated, needsCrisis } = terms;
  return {
    ...emptyProgramme,
    opensOn,
    closesOn: terms.closesOn ?? "",
    limitTotal,
    limitWorking,
    legalForms,
    isSubordinated,
    needsCrisis,
    equipment: String(terms.longestMonths.equipment),
    working: String(terms.longestMonths.working),
    grace: String(terms.longestGraceMonths),
    statementYears: String(terms.statementYears),
    planYears: String(terms.planYears),
    purposes: terms.purposes.map(codeDraftOf),
    documents: terms.documents.map(codeDraftOf),
    tiers: terms.tiers.map(({ adjustment, validFrom, source, ...tier }) => ({
      ...codeDraftOf(tier),
      percent: trimZeros(shiftPoint(adjustment, 2)),
      validFrom,
      source,
    })),
    weights: mapWeights(terms.weights, String),
    lending: lendingDraftOf(lending ?? {}),
  };
}

function codeDraftOf({ code, name }: Terms["purposes"][number]): CodeDraft {
  return { code, ...name };
}

function mapWeights<From, To>(
  { needGap, intensity, additionality, evidence, viability, lock }: Readonly<Record<Criterion, From>>,
  read: (weight: From) => To,
): Readonly<Record<Criterion, To>> {
  return {
    needGap: read(needGap),
    intensity: read(intensity),
    additionality: read(additionality),
    evidence: read(evidence),
    viability: read(viability),
    lock: read(lock),
  };
}

type Body = NonNullable<CallInput<typeof programmeRoutes.requestProgrammeTerms>["body"]>;

/** Undefined until the days and limits that everything else hangs on are there. */
export function versionBody(draft: ProgrammeDraft): Body | undefined {
  const { effectiveOn, opensOn, limitTotal, limitWorking } = draft;
  if ([effectiveOn, opensOn, limitTotal, limitWorking].includes("")) return undefined;
  return { effectiveOn, terms: termsBody(draft), lending: lendingBody(draft.lending) };
}

function termsBody(draft: ProgrammeDraft): Body["terms"] {
  const { legalForms, isSubordinated, needsCrisis, opensOn, closesOn } = draft;
  return {
    limitTotal: typedFigure(draft.limitTotal),
    limitWorking: typedFigure(draft.limitWorking),
    longestMonths: { equipment: whole(draft.equipment), working: whole(draft.working) },
    longestGraceMonths: whole(draft.grace),
    statementYears: whole(draft.statementYears),
    planYears: whole(draft.planYears),
    legalForms: [...legalForms],
    purposes: draft.purposes.map(codeBody),
    documents: draft.documents.map(codeBody),
    tiers: draft.tiers.map((tier) => ({
      ...codeBody(tier),
      adjustment: typedPercent(tier.percent),
      validFrom: tier.validFrom,
      source: tier.source,
    })),
    isSubordinated,
    needsCrisis,
    opensOn,
    closesOn: closesOn === "" ? null : closesOn,
    weights: mapWeights(draft.weights, whole),
  };
}

function codeBody({ code, ja, en }: CodeDraft): Body["terms"]["purposes"][number] {
  return { code, name: { ja, en } };
}

function whole(text: string): number {
  return Number(typedFigure(text));
}
