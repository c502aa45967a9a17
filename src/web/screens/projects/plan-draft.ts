/** A plan as it stands in the form: text in both languages, lists as lines and commas; and as the API takes it. */
import type { z } from "zod";
import type { planAnswer } from "../../../contract/project/plan-answers.ts";
import type { projectPlanRoutes } from "../../../contract/project/plan-routes.ts";

export type PlanAnswer = z.output<typeof planAnswer>;
export type Plan = NonNullable<PlanAnswer["plan"]>;
export type PlanBody = z.input<typeof projectPlanRoutes.recordProjectPlan.body>["plan"];
type Stage = Plan["logicModel"]["nodes"][number]["stage"];
type FundingKind = Plan["funding"][number]["kind"];
type PlaceKind = Plan["places"][number]["kind"];

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

export const placeKinds = ["hub", "reusedBuilding", "other"] as const satisfies readonly PlaceKind[];

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

export interface PlaceDraft {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly nameEn: string;
  readonly municipalityCode: string;
}

export interface RegionDraft {
  readonly name: string;
  readonly nameEn: string;
  readonly municipalityCode: string;
  readonly kpiId: string;
}

export interface RollOutDraft {
  readonly name: string;
  readonly nameEn: string;
  readonly regions: readonly RegionDraft[];
}

export interface PlanDraft {
  readonly texts: Readonly<Record<PlanText, string>>;
  readonly steps: readonly StepDraft[];
  readonly sources: readonly SourceDraft[];
  readonly places: readonly PlaceDraft[];
  readonly rollOuts: readonly RollOutDraft[];
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
  "sdgCodes",
  "irisCodes",
] as const;
export type PlanText = (typeof planTexts)[number];

export const emptyStep: StepDraft = { stage: "input", words: "", wordsEn: "", next: "", kpiIds: {} };
export const emptySource: SourceDraft = { kind: "loan", from: "", fromEn: "", amount: "", source: "" };

export const emptyPlace: PlaceDraft = { kind: "hub", name: "", nameEn: "", municipalityCode: "" };
export const emptyRegion: RegionDraft = { name: "", nameEn: "", municipalityCode: "", kpiId: "" };
export const emptyRollOut: RollOutDraft = { name: "", nameEn: "", regions: [emptyRegion] };

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
  sdgCodes: "",
  irisCodes: "",
};

export const emptyDraft: PlanDraft = { texts: emptyTexts, steps: [], sources: [], places: [], rollOuts: [] };

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
    places: plan.places.map(({ kind, ...place }) => ({ kind, ...placed(place) })),
    rollOuts: plan.rollOuts.map(({ name, regions }) => ({
      name: name.ja,
      nameEn: name.en,
      regions: regions.map(({ kpiId, ...region }) => ({ kpiId, ...placed(region) })),
    })),
  };
}

interface Placed {
  readonly name: Plan["mission"];
  readonly municipalityCode: string | null;
}

function placed({ name, municipalityCode }: Placed): Omit<PlaceDraft, "kind"> {
  return { name: name.ja, nameEn: name.en, municipalityCode: municipalityCode ?? "" };
}

/** A code that was left out is none. */
function placing({ name, nameEn, municipalityCode: code }: Omit<PlaceDraft, "kind">): {
  name: { ja: string; en: string };
  municipalityCode: string | null;
} {
  return { name: { ja: name, en: nameEn }, municipalityCode: code.trim() === "" ? null : code.trim() };
}

/** English of texts that the form shows in Japanese alone stays as it was. */
export function bodyOf(
  { texts, steps, sources, places, rollOuts }: PlanDraft,
  before: Plan | undefined,
): PlanBody {
  return {
    challenge: { ja: texts.challenge, en: texts.challengeEn },
    region: { ja: texts.region, en: texts.regionEn },
    mission: sameOr(before?.mission, texts.mission),
    activityPlan: sameOr(before?.activityPlan, texts.activityPlan),
    municipalityCodes: listOf(texts.municipalityCodes),
    places: places.map(({ kind, ...place }) => ({ kind, ...placing(place) })),
    funding: sources.map(({ from, fromEn, ...source }) => ({ ...source, from: { ja: from, en: fromEn } })),
    sdgCodes: listOf(texts.sdgCodes),
    irisCodes: listOf(texts.irisCodes),
    rollOuts: rollOuts.map(({ name, nameEn, regions }) => ({
      name: { ja: name, en: nameEn },
      regions: regions.map(({ kpiId, ...region }) => ({ kpiId, ...placing(region) })),
    })),
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
