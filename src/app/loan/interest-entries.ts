/** Turns planned postings of a loan into journal entries and the facts that say which days they cover. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import { entryFor, type LenderEvent } from "../../domain/ledger/posting-rules.ts";
import { entryView, type EntryView } from "../ledger/entry-view.ts";
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

const premiumWords: Bilingual = { ja: "上乗せ利息の寄付分の預り", en: "premium set aside for a good cause" };

type Draft = JournalEntryDraft<LenderAccountRole>;

/** The entry of the interest, and the one that sets premium aside; at least one of them. */
export function planEntries(loan: Numbered, plan: InterestPlan): readonly Draft[] {
  const interest = draftOf(loan, plan, { event: interestEvent(plan), words: words[plan.entryKind] });
  return [interest, premiumDraft(loan, plan)].filter((draft) => draft !== undefined);
}

export function planViews(
  loan: Pick<LoanRecord, "number" | "currency">,
  plan: InterestPlan,
): readonly EntryView[] {
  return planEntries(loan, plan).map((draft) => entryView(draft, loan.currency));
}

function premiumDraft(loan: Numbered, plan: InterestPlan): Draft | undefined {
  const event = { kind: "premiumToGoodCause" as const, amount: plan.premium };
  return draftOf(loan, plan, { event, words: premiumWords });
}

function draftOf(
  { number }: Numbered,
  { accountingOn, periodStartOn, throughOn }: InterestPlan,
  { event, words: { ja, en } }: { readonly event: LenderEvent; readonly words: Bilingual },
): Draft | undefined {
  const days = `${periodStartOn} – ${throughOn}`;
  const description = { ja: `${number} ${ja}（${days}）`, en: `${number} ${en} (${days})` };
  const entry = entryFor(event, { effectiveOn: accountingOn, description });
  return entry === undefined ? undefined : orReject(checkedEntry(entry));
}

/** What is taken back is booked in positive amounts. */
function interestEvent({ entryKind, interest, withoutStep, covenantStep }: InterestPlan): LenderEvent {
  return entryKind === "accrualReversal"
    ? { kind: entryKind, interest: -interest, withoutStep: -withoutStep, covenantStep: -covenantStep }
    : { kind: entryKind, interest, withoutStep, covenantStep };
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
    const corrects = plan.kind === "adjustment" ? entriesOf(plan.periodStartOn, before) : [];
    const entries = planEntries(loan, plan).map((draft): NewEntry => {
      const own = draft.kind === "premiumToGoodCause" ? [draft.kind] : [];
      const key = [plan.kind, ...own, plan.periodStartOn, plan.throughOn];
      return { ...newEntry(loan, draft, { reason, newId, key }), corrects };
    });
    return { entries, posting: postingOf(loan, plan, { entries, reason, newId }) };
  });
  return {
    entries: posted.flatMap(({ entries }) => entries),
    postings: posted.map(({ posting }) => posting),
  };
}

function postingOf(
  { id: loanId }: Pick<LoanRecord, "id">,
  plan: InterestPlan,
  { entries, reason, newId }: Posting & { readonly entries: readonly NewEntry[] },
): InterestPostings["postings"][number] {
  const { kind, periodStartOn, periodEndOn, throughOn, interest, withoutStep, covenantStep, premium } = plan;
  const days = { kind, periodStartOn, periodEndOn, throughOn };
  return {
    id: newId(),
    loanId,
    entryId: present(entries[0], "entry of a planned posting").id,
    premiumEntryId: entries.find(({ draft }) => draft.kind === "premiumToGoodCause")?.id,
    reasonKind: reason.kind,
    reasonId: reason.id,
    ...days,
    interest,
    withoutStep,
    covenantStep,
    premium,
  };
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

/**
 * An entry of a loan under its reason; the key makes sure that it is posted once. The reason stands first: reasons grow
 * with time, so that the keys of a whole portfolio come to lie behind all others in their index.
 */
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
    idempotencyKey: [reason.id, loanId, ...key].join("/"),
  };
}
