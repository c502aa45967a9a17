/** Entries of the hand-written ledger: nothing moved, nothing corrected by name. */
import type { EntryRecord } from "../../src/app/ledger/ports.ts";
import { localDate } from "../../src/domain/kernel/local-date.ts";
import { lenderChart, type LenderAccountRole } from "../../src/domain/ledger/chart-of-accounts.ts";
import { at, both, uuid } from "./report-facts.ts";

const unlinked = { belongsOn: null, counterparty: null, corrects: [], correctedBy: [] } as const;

export function entry(
  n: number,
  kind: EntryRecord["kind"],
  day: string,
  lines: readonly (readonly [LenderAccountRole, bigint])[],
): EntryRecord {
  return {
    id: uuid(n),
    effectiveOn: localDate(day),
    recordedAt: at(day),
    kind,
    description: both("利息の再計算による調整", "Interest recomputed"),
    reasonKind: "ratchetDecision",
    reasonId: uuid(31),
    author: "小川 一郎",
    approver: "小川 次郎",
    loanId: uuid(30),
    ...unlinked,
    lines: lines.map(([role, amount]) => ({
      account: { ...lenderChart[role], id: uuid(60), chartCode: role },
      amount,
    })),
  };
}
