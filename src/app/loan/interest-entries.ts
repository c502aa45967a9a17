/** Turns planned postings of a loan into journal entries and the facts that say which days they cover. */
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { PlannedPosting } from "../../domain/loan/accrual-plan.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import { entryFor } from "../../domain/ledger/posting-rules.ts";
import type { NewEntry } from "../ledger/ports.ts";
import { orReject } from "../rejected.ts";
import type { InterestPostingFact, LoanRecord } from "./ports.ts";

export interface PostingReason {
  readonly kind: string;
  readonly id: string;
  readonly authorId: string;
  readonly approverId: string | undefined;
}

export interface InterestPostings {
  readonly entries: readonly NewEntry[];
  readonly postings: readonly Omit<InterestPostingFact, "recordedAt">[];
}

export function interestEntry(
  { number }: Pick<LoanRecord, "number">,
  plan: PlannedPosting,
): JournalEntryDraft<LenderAccountRole> {
  const { kind, accountingOn, interest, withoutStep, periodStartOn, periodEndOn, throughOn } = plan;
  const days = `${periodStartOn} – ${throughOn === periodEndOn ? periodEndOn : throughOn}`;
  const description =
    kind === "accrual"
      ? { ja: `${number} 未収利息の計上（${days}）`, en: `${number} interest accrued (${days})` }
      : { ja: `${number} 利息の再計算による調整（${days}）`, en: `${number} interest recomputed (${days})` };
  const event = { kind: kind === "accrual" ? kind : ("interestAdjustment" as const), interest, withoutStep };
  const entry = present(
    entryFor(event, { effectiveOn: accountingOn, description }),
    "entry of a planned posting",
  );
  return orReject(checkedEntry(entry));
}

export interface PostingInterest {
  readonly reason: PostingReason;
  readonly newId: () => string;
  /** What was posted before: an adjustment names the entries of its period that it corrects. */
  readonly posted: readonly Pick<InterestPostingFact, "periodStartOn" | "entryId">[];
}

export function interestPostings(
  loan: LoanRecord,
  plans: readonly PlannedPosting[],
  { reason, newId, posted: before }: PostingInterest,
): InterestPostings {
  const posted = plans.map((plan) => {
    const entryId = newId();
    const entry: NewEntry = {
      id: entryId,
      draft: interestEntry(loan, plan),
      loanId: loan.id,
      reasonKind: reason.kind,
      reasonId: reason.id,
      authorId: reason.authorId,
      approverId: reason.approverId,
      corrects: plan.kind === "adjustment" ? entriesOf(plan.periodStartOn, before) : [],
      idempotencyKey: [loan.id, plan.kind, plan.periodStartOn, plan.throughOn, reason.id].join("/"),
    };
    const { kind, periodStartOn, periodEndOn, throughOn, interest, withoutStep } = plan;
    const covered = { kind, periodStartOn, periodEndOn, throughOn, interest, withoutStep };
    const posting = {
      id: newId(),
      loanId: loan.id,
      entryId,
      reasonKind: reason.kind,
      reasonId: reason.id,
      ...covered,
    };
    return { entry, posting };
  });
  return { entries: posted.map(({ entry }) => entry), postings: posted.map(({ posting }) => posting) };
}

function entriesOf(periodStartOn: LocalDate, posted: PostingInterest["posted"]): readonly string[] {
  return posted.filter((each) => each.periodStartOn === periodStartOn).map(({ entryId }) => entryId);
}
