import type { z } from "zod";
import type { bilingual } from "../answers.ts";
import { answerTable } from "../table.ts";

type Name = z.output<typeof bilingual>;

/** What the table shows of an observation. */
interface Observations {
  readonly items: readonly {
    readonly project: { readonly name: Name };
    readonly kpi: { readonly name: Name; readonly unit: Name };
    readonly organizer: { readonly name: Name };
    readonly periodStartOn: string;
    readonly periodEndOn: string;
    readonly value: string;
    readonly isSuppressed: boolean;
    readonly asOf: string;
    readonly version: number;
    readonly state: string;
    readonly grade: string | null;
    readonly source: string;
    readonly note: string;
    readonly submittedAt: string | null;
  }[];
}

export const observationTable = answerTable<Observations>()({
  name: { ja: "実績値", en: "observations" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("text", ["プロジェクト", "Project"], ({ project }) => project.name),
    cell("text", ["KPI", "KPI"], ({ kpi }) => kpi.name),
    cell("text", ["単位", "Unit"], ({ kpi }) => kpi.unit),
    cell("day", ["期間の初日", "Period from"], ({ periodStartOn }) => periodStartOn),
    cell("day", ["期間の終わり（含まない）", "Period to (excluded)"], ({ periodEndOn }) => periodEndOn),
    cell("number", ["実績値", "Value"], ({ value, isSuppressed }) => (isSuppressed ? null : value)),
    cell("text", ["秘匿", "Suppressed"], ({ value, isSuppressed }) => (isSuppressed ? value : null)),
    cell("number", ["版", "Version"], ({ version }) => version),
    cell("day", ["時点", "As of"], ({ asOf }) => asOf),
    cell("text", ["状態", "State"], ({ state }) => state),
    cell("text", ["証憑等級", "Evidence grade"], ({ grade }) => grade),
    cell("text", ["報告者", "Organizer"], ({ organizer }) => organizer.name),
    cell("text", ["出典", "Source"], ({ source }) => source),
    cell("text", ["備考", "Note"], ({ note }) => note),
    cell("instant", ["提出時刻", "Submitted"], ({ submittedAt }) => submittedAt),
  ],
});
