/** Why an observation went back to its organizer, in words; the reviewer's own note follows as it was written. */
import type { ObservationEvent, ReturnReason } from "../../domain/impact/observation.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";

export function reasonGiven(event: ObservationEvent): Bilingual {
  const { ja, en } = event.kind === "returned" ? reasons[event.reason] : rejected;
  const note = event.note.trim();
  return note === "" ? { ja: `${ja}。`, en: `${en}.` } : { ja: `${ja}。${note}`, en: `${en}. ${note}` };
}

const rejected: Bilingual = { ja: "却下", en: "Rejected" };

const reasons: Readonly<Record<ReturnReason, Bilingual>> = {
  periodMismatch: { ja: "対象期間の不一致", en: "Period does not match" },
  scopeMismatch: { ja: "集計範囲の不一致", en: "Scope does not match" },
  unitMismatch: { ja: "単位の不一致", en: "Unit does not match" },
  methodChanged: { ja: "算定方法の変更", en: "Method was changed" },
  sampleTooSmall: { ja: "標本の不足", en: "Sample is too small" },
  unreadable: { ja: "判読不能", en: "File cannot be read" },
  doesNotReconcile: { ja: "他の資料との不整合", en: "Does not reconcile with other records" },
  duplicateEvidence: { ja: "証憑の重複", en: "Evidence serves another figure too" },
  notIndependent: { ja: "独立性の不足", en: "Evidence is not independent" },
  late: { ja: "提出期限の超過", en: "Handed in late" },
};
