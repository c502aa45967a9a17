/** Turns planned postings of a loan into journal entries and the facts that say which days they cover. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import { entryFor, type LenderEvent } from "../../domain/ledger/posting-rules.ts";
import type { NewEntry } from "../ledger/ports.ts";
import { orReject } from "../rejected.ts";
import type { CapitalizationPlan, InterestPlan } from "./planned-postings.ts";
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

type Numbered = Pick<LoanRecord, "number">;

const words: Readonly<Record<InterestPlan["entryKind"], Bilingual>> = {
  accrual: { ja: "未収利息の計上", en: "interest accrued" },
  interestAdjustment: { ja: "利息の再計算による調整", en: "interest recomputed" },
  unearnedAccrual: { ja: "前受利息の収益計上", en: "interest in advance earned" },
  accrualReversal: { ja: "未収利息の取消（不計上）", en: "accrued interest reversed" },
};

export function interestEntry(
  { number }: Numbered,
  plan: InterestPlan,
): JournalEntryDraft<LenderAccountRole> {
  const { entryKind, accountingOn, periodStartOn, periodEndOn, throughOn } = plan;
  const days = `${periodStartOn} – ${throughOn === periodEndOn ? periodEndOn : throughOn}`;
  const { ja, en } = words[entryKind];
  const description = { ja: `${number} ${ja}（${days}）`, en: `${number} ${en} (${days})` };
  const entry = present(
    entryFor(interestEvent(plan), { effectiveOn: accountingOn, description }),
    "entry of a planned posting",
  );
  return orReject(checkedEntry(entry));
}

/** What is taken back is booked in positive amounts. */
function interestEvent({ entryKind, interest, withoutStep }: InterestPlan): LenderEvent {
  const isReversal = entryKind === "accrualReversal";
  return isReversal
    ? { kind: entryKind, interest: -interest, withoutStep: -withoutStep }
    : { kind: entryKind, interest, withoutStep };
}

export function capitalizationEntry(
  { number }: Numbered,
  { accountingOn, amount }: CapitalizationPlan,
): JournalEntryDraft<LenderAccountRole> {
  const description = { ja: `${number} 利息の元本組入れ`, en: `${number} interest capitalised` };
  const event = { kind: "capitalization" as const, interest: amount };
  const entry = entryFor(event, { effectiveOn: accountingOn, description });
  return orReject(checkedEntry(present(entry, "entry of a capitalisation")));
}

interface Posting {
  readonly reason: PostingReason;
  readonly newId: () => string;
}

export interface PostingInterest extends Posting {
  /** What was posted before: an adjustment names the entries of its period that it corrects. */
  readonly posted: readonly Pick<InterestPostingFact, "periodStartOn" | "entryId">[];
}

export function interestPostings(
  loan: LoanRecord,
  plans: readonly InterestPlan[],
  { reason, newId, posted: before }: PostingInterest,
): InterestPostings {
  const posted = plans.map((plan) => {
    const key = [plan.kind, plan.periodStartOn, plan.throughOn];
    const corrects = plan.kind === "adjustment" ? entriesOf(plan.periodStartOn, before) : [];
    const made = newEntry(loan, interestEntry(loan, plan), { reason, newId, key });
    const entry: NewEntry = { ...made, corrects };
    const { kind, periodStartOn, periodEndOn, throughOn, interest, withoutStep } = plan;
    const covered = { kind, periodStartOn, periodEndOn, throughOn, interest, withoutStep };
    const posting = {
      id: newId(),
      loanId: loan.id,
      entryId: entry.id,
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

export function capitalizationEntries(
  loan: LoanRecord,
  plans: readonly CapitalizationPlan[],
  posting: Posting,
): readonly NewEntry[] {
  return plans.map((plan, i) =>
    newEntry(loan, capitalizationEntry(loan, plan), {
      ...posting,
      key: ["capitalization", plan.accountingOn, String(i)],
    }),
  );
}

/** An entry of a loan under its reason; the key makes sure that it is posted once. */
export function newEntry(
  { id: loanId }: Pick<LoanRecord, "id">,
  draft: JournalEntryDraft<LenderAccountRole>,
  { reason, newId, key }: Posting & { readonly key: readonly string[] },
): NewEntry {
  return {
    id: newId(),
    draft,
    loanId,
    reasonKind: reason.kind,
    reasonId: reason.id,
    authorId: reason.authorId,
    approverId: reason.approverId,
    idempotencyKey: [loanId, ...key, reason.id].join("/"),
  };
}
