import type { Profile } from "./impact-answer.ts";

export const dimensions = ["what", "who", "howMuch", "contribution", "risk"] as const;
export const risks = [
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
export type RiskName = (typeof risks)[number];
type DimensionName = (typeof dimensions)[number];

/** How a risk is called on the map: "R1". */
export function riskMark(name: RiskName): string {
  return `R${String(risks.indexOf(name) + 1)}`;
}

/** The same bands as the server gives: the product from 15 is high, from 6 medium. */
export function bandOf(likelihood: number, consequence: number): "low" | "medium" | "high" {
  const score = likelihood * consequence;
  if (score >= 15) return "high";
  return score >= 6 ? "medium" : "low";
}

export interface AnswerDraft {
  readonly assessed: boolean;
  readonly text: string;
  /** Of risks. */
  readonly likelihood: string;
  readonly consequence: string;
}

export interface ProfileDraft {
  readonly dimensions: Readonly<Record<DimensionName, AnswerDraft>>;
  readonly risks: Readonly<Record<RiskName, AnswerDraft>>;
}

const blank: AnswerDraft = { assessed: true, text: "", likelihood: "3", consequence: "3" };

function each<Name extends string>(
  names: readonly Name[],
  make: (name: Name) => AnswerDraft,
): Readonly<Record<Name, AnswerDraft>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Readonly<Record<Name, AnswerDraft>>;
}

/** Begins with the last answers, where there are any. */
export function draftOf(last: Profile["profile"] | undefined): ProfileDraft {
  if (last === undefined)
    return { dimensions: each(dimensions, () => blank), risks: each(risks, () => blank) };
  return {
    dimensions: each(dimensions, (name) => {
      const answer = last.dimensions[name];
      return answer.state === "answered"
        ? { ...blank, text: answer.answer }
        : { ...blank, assessed: false, text: answer.reason };
    }),
    risks: each(risks, (name) => {
      const answer = last.risks[name];
      if (answer.state === "notAssessed") return { ...blank, assessed: false, text: answer.reason };
      const { likelihood, consequence } = answer;
      return {
        assessed: true,
        text: answer.answer,
        likelihood: String(likelihood),
        consequence: String(consequence),
      };
    }),
  };
}

/** Undefined while an answer is blank. */
export function profileBody(
  draft: ProfileDraft,
): Pick<Profile["profile"], "dimensions" | "risks"> | undefined {
  const all = [...Object.values(draft.dimensions), ...Object.values(draft.risks)];
  if (all.some(({ text }) => text.trim() === "")) return undefined;
  const told = Object.entries(draft.dimensions).map(([name, { assessed, text }]) => [
    name,
    assessed ? { state: "answered", answer: text } : { state: "notAssessed", reason: text },
  ]);
  const weighed = Object.entries(draft.risks).map(([name, answer]) => [
    name,
    answer.assessed
      ? {
          state: "assessed",
          likelihood: Number(answer.likelihood),
          consequence: Number(answer.consequence),
          answer: answer.text,
        }
      : { state: "notAssessed", reason: answer.text },
  ]);
  return {
    dimensions: Object.fromEntries(told) as Profile["profile"]["dimensions"],
    risks: Object.fromEntries(weighed) as Profile["profile"]["risks"],
  };
}
