/**
 * Five dimensions of impact (インパクトの五側面: what, who, how much, contribution, risk) and nine types of impact risk, as
 * the Impact Management Project asks them. Each is answered or said to be "not assessed" (未評価): a blank looks like an
 * answer and is refused. A risk is weighed by likelihood and consequence, each from 1 to 5; its place on the heat map is
 * their product.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";

export const impactDimensions = ["what", "who", "howMuch", "contribution", "risk"] as const;
export type ImpactDimension = (typeof impactDimensions)[number];

export const impactRisks = [
  "evidence",
  "external",
  "stakeholderParticipation",
  "dropOff",
  "efficiency",
  "execution",
  "alignment",
  "endurance",
  "unexpectedImpact",
] as const;
export type ImpactRisk = (typeof impactRisks)[number];

export type DimensionAnswer =
  | { readonly state: "answered"; readonly answer: string }
  | { readonly state: "notAssessed"; readonly reason: string };

export type RiskAnswer =
  | {
      readonly state: "assessed";
      readonly likelihood: number;
      readonly consequence: number;
      readonly answer: string;
    }
  | { readonly state: "notAssessed"; readonly reason: string };

export interface ImpactProfile {
  readonly dimensions: Readonly<Record<ImpactDimension, DimensionAnswer>>;
  readonly risks: Readonly<Record<ImpactRisk, RiskAnswer>>;
}

export const riskBands = ["low", "medium", "high"] as const;
export type RiskBand = (typeof riskBands)[number];

export type ImpactProfileRejection = Rejection<"profileAnswerMissing" | "riskWeightOutOfRange">;

const heaviest = 5;
const highFrom = 15;
const mediumFrom = 6;

export function agreeProfile(profile: ImpactProfile): Decision<ImpactProfile, ImpactProfileRejection> {
  const dimension = impactDimensions.find((name) => isBlank(profile.dimensions[name]));
  if (dimension !== undefined) return missing(dimension, `/dimensions/${dimension}`);
  for (const name of impactRisks) {
    const answer = profile.risks[name];
    if (isBlank(answer)) return missing(name, `/risks/${name}`);
    if (answer.state === "notAssessed") continue;
    const wrong = [answer.likelihood, answer.consequence].find((weight) => !isWeight(weight));
    if (wrong === undefined) continue;
    const figures = { risk: name, weight: wrong, lightest: 1, heaviest };
    return reject({ code: "riskWeightOutOfRange", figures, pointer: `/risks/${name}` });
  }
  return accept(profile);
}

/** Where a weighed risk stands on the heat map. */
export function riskBand({
  likelihood,
  consequence,
}: Readonly<Record<"likelihood" | "consequence", number>>): RiskBand {
  const score = likelihood * consequence;
  if (score >= highFrom) return "high";
  return score >= mediumFrom ? "medium" : "low";
}

function missing(answer: string, pointer: string): Decision<never, ImpactProfileRejection> {
  return reject({ code: "profileAnswerMissing", figures: { answer }, pointer });
}

function isBlank(answer: DimensionAnswer | RiskAnswer): boolean {
  return (answer.state === "notAssessed" ? answer.reason : answer.answer).trim() === "";
}

function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 1 && weight <= heaviest;
}
