/**
 * What the books take over of a loan: its principal and the interest accrued, against the opening balance (引継残高). The
 * accrued interest is first that of the old books; where this ledger reckons another figure, the difference is an
 * adjusting entry of its own, so that both books can be compared line by line.
 */
import { present } from "../../domain/kernel/invariant.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { checkedEntry } from "../../domain/ledger/journal-entry.ts";
import { entryFor, type LenderEvent } from "../../domain/ledger/posting-rules.ts";
import type { PlannedPosting } from "../../domain/loan/accrual-plan.ts";
import type { InterestPostings } from "../loan/interest-entries.ts";
import type { NewEntry } from "../ledger/ports.ts";
import { orReject } from "../rejected.ts";
import type { Batch, TakenRow } from "./batch.ts";
import { reckonedInterest } from "./taken-over.ts";

const reasonKind = "loanImport";

export function openingPostings(batch: Batch, row: TakenRow): InterestPostings {
  const { loan, accrued } = row.taken;
  const reckoned = reckonedInterest(accrued);
  const given = loan.accruedInterest ?? reckoned;
  const difference = reckoned - given;
  const opening = entryOf(batch, row, {
    what: "opening",
    event: {
      kind: "openingBalance",
      principal: loan.outstanding,
      interest: given,
      costs: 0n,
      unearnedInterest: 0n,
      held: 0n,
    },
    words: { ja: `${row.number} 残高の引継`, en: `${row.number} taken over` },
  });
  const takenOverPostings = accrued.map((plan, i) => ({
    ...plan,
    kind: "accrual" as const,
    ...(i === accrued.length - 1 ? lessInterest(plan, difference) : {}),
    entryId: opening.id,
  }));
  if (difference === 0n) {
    return {
      entries: [opening],
      postings: takenOverPostings.map((plan, i) => postingOf(batch, row, { plan, n: i })),
    };
  }
  const adjustment = entryOf(batch, row, {
    what: "adjustment",
    event: { kind: "interestAdjustment", interest: difference, withoutStep: difference },
    words: {
      ja: `${row.number} 引継の未収利息との差額`,
      en: `${row.number} difference to the accrued interest taken over`,
    },
  });
  const adjusted = accrued.slice(-1).map((plan) => ({
    ...plan,
    kind: "adjustment" as const,
    interest: difference,
    withoutStep: difference,
    covenantStep: 0n,
    premium: 0n,
    entryId: adjustment.id,
  }));
  const postings = [...takenOverPostings, ...adjusted];
  return {
    entries: [opening, adjustment],
    postings: postings.map((plan, n) => postingOf(batch, row, { plan, n })),
  };
}

function lessInterest(
  { interest, withoutStep }: PlannedPosting,
  difference: bigint,
): Pick<PlannedPosting, "interest" | "withoutStep"> {
  return { interest: interest - difference, withoutStep: withoutStep - difference };
}

interface Opening {
  readonly what: "opening" | "adjustment";
  readonly event: LenderEvent;
  readonly words: Bilingual;
}

function entryOf(batch: Batch, row: TakenRow, { what, event, words }: Opening): NewEntry {
  const { importId, ids, people } = batch;
  const { line, takeoverOn } = row.taken.loan;
  const draft = present(entryFor(event, { effectiveOn: takeoverOn, description: words }), "an opening entry");
  return {
    id: ids(what, line),
    draft: orReject(checkedEntry(draft)),
    loanId: row.ids.loanId,
    reasonKind,
    reasonId: importId,
    authorId: people.requestedBy,
    approverId: people.approvedBy,
    idempotencyKey: `${row.ids.loanId}/${what}/${importId}`,
  };
}

function postingOf(
  { importId, ids }: Batch,
  { taken, ids: { loanId } }: TakenRow,
  { plan, n }: { readonly plan: PlannedPosting & { readonly entryId: string }; readonly n: number },
): InterestPostings["postings"][number] {
  const { kind, periodStartOn, periodEndOn, throughOn, entryId } = plan;
  const { interest, withoutStep, covenantStep, premium } = plan;
  return {
    id: ids("posting", `${taken.loan.line}/${n}`),
    loanId,
    reasonKind,
    reasonId: importId,
    kind,
    periodStartOn,
    periodEndOn,
    throughOn,
    interest,
    withoutStep,
    covenantStep,
    premium,
    entryId,
    premiumEntryId: undefined,
  };
}
