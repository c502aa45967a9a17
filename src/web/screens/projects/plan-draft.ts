/** A plan as it stands in the form: text in both languages, lists as lines and commas; and as the API takes it. */
import type { z } from "zod";
import type { planAnswer } from "../../../contract/project/plan-answers.ts";
import type { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";

export type PlanAnswer = z.output<typeof planAnswer>;
export type Plan = NonNullable<PlanAnswer["plan"]>;
export type PlanBody = z.input<typeof projectPlanRoutes.recordProjectPlan.body>["plan"];
type Stage = Plan["logicModel"]["nodes"][number]["stage"];
type FundingKind = Plan["funding"][number]["kind"];

export const stages = [
  "input",
  "activity",
  "output",
  "outcome",
  "impact",
] as const satisfies readonly Stage[];
export const fundingKinds = [
  "loan",
  "subsidy",
  "fundStake",
  "donation",
  "ownMoney",
] as const satisfies readonly FundingKind[];

export interface StepDraft {
  readonly stage: Stage;
  readonly words: string;
  readonly wordsEn: string;
  /** Numbers of the steps it leads to, from 1. */
  readonly next: string;
  /** KPIs on its arrows, kept as they are. */
  readonly kpiIds: Readonly<Record<string, readonly string[]>>;
}

export interface SourceDraft {
  readonly kind: FundingKind;
  readonly from: string;
  readonly fromEn: string;
  readonly amount: string;
  readonly source: string;
}

export interface PlanDraft {
  readonly texts: Readonly<Record<PlanText, string>>;
  readonly steps: readonly StepDraft[];
  readonly sources: readonly SourceDraft[];
}

export const planTexts = [
  "name",
  "nameEn",
  "challenge",
  "challengeEn",
  "region",
  "regionEn",
  "mission",
  "activityPlan",
  "municipalityCodes",
  "places",
  "sdgCodes",
  "irisCodes",
] as const;
export type PlanText = (typeof planTexts)[number];

export const emptyStep: StepDraft = { stage: "input", words: "", wordsEn: "", next: "", kpiIds: {} };
export const emptySource: SourceDraft = { kind: "loan", from: "", fromEn: "", amount: "", source: "" };

const emptyTexts: PlanDraft["texts"] = {
  name: "",
  nameEn: "",
  challenge: "",
  challengeEn: "",
  region: "",
  regionEn: "",
  mission: "",
  activityPlan: "",
  municipalityCodes: "",
  places: "",
  sdgCodes: "",
  irisCodes: "",
};

export const emptyDraft: PlanDraft = { texts: emptyTexts, steps: [], sources: [] };

export function draftOf(plan: Plan): PlanDraft {
  const keys = plan.logicModel.nodes.map(({ key }) => key);
  const numberOf = (key: string) => String(keys.indexOf(key) + 1);
  return {
    texts: {
      ...emptyTexts,
      challenge: plan.challenge.ja,
      challengeEn: plan.challenge.en,
      region: plan.region.ja,
      regionEn: plan.region.en,
      mission: plan.mission.ja,
      activityPlan: plan.activityPlan.ja,
      municipalityCodes: plan.municipalityCodes.join(", "),
      places: plan.places.map(({ name }) => name.ja).join("\n"),
      sdgCodes: plan.sdgCodes.join(", "),
      irisCodes: plan.irisCodes.join(", "),
    },
    steps: plan.logicModel.nodes.map(({ key, stage, words }) => {
      const arrows = plan.logicModel.arrows.filter(({ from }) => from === key);
      return {
        stage,
        words: words.ja,
        wordsEn: words.en,
        next: arrows.map(({ to }) => numberOf(to)).join(", "),
        kpiIds: Object.fromEntries(arrows.map(({ to, kpiIds }) => [numberOf(to), kpiIds])),
      };
    }),
    sources: plan.funding.map(({ kind, from, amount, source }) => ({
      kind,
      from: from.ja,
      fromEn: from.en,
      amount,
      source,
    })),
  };
}

/** What the form does not show (places' kinds, roll-outs, English of some texts) stays as it was. */
export function bodyOf({ texts, steps, sources }: PlanDraft, before: Plan | undefined): PlanBody {
  return {
    challenge: { ja: texts.challenge, en: texts.challengeEn },
    region: { ja: texts.region, en: texts.regionEn },
    mission: sameOr(before?.mission, texts.mission),
    activityPlan: sameOr(before?.activityPlan, texts.activityPlan),
    municipalityCodes: listOf(texts.municipalityCodes),
    places: texts.places
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map(
        (line) =>
          before?.places.find(({ name }) => name.ja === line) ?? {
            kind: "hub" as const,
            name: { ja: line },
            municipalityCode: null,
          },
      ),
    funding: sources.map(({ from, fromEn, ...source }) => ({ ...source, from: { ja: from, en: fromEn } })),
    sdgCodes: listOf(texts.sdgCodes),
    irisCodes: listOf(texts.irisCodes),
    rollOuts: before?.rollOuts ?? [],
    logicModel: {
      nodes: steps.map(({ stage, words, wordsEn }, i) => ({
        key: keyOf(i + 1),
        stage,
        words: { ja: words, en: wordsEn },
      })),
      arrows: steps.flatMap(({ next, kpiIds }, i) =>
        listOf(next).map((number) => ({
          from: keyOf(i + 1),
          to: keyOf(number),
          kpiIds: [...(kpiIds[number] ?? [])],
        })),
      ),
    },
  };
}

function sameOr(before: Plan["mission"] | undefined, ja: string): { ja: string; en?: string } {
  return before?.ja === ja ? before : { ja };
}

function keyOf(number: number | string): string {
  return `n${String(number)}`;
}

function listOf(text: string): string[] {
  return text
    .split(/[,、，\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
