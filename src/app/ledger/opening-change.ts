/** The balances a book begins with, imported from a table, as a change that a second person approves. */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { closedThrough, mustBeOpen } from "../../domain/ledger/accounting-period.ts";
import {
  lenderAccountRoles,
  lenderChart,
  type LenderAccountRole,
} from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import {
  readOpeningBalances,
  type OpeningBalances,
  type OpeningRow,
} from "../../domain/ledger/opening-balances.ts";
import type { EntryWords } from "../../domain/ledger/posting-rules.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { orReject, Rejected } from "../rejected.ts";
import { readOpened } from "./opened-book.ts";
import type { AccountRecord, BookRecord } from "./ports.ts";
import { bookOf } from "./read-books.ts";

export interface OpeningRequest {
  readonly bookId: string;
  readonly effectiveOn: LocalDate;
  readonly rows: readonly OpeningRow[];
}

export interface OpeningCase extends OpeningBalances {
  readonly book: BookRecord;
  readonly accounts: readonly AccountRecord[];
}

/** The table read against the chart, with every mistake. */
export async function openingCase(
  { work, actor, now }: Asked,
  { bookId, rows }: Pick<OpeningRequest, "bookId" | "rows">,
): Promise<OpeningCase> {
  const book = await bookOf(work, actor, bookId);
  // A fund's book begins with its first call.
  if (book.kind !== "lender") {
    throw new Rejected({ code: "openingOfLenderOnly", figures: { kind: book.kind } });
  }
  const accounts = await work.accounts.ofBook(bookId, { asOf: japanDay(now), knownAt: now });
  const chart = { currency: book.currency, codes: accounts.map(({ code }) => code) };
  return { book, accounts, ...readOpeningBalances(rows, chart) };
}

export const openingChange: ChangeKind = async (deps, asked, payload) => {
  const request = openingRequestOf(payload);
  const opening = await openingCase(asked, request);
  const { book, complaints } = opening;
  mustHaveNoComplaint(complaints);
  await mustBeFirst(asked, request, book);
  const draft = draftOf(opening, request.effectiveOn);
  return {
    subjectId: book.id,
    payload: openingPayload(request),
    preview: toCanonical(previewOf(opening, request.effectiveOn)),
    factsDigest: deps.sha256(canonicalJson(openingPayload(request))),
    differenceTo: () => ({}),
    apply: async ({ work, actor, newId }, approval) => {
      await work.books.post(book, [
        {
          id: newId(),
          draft,
          loanId: undefined,
          reasonKind: "openingBalances",
          reasonId: approval.id,
          authorId: approval.requestedBy.id,
          approverId: actor.personId,
          idempotencyKey: "openingBalances",
          isFixedDay: true,
        },
      ]);
    },
  };
};

export function mustHaveNoComplaint(complaints: OpeningBalances["complaints"]): void {
  const [first] = complaints;
  if (first === undefined) return;
  const figures = { ...first.figures, row: first.row, complaints: complaints.length };
  throw new Rejected({ code: first.code, figures, pointer: "/rows" });
}

/** A book is opened once, on a day that is not closed. */
async function mustBeFirst(
  { work, now }: Asked,
  { effectiveOn }: OpeningRequest,
  book: BookRecord,
): Promise<void> {
  orReject(mustBeOpen(effectiveOn, closedThrough(await work.periods.events(book.id))));
  const { entry } = await readOpened(work, book, now);
  if (entry === undefined) return;
  throw new Rejected({ code: "bookAlreadyOpened", figures: { effectiveOn: entry.effectiveOn } });
}

function draftOf(opening: OpeningCase, effectiveOn: LocalDate): JournalEntryDraft<LenderAccountRole> {
  const description = { ja: "期首残高の取込み", en: "Opening balances" };
  return openingDraft(opening, { effectiveOn, description });
}

export function openingDraft(
  { lines, accounts }: Pick<OpeningCase, "lines" | "accounts">,
  words: EntryWords,
): JournalEntryDraft<LenderAccountRole> {
  const draft = {
    kind: "openingBalance" as const,
    ...words,
    lines: lines.map(({ accountCode, amount }) => ({ account: roleOf(accounts, accountCode), amount })),
  };
  return orReject(checkedEntry(draft));
}

function roleOf(accounts: readonly AccountRecord[], accountCode: string): LenderAccountRole {
  const account = accounts.find(({ code }) => code === accountCode);
  return present(
    lenderAccountRoles.find((role) => lenderChart[role].code === account?.chartCode),
    `account ${accountCode}`,
  );
}

function previewOf({ book, lines, accounts }: OpeningCase, effectiveOn: LocalDate): ChangePreviewView {
  return {
    title: {
      ja: `${book.name.ja}：${effectiveOn} の期首残高`,
      en: `${book.name.en}: opening balances of ${effectiveOn}`,
    },
    currency: book.currency,
    facts: lines.map(({ accountCode, amount }) => {
      const name = present(
        accounts.find(({ code }) => code === accountCode),
        `account ${accountCode}`,
      ).name;
      return {
        label: { ja: `${accountCode} ${name.ja}`, en: `${accountCode} ${name.en}` },
        form: "money" as const,
        before: null,
        after: moneyText(money(amount, book.currency)),
      };
    }),
    loans: [],
    furtherLoans: 0,
    warnings: [],
  };
}

export function openingPayload({ bookId, effectiveOn, rows }: OpeningRequest): CanonicalObject {
  return toCanonical({ bookId, effectiveOn, rows });
}

function openingRequestOf(payload: CanonicalObject): OpeningRequest {
  const { effectiveOn, ...request } = payload as unknown as Omit<OpeningRequest, "effectiveOn"> & {
    readonly effectiveOn: string;
  };
  return { ...request, effectiveOn: localDate(effectiveOn) };
}
