import { typedFigure } from "../../figures/typed-figure.ts";

export const ruleKinds = ["proportional", "tierTable", "pointIncrease", "countThreshold", "fixed"] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** The figures that each rule needs, beside the cap; a tier is its result and its payment. */
export const ruleFigures = {
  proportional: ["target"],
  tierTable: [],
  pointIncrease: ["baseline", "points"],
  countThreshold: ["threshold"],
  fixed: [],
} as const satisfies Readonly<Record<RuleKind, readonly string[]>>;
export type RuleFigure = (typeof ruleFigures)[RuleKind][number];

export interface TierDraft {
  readonly from: string;
  readonly payment: string;
}

export interface PartDraft extends Readonly<Record<RuleFigure, string>> {
  readonly id: number;
  readonly code: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly kpiId: string;
  readonly rule: RuleKind;
  readonly tiers: readonly TierDraft[];
  readonly cap: string;
  readonly fixed: string;
  readonly roundTo: string;
  readonly testOn: string;
  readonly periodStartOn: string;
  readonly periodEndOn: string;
}

export interface ContractDraft {
  readonly number: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly payerId: string;
  readonly payeeId: string;
  readonly cap: string;
  readonly gradeNeeded: "E0" | "E1" | "E2" | "E3" | "E4";
  readonly agreedOn: string;
  readonly parts: readonly PartDraft[];
}

export function emptyPart(id: number, kpiId: string): PartDraft {
  return {
    id,
    code: `P${String(id)}`,
    nameJa: "",
    nameEn: "",
    kpiId,
    rule: "proportional",
    target: "",
    baseline: "",
    points: "",
    threshold: "",
    tiers: [{ from: "", payment: "" }],
    cap: "",
    fixed: "0",
    roundTo: "1",
    testOn: "",
    periodStartOn: "",
    periodEndOn: "",
  };
}

const partTexts = [
  "code",
  "nameJa",
  "nameEn",
  "cap",
  "roundTo",
  "testOn",
  "periodStartOn",
  "periodEndOn",
] as const;
const contractTexts = ["number", "nameJa", "nameEn", "payerId", "payeeId", "cap", "agreedOn"] as const;

/** Undefined until every field that is needed has been filled in. */
export function contractBody(draft: ContractDraft): ReturnType<typeof written> | undefined {
  const isFilled =
    contractTexts.every((name) => draft[name] !== "") &&
    draft.parts.every(
      (part) =>
        partTexts.every((name) => part[name] !== "") &&
        ruleFigures[part.rule].every((name) => part[name] !== "") &&
        (part.rule !== "tierTable" || part.tiers.every(({ from, payment }) => from !== "" && payment !== "")),
    );
  return isFilled ? written(draft) : undefined;
}

function written({ nameJa, nameEn, cap, parts, ...rest }: ContractDraft) {
  return {
    ...rest,
    name: { ja: nameJa, en: nameEn },
    currency: "JPY" as const,
    cap: typedFigure(cap),
    parts: parts.map(partBody),
  };
}

function partBody(part: PartDraft) {
  const isFixed = part.rule === "fixed";
  return {
    code: part.code,
    name: { ja: part.nameJa, en: part.nameEn },
    kpiId: isFixed ? null : part.kpiId,
    rule: ruleBody(part),
    cap: typedFigure(part.cap),
    fixed: typedFigure(isFixed ? part.cap : part.fixed),
    roundTo: typedFigure(part.roundTo),
    tests: [{ testOn: part.testOn, periodStartOn: part.periodStartOn, periodEndOn: part.periodEndOn }],
  };
}

function ruleBody({ rule, target, baseline, points, threshold, tiers }: PartDraft) {
  switch (rule) {
    case "proportional":
      return { rule, target: typedFigure(target) };
    case "tierTable":
      return {
        rule,
        tiers: tiers.map(({ from, payment }) => ({ from: typedFigure(from), payment: typedFigure(payment) })),
      };
    case "pointIncrease":
      return { rule, baseline: typedFigure(baseline), points: typedFigure(points) };
    case "countThreshold":
      return { rule, threshold: typedFigure(threshold) };
    case "fixed":
      return { rule };
  }
}
