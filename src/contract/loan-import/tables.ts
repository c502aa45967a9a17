import { answerTable } from "../table.ts";

interface Worded {
  readonly ja: string;
  readonly en: string;
}

interface Findings {
  readonly items: readonly {
    readonly line: number;
    readonly heading: string | null;
    readonly cell: string | null;
    readonly severity: "error" | "warning";
    readonly message: Worded;
  }[];
}

interface Results {
  readonly items: readonly {
    readonly line: number;
    readonly number: string;
    readonly loanId: string | null;
    readonly recordedNumber: string | null;
    readonly state: "imported" | "undone" | "notImported";
    readonly messages: readonly Worded[];
  }[];
}

const severities = { error: { ja: "エラー", en: "error" }, warning: { ja: "確認", en: "warning" } } as const;
const states = {
  imported: { ja: "取込済み", en: "imported" },
  undone: { ja: "取消済み", en: "undone" },
  notImported: { ja: "未取込", en: "not imported" },
} as const;

export const findingTable = answerTable<Findings>()({
  name: { ja: "取込エラー", en: "import-errors" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("number", ["行", "Line"], ({ line }) => line),
    cell("text", ["列", "Column"], ({ heading }) => heading),
    cell("text", ["値", "Cell"], (row) => row.cell),
    cell("text", ["区分", "Severity"], ({ severity }) => severities[severity]),
    cell("text", ["内容", "Message"], ({ message }) => message),
  ],
});

export const resultTable = answerTable<Results>()({
  name: { ja: "取込結果", en: "import-result" },
  rows: ({ items }) => items,
  columns: (cell) => [
    cell("number", ["行", "Line"], ({ line }) => line),
    cell("text", ["融資番号", "Loan number"], ({ number }) => number),
    cell("text", ["結果", "Result"], ({ state }) => states[state]),
    cell("text", ["記録した番号", "Number on record"], ({ recordedNumber }) => recordedNumber),
    cell("text", ["融資ID", "Loan id"], ({ loanId }) => loanId),
    cell("text", ["内容", "Messages"], ({ messages }) => ({
      ja: messages.map(({ ja }) => ja).join(" / "),
      en: messages.map(({ en }) => en).join(" / "),
    })),
  ],
});
