/** Terms of a covenant while they are typed; numbers stay text until the server reads them. */
import type { z } from "zod";
import { statementLines } from "../../../contract/covenant/terms.ts";
import type { covenantRoutes } from "../../../contract/covenant/routes.ts";
import { shiftPoint, trimZeros } from "../../figures/decimal-text.ts";
import type { CovenantDetail } from "./covenant-answer.ts";

export type AgreedBody = z.input<typeof covenantRoutes.previewCovenant.body>["agreed"];
export type CovenantKind = CovenantDetail["agreed"]["kind"];

const measures = ["operating", "ordinary", "net"] as const;

/** How one parameter is typed: a figure, a share in per cent, a whole number, yes or no, or one of a list. */
export type ParamForm =
  "figure" | "percent" | "whole" | "flag" | { readonly oneOf: readonly string[]; readonly optional?: true };

export const paramForms = {
  netAssetsFloor: { percent: "percent", basis: { oneOf: ["prior", "base", "higherOf"] }, baseYear: "figure" },
  noInsolvency: {},
  leverageBand: { low: "figure", high: "figure", netOfCash: "flag" },
  noConsecutiveLosses: {
    measure: { oneOf: measures },
    terms: "whole",
    fallbackMeasure: { oneOf: measures, optional: true },
  },
  coverage: {
    numerator: { oneOf: statementLines },
    denominator: { oneOf: statementLines },
    minimum: "figure",
  },
  minimumSales: { minimum: "figure" },
  ratioLimit: {
    numerator: { oneOf: statementLines },
    denominator: { oneOf: statementLines },
    direction: { oneOf: ["atLeast", "atMost"] },
    limit: "figure",
  },
  information: { duty: { oneOf: ["statements", "trialBalance", "kpiReport", "certificate"] } },
  sustainability: {},
  undertaking: {
    subject: {
      oneOf: ["negativePledge", "priorConsent", "antiSocialForces", "insolvencyFiling", "other"],
    },
  },
  missionLock: { subject: { oneOf: ["legalForm", "purpose", "assetLock"] } },
} as const satisfies Record<CovenantKind, Readonly<Record<string, ParamForm>>>;

export const covenantKinds = Object.keys(paramForms) as readonly CovenantKind[];
export const consequences = ["none", "rateStep", "accelerationOnRequest", "automaticAcceleration"] as const;

export interface TermsDraft {
  readonly kind: CovenantKind;
  readonly params: Readonly<Record<string, string>>;
  readonly basis: "standalone" | "consolidated";
  readonly firstTestOn: string;
  readonly lastTestOn: string;
  readonly everyMonths: string;
  readonly dueAfterMonths: string;
  readonly graceDays: string;
  readonly consequence: (typeof consequences)[number];
  readonly stepBp: string;
  readonly warningMeasure: "none" | "share" | "amount";
  readonly warningLevel: string;
}

export const emptyTerms: TermsDraft = {
  ...withKind("netAssetsFloor"),
  basis: "standalone",
  firstTestOn: "",
  lastTestOn: "",
  everyMonths: "12",
  dueAfterMonths: "3",
  graceDays: "0",
  consequence: "none",
  stepBp: "",
  warningMeasure: "none",
  warningLevel: "",
};

/** Another kind begins with its own parameters, the first of each list chosen. */
export function withKind(kind: CovenantKind): Pick<TermsDraft, "kind" | "params"> {
  const params = formsOf(kind).map(([name, form]) => [
    name,
    typeof form === "object" && form.optional !== true ? (form.oneOf[0] ?? "") : "",
  ]);
  return { kind, params: Object.fromEntries(params) as Readonly<Record<string, string>> };
}

export function formsOf(kind: CovenantKind): readonly (readonly [string, ParamForm])[] {
  return Object.entries(paramForms[kind]);
}

/** The terms agreed, to be changed. */
export function draftOf(agreed: CovenantDetail["agreed"], firstTestOn: string): TermsDraft {
  const { kind, basis, schedule, consequence, warning } = agreed;
  const params = formsOf(kind).map(([name, form]) => [name, typedText(agreed.params[name] ?? null, form)]);
  return {
    kind,
    params: Object.fromEntries(params) as Readonly<Record<string, string>>,
    basis,
    firstTestOn,
    lastTestOn: schedule.lastTestOn,
    everyMonths: String(schedule.everyMonths),
    dueAfterMonths: String(schedule.dueAfterMonths),
    graceDays: String(schedule.graceDays),
    consequence: consequence.kind,
    stepBp: consequence.stepBp ?? "",
    warningMeasure: warning?.measure ?? "none",
    warningLevel: warning === null ? "" : levelText(warning),
  };
}

function typedText(value: string | number | boolean | null, form: ParamForm): string {
  if (value === null) return "";
  if (form === "percent") return trimZeros(shiftPoint(String(value), 2));
  if (form === "flag") return value === true ? "true" : "";
  return String(value);
}

function levelText({ measure, level }: NonNullable<CovenantDetail["agreed"]["warning"]>): string {
  return measure === "share" ? trimZeros(shiftPoint(level, 2)) : level;
}

export function isReady({ firstTestOn, lastTestOn }: TermsDraft): boolean {
  return firstTestOn !== "" && lastTestOn !== "";
}

/** What is typed as the wire writes it; whether it holds is for the server to say. */
export function agreedOf(draft: TermsDraft): AgreedBody {
  const { kind, params, basis, consequence, stepBp, warningMeasure, warningLevel } = draft;
  const written = formsOf(kind).map(([name, form]) => [name, writtenParam(params[name] ?? "", form)]);
  return {
    terms: { kind, params: Object.fromEntries(written) as object } as AgreedBody["terms"],
    basis,
    schedule: {
      firstTestOn: draft.firstTestOn,
      lastTestOn: draft.lastTestOn,
      everyMonths: Number(draft.everyMonths),
      dueAfterMonths: Number(draft.dueAfterMonths),
      graceDays: Number(draft.graceDays),
    },
    consequence: consequence === "rateStep" ? { kind: consequence, stepBp } : { kind: consequence },
    ...(warningMeasure === "none"
      ? {}
      : {
          warning: {
            measure: warningMeasure,
            level: warningMeasure === "share" ? shiftPoint(warningLevel, -2) : plain(warningLevel),
          },
        }),
  };
}

function writtenParam(text: string, form: ParamForm): string | number | boolean | null {
  if (form === "flag") return text === "true";
  if (text === "") return null;
  if (form === "percent") return shiftPoint(plain(text), -2);
  if (form === "whole") return Number(text);
  return form === "figure" ? plain(text) : text;
}

/** Without the commas people put between thousands. */
function plain(text: string): string {
  return text.replaceAll(",", "").trim();
}
