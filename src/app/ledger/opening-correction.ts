/**
 * Opening balances put right, as a change that a second person approves: an adjusting entry of the difference, on the day
 * the book was opened, that names the entry it corrects. A table without rows takes a wrong import back.
 */
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { bookedOn, closedThrough } from "../../domain/ledger/accounting-period.ts";
import {
  openingDifference,
  type OpeningLine,
  type OpeningRow,
} from "../../domain/ledger/opening-balances.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { orReject, Rejected } from "../rejected.ts";
import { readOpened, type OpenedBook } from "./opened-book.ts";
import { mustHaveNoComplaint, openingCase, openingDraft, type OpeningCase } from "./opening-change.ts";
import type { EntryRecord } from "./ports.ts";

export interface OpeningCorrectionRequest {
  readonly bookId: string;
  /** What the book should have been opened with; nothing where it should not have been. */
  readonly rows: readonly OpeningRow[];
  readonly reason: string;
}

interface CorrectionCase extends Pick<OpeningCase, "book" | "accounts"> {
  readonly opened: OpenedBook & { readonly entry: EntryRecord };
  readonly right: readonly OpeningLine[];
  readonly bookedOn: LocalDate;
  readonly reason: string;
}

export const openingCorrection: ChangeKind = async (deps, asked, payload) => {
  const request = payload as unknown as OpeningCorrectionRequest;
  const known = await correctionCase(asked, request);
  const { book, opened, right, accounts } = known;
  const lines = orReject(openingDifference(opened.lines, right));
  const draft = openingDraft(
    { lines, accounts },
    {
      effectiveOn: opened.entry.effectiveOn,
      description: { ja: "期首残高の訂正", en: "Opening balances corrected" },
    },
  );
  const facts = { payload: correctionPayload(request), bookedOn: known.bookedOn, entries: entriesOf(opened) };
  return {
    subjectId: book.id,
    payload: correctionPayload(request),
    preview: toCanonical(previewOf(known, lines)),
    factsDigest: deps.sha256(canonicalJson(facts)),
    differenceTo: () => ({ corrections: opened.corrections.length, bookedOn: known.bookedOn }),
    apply: ({ work, actor, newId }, approval) =>
      work.books.post(book, [
        {
          id: newId(),
          draft,
          loanId: undefined,
          reasonKind: "openingCorrection",
          reasonId: approval.id,
          authorId: approval.requestedBy.id,
          approverId: actor.personId,
          idempotencyKey: `openingCorrection/${approval.id}`,
          corrects: entriesOf(opened),
        },
      ]),
  };
};

async function correctionCase(asked: Asked, request: OpeningCorrectionRequest): Promise<CorrectionCase> {
  const { bookId, rows, reason } = request;
  const { work, now } = asked;
  const { book, accounts, lines, complaints } = await openingCase(asked, { bookId, rows });
  if (rows.length > 0) mustHaveNoComplaint(complaints);
  const opened = await readOpened(work, book, now);
  const { entry } = opened;
  if (entry === undefined) throw new Rejected({ code: "bookNotOpened", figures: { book: book.name.ja } });
  const through = closedThrough(await work.periods.events(book.id));
  return {
    ...{ book, accounts, reason },
    right: lines,
    opened: { ...opened, entry },
    bookedOn: bookedOn(entry.effectiveOn, through),
  };
}

/** The opening entry and what corrected it before: the next correction rests on all of them. */
function entriesOf({ entry, corrections }: OpenedBook): readonly string[] {
  return [...(entry === undefined ? [] : [entry]), ...corrections].map(({ id }) => id);
}

function previewOf(
  { book, opened, right, accounts, bookedOn: day, reason }: CorrectionCase,
  lines: readonly OpeningLine[],
): ChangePreviewView {
  const amountIn = (balances: readonly OpeningLine[], code: string) =>
    moneyText(money(balances.find(({ accountCode }) => accountCode === code)?.amount ?? 0n, book.currency));
  const { effectiveOn } = opened.entry;
  return {
    title: {
      ja: `${book.name.ja}：${effectiveOn} の期首残高の訂正`,
      en: `${book.name.en}: opening balances of ${effectiveOn} corrected`,
    },
    currency: book.currency,
    facts: [
      ...lines.map(({ accountCode }): FactChangeView => {
        const name = accounts.find(({ code }) => code === accountCode)?.name;
        return {
          label: { ja: `${accountCode} ${name?.ja ?? ""}`, en: `${accountCode} ${name?.en ?? ""}` },
          form: "money",
          before: amountIn(opened.lines, accountCode),
          after: amountIn(right, accountCode),
        };
      }),
      { label: { ja: "計上日", en: "Booked on" }, form: "day", before: null, after: day },
      { label: { ja: "理由", en: "Reason" }, form: "text", before: null, after: reason },
    ],
    loans: [],
    furtherLoans: 0,
    warnings:
      day === effectiveOn
        ? []
        : [
            {
              ja: `${effectiveOn} は締め済みの期間のため、最初の未締めの日に計上されます。`,
              en: `${effectiveOn} lies in a closed period, so the entry is booked on the first open day.`,
            },
          ],
  };
}

export function correctionPayload({ bookId, rows, reason }: OpeningCorrectionRequest): CanonicalObject {
  return toCanonical({ bookId, rows, reason });
}
