import type { z } from "zod";
import type { kpiFrequencies, kpiLibraryRoutes } from "../../../contract/impact/library-routes.ts";
import type { LibraryKpi } from "./kpi-answer.ts";

type Body = Omit<z.input<typeof kpiLibraryRoutes.createKpi.body>, "projectId" | "code">;

/** What is typed into the form of a definition. */
export interface DefinitionDraft {
  readonly words: Readonly<Record<`${WordField}${"Ja" | "En"}`, string>>;
  readonly direction: "higher" | "lower";
  readonly frequency: (typeof kpiFrequencies)[number];
  readonly isCore: boolean;
  readonly isOwnDefinition: boolean;
  readonly sdgCodes: string;
  readonly irisCodes: string;
  readonly overlapGroup: string;
  readonly smallestCell: string;
  readonly effectiveOn: string;
}

export const wordFields = ["name", "unit", "formula", "scope", "benchmark"] as const;
export type WordField = (typeof wordFields)[number];

export const blankDefinition: DefinitionDraft = {
  words: {
    ...{ nameJa: "", nameEn: "", unitJa: "", unitEn: "", formulaJa: "", formulaEn: "" },
    ...{ scopeJa: "", scopeEn: "", benchmarkJa: "", benchmarkEn: "" },
  },
  ...{ direction: "higher", frequency: "annual", isCore: true, isOwnDefinition: true },
  ...{ sdgCodes: "", irisCodes: "", overlapGroup: "", smallestCell: "", effectiveOn: "" },
};

export function draftOf({ current }: Pick<LibraryKpi, "current">): DefinitionDraft {
  const { name, unit, formula, scope, benchmark } = current;
  const { direction, frequency, isCore, isOwnDefinition } = current;
  return {
    words: {
      ...{ nameJa: name.ja, nameEn: name.en, unitJa: unit.ja, unitEn: unit.en },
      ...{ formulaJa: formula.ja, formulaEn: formula.en, scopeJa: scope.ja, scopeEn: scope.en },
      ...{ benchmarkJa: benchmark.ja, benchmarkEn: benchmark.en },
    },
    ...{ direction, frequency, isCore, isOwnDefinition },
    sdgCodes: current.sdgCodes.join(", "),
    irisCodes: current.irisCodes.join(", "),
    overlapGroup: current.overlapGroup ?? "",
    smallestCell: current.smallestCell === null ? "" : String(current.smallestCell),
    effectiveOn: "",
  };
}

export function bodyOf(draft: DefinitionDraft): Body {
  const { words, direction, frequency, isCore, isOwnDefinition, overlapGroup, smallestCell } = draft;
  const both = (field: WordField) => ({ ja: words[`${field}Ja`], en: words[`${field}En`] });
  return {
    ...{ name: both("name"), unit: both("unit"), formula: both("formula") },
    ...{ scope: both("scope"), benchmark: both("benchmark") },
    ...{ direction, frequency, isCore, isOwnDefinition, effectiveOn: draft.effectiveOn },
    sdgCodes: listOf(draft.sdgCodes),
    irisCodes: listOf(draft.irisCodes),
    ...(overlapGroup.trim() !== "" && { overlapGroup }),
    ...(/^\d{1,3}$/.test(smallestCell) && { smallestCell: Number(smallestCell) }),
  };
}

function listOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/[,、\s]+/)
    .filter((code) => code !== "");
}
