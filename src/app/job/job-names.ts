/** Every kind of job by the name people know it under. A kind without one cannot be started. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";

const jobNames = {
  dueInterest: { ja: "利息の計上", en: "Interest posting" },
  loanImportCheck: { ja: "取込ファイルの検査", en: "Check of a loan book" },
  loanImport: { ja: "融資の一括取込", en: "Import of a loan book" },
  importUndo: { ja: "取込の取消", en: "Undoing of an import" },
  portfolioDryRun: { ja: "一括処理の試算", en: "Dry run of a portfolio run" },
  portfolioRun: { ja: "一括処理", en: "Portfolio run" },
  verification: { ja: "検証", en: "Verification" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type JobKind = keyof typeof jobNames;

/** A kind of an earlier version is shown as it was written. */
export function jobName(kind: string): Bilingual {
  const names: ReadonlyMap<string, Bilingual> = new Map(Object.entries(jobNames));
  return names.get(kind) ?? { ja: kind, en: kind };
}
