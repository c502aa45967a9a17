/** The last adjustments of interest in the lender's book. Nobody else sees a book, so nobody else's report has them. */
import { money, moneyText, type Currency } from "../../domain/kernel/money.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { JournalLine } from "../../domain/report/loan-report.ts";
import type { EntryRecord } from "../ledger/ports.ts";
import type { LoanReader } from "../loan/read-loan.ts";
import type { LoanRecord } from "../loan/ports.ts";

const mostEntries = 6;
const pageLength = 200;

/** Oldest first; undefined for a reader who does not keep the book. */
export async function journalLines(
  { repositories: { books }, actor }: LoanReader,
  loan: LoanRecord,
  viewpoint: Viewpoint,
): Promise<readonly JournalLine[] | undefined> {
  if (actor.organizationId !== loan.lender.id) return undefined;
  const book = await books.ofLender(loan.lender.id, loan.currency);
  if (book === undefined) return undefined;
  const adjustments: EntryRecord[] = [];
  let cursor: string | null | undefined;
  do {
    const { items, nextCursor } = await books.listEntries(book.id, loan.id, {
      limit: pageLength,
      cursor: cursor ?? undefined,
    });
    adjustments.push(...items.filter((entry) => isAdjustment(entry, viewpoint)));
    cursor = nextCursor;
  } while (cursor !== null);
  const { length } = adjustments;
  return adjustments
    .slice(0, mostEntries)
    .map((entry, i) => linesOf(entry, `${loan.number}/${String(length - i)}`, loan.currency))
    .toReversed()
    .flat();
}

function isAdjustment({ kind, effectiveOn, recordedAt }: EntryRecord, { asOf, knownAt }: Viewpoint): boolean {
  return kind === "interestAdjustment" && effectiveOn <= asOf && recordedAt <= knownAt;
}

function linesOf(
  { effectiveOn, recordedAt, description, lines }: EntryRecord,
  number: string,
  currency: Currency,
): readonly JournalLine[] {
  return lines.map(({ account, amount }) => ({
    entry: number,
    effectiveOn,
    recordedAt,
    description,
    account: account.name,
    amount: moneyText(money(amount, currency)),
  }));
}
