import type { Language } from "../../domain/report/language.ts";

export interface PublicWords {
  readonly fictional: string;
  readonly otherLanguage: string;
  readonly plainWords: string;
  readonly challenge: string;
  readonly mission: string;
  readonly goals: string;
  readonly comma: string;
  readonly table: string;
  readonly noFigures: string;
  readonly met: string;
  readonly missed: string;
  readonly otherSource: string;
  readonly embed: string;
  readonly data: string;
  readonly noTerms: string;
  readonly against: (value: string, target: string) => string;
  readonly rollOut: (name: string) => string;
  readonly total: (unit: string) => string;
  readonly allRegions: string;
  readonly missing: (regions: readonly string[]) => string;
  readonly totalWithheld: string;
  readonly noTotal: Readonly<Record<"unitsDiffer" | "overlapping", string>>;
  readonly period: string;
  readonly coverage: string;
  readonly withheld: (smallest: number) => string;
  readonly grade: (grade: string | undefined) => string;
  readonly publishedOn: (day: string) => string;
}

const gradesJa: Readonly<Record<string, string>> = {
  E0: "事業者の説明のみ",
  E1: "事業者自身の書類で確認",
  E2: "第三者の書類やシステムの記録で確認",
  E3: "独立した第三者が検証（限定的保証）",
  E4: "独立した第三者が検証（合理的保証）",
};

const gradesEn: Readonly<Record<string, string>> = {
  E0: "stated by the organizer only",
  E1: "checked against the organizer's own documents",
  E2: "checked against documents of others or records of systems",
  E3: "verified by an independent third party (limited assurance)",
  E4: "verified by an independent third party (reasonable assurance)",
};

export const publicWords: Readonly<Record<Language, PublicWords>> = {
  ja: {
    fictional: "架空",
    otherLanguage: "English",
    plainWords: "この事業について",
    challenge: "地域の課題",
    mission: "使命",
    goals: "関係する目標（SDGs）",
    comma: "、",
    table: "これまでの実績",
    noFigures: "公開できる実績はまだありません。",
    met: "目標を達成",
    missed: "目標に届いていません",
    otherSource: "別の出典：",
    embed: "このグラフをほかのページに載せる",
    data: "データ（JSON-LD, CIDS 3.2）",
    noTerms: "融資の条件や個人に関する情報は載せていません。",
    against: (value, target) => `実績 ${value}、目標 ${target}`,
    rollOut: (name) => `横展開の合計：${name}`,
    total: (unit) => (unit === "" ? "合計" : `合計（${unit}）`),
    allRegions: "全地域",
    missing: (regions) => `未報告：${regions.join("、")}`,
    totalWithheld: "非公開（少人数の地域があるため）",
    noTotal: {
      unitsDiffer: "地域ごとに単位が異なるため、合計できません。",
      overlapping: "同じ人や物を重ねて数える指標があるため、合計できません。",
    },
    period: "期間",
    coverage: "対象",
    withheld: (smallest) => `非公開（${String(smallest)} 人未満）`,
    grade: (grade) =>
      grade === undefined
        ? "数字の裏づけ：まだ確認されていません"
        : `数字の裏づけ：${grade}（${gradesJa[grade] ?? ""}）`,
    publishedOn: (day) => `${day} 公開。`,
  },
  en: {
    fictional: "fictional (架空)",
    otherLanguage: "日本語",
    plainWords: "About this project",
    challenge: "The local challenge",
    mission: "Mission",
    goals: "Related goals (SDGs)",
    comma: ", ",
    table: "Results so far",
    noFigures: "No results can be shown yet.",
    met: "Target met",
    missed: "Target missed",
    otherSource: "another source:",
    embed: "Show this chart on another page",
    data: "Data (JSON-LD, CIDS 3.2)",
    noTerms: "It shows no terms of loans and nothing about persons.",
    against: (value, target) => `${value} against a target of ${target}`,
    rollOut: (name) => `Total over the regions: ${name}`,
    total: (unit) => (unit === "" ? "Total" : `Total (${unit})`),
    allRegions: "all regions",
    missing: (regions) => `not reported: ${regions.join(", ")}`,
    totalWithheld: "withheld (a region counts too few people)",
    noTotal: {
      unitsDiffer: "The regions measure in different units, so there is no total.",
      overlapping: "Some figures count the same people or things twice, so there is no total.",
    },
    period: "Period",
    coverage: "Covers",
    withheld: (smallest) => `withheld (fewer than ${String(smallest)} people)`,
    grade: (grade) =>
      grade === undefined ? "Evidence: not checked yet" : `Evidence: ${grade} (${gradesEn[grade] ?? ""})`,
    publishedOn: (day) => `Published on ${day}.`,
  },
};
