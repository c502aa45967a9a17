/** Cash of one test of an outcome contract: asked for by one person, approved by another, booked by who keeps it. */
import { clearTest } from "../../domain/impact/outcome-cash.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText, parseMoney } from "../../domain/kernel/money.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import { entryFor } from "../../domain/ledger/posting-rules.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { Asked, ChangeKind, ReckonedChange } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { entryView } from "../ledger/entry-view.ts";
import type { BookRecord } from "../ledger/ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { OutcomeContractRecord } from "./outcome-ports.ts";
import { cashOfTest } from "./test-cash.ts";

export interface OutcomePaymentPayload {
  readonly projectId: string;
  readonly contractId: string;
  readonly part: string;
  readonly testOn: string;
  readonly paidOn: string;
  /** As it stands on the statement of the account. */
  readonly amount: string;
  readonly reference: string;
}

interface PaymentCase {
  readonly asked: OutcomePaymentPayload;
  readonly contract: OutcomeContractRecord;
  readonly book: BookRecord;
  readonly testOn: LocalDate;
  readonly paidOn: LocalDate;
  readonly amount: bigint;
  readonly entry: JournalEntryDraft<LenderAccountRole>;
}

export const outcomePaymentChange: ChangeKind = async (deps, asked, payload) => {
  const known = await paymentCase(asked, payload as unknown as OutcomePaymentPayload);
  const { contract, testOn, amount } = known;
  const paidBefore = contract.payments.length;
  return {
    subjectId: `${contract.id}/${known.asked.part}/${testOn}`,
    payload,
    preview: toCanonical(previewOf(known)),
    factsDigest: deps.sha256(canonicalJson(toCanonical({ payload, paidBefore, amount: String(amount) }))),
    differenceTo: () => ({ openNow: moneyText(money(amount, contract.currency)) }),
    apply: applying(known),
  };
};

async function paymentCase({ work, actor, now }: Asked, asked: OutcomePaymentPayload): Promise<PaymentCase> {
  const found = await work.outcomes.find(actor.organizationId, asked.contractId);
  const contract = orNotFound(found?.projectId === asked.projectId ? found : undefined, "contract");
  const { number, currency } = contract;
  if (contract.organizationId !== actor.organizationId)
    throw new Rejected({ code: "contractKeptElsewhere", figures: { number } });
  const testOn = localDate(asked.testOn);
  const ofTest = contract.settlements.filter((one) => one.part === asked.part && one.testOn === testOn);
  const settledOn = ofTest
    .map(({ effectiveOn }) => effectiveOn)
    .toSorted()
    .at(-1);
  const paidOn = localDate(asked.paidOn);
  const today = japanDay(now);
  const stated = orReject(parseMoney(asked.amount, currency));
  const amount = orReject(clearTest(cashOfTest(contract, asked.part, testOn), stated));
  const firstOn = present(settledOn, "a settlement of what is open");
  if (paidOn < firstOn || paidOn > today) {
    const figures = { paidOn, settledOn: firstOn, today };
    throw new Rejected({ code: "outcomePaidOutOfRange", figures, pointer: "/paidOn" });
  }
  return {
    asked,
    contract,
    book: orNotFound(await work.books.find(actor.organizationId, contract.bookId), "book"),
    testOn,
    paidOn,
    amount,
    entry: entryOf(contract, { ...asked, paidOn, amount }),
  };
}

function entryOf(
  { organizationId, payer, number }: OutcomeContractRecord,
  {
    part,
    testOn,
    paidOn,
    amount,
  }: {
    readonly part: string;
    readonly testOn: string;
    readonly paidOn: LocalDate;
    readonly amount: bigint;
  },
): JournalEntryDraft<LenderAccountRole> {
  const kind = organizationId === payer.id ? "outcomePaymentPaid" : "outcomePaymentReceived";
  const description = {
    ja: `成果連動支払の決済 ${number} ${part}（${testOn} 判定）`,
    en: `cash of the outcome payment ${number} ${part} (test of ${testOn})`,
  };
  const entry = present(entryFor({ kind, amount }, { effectiveOn: paidOn, description }), "entry of cash");
  return orReject(checkedEntry(entry));
}

function applying({
  asked,
  contract,
  book,
  entry,
  testOn,
  paidOn,
  amount,
}: PaymentCase): ReckonedChange["apply"] {
  return async ({ work, actor, newId }, approval) => {
    const [id, entryId] = [newId(), newId()];
    const people = { requestedBy: approval.requestedBy.id, approvedBy: actor.personId };
    await work.books.post(book, [
      {
        id: entryId,
        draft: entry,
        loanId: undefined,
        reasonKind: "outcomePayment",
        reasonId: id,
        authorId: people.requestedBy,
        approverId: people.approvedBy,
        idempotencyKey: id,
        corrects: [],
      },
    ]);
    const { part, reference } = asked;
    await work.outcomes.addPayment({
      ...{ id, contractId: contract.id, part, testOn, paidOn, amount, reference, entryId },
      ...{ approvalId: approval.id, ...people },
    });
    const payload = { contract: contract.id, part, testOn };
    await work.outbox.add([{ id: newId(), kind: "outcome.paid", subjectId: contract.id, payload }]);
  };
}

const words = {
  amount: { ja: "決済額", en: "Amount" },
  day: { ja: "決済日", en: "Paid on" },
  reference: { ja: "照合番号など", en: "Reference" },
} as const satisfies Record<string, Bilingual>;

function previewOf({ asked, contract, testOn, paidOn, amount, entry }: PaymentCase): ChangePreviewView {
  const { currency, name, number } = contract;
  const figure = moneyText(money(amount, currency));
  return {
    title: {
      ja: `${name.ja}：${asked.part}（${testOn} 判定）の決済`,
      en: `${name.en}: ${asked.part}, cash of the test of ${testOn}`,
    },
    currency,
    facts: [
      { label: words.amount, form: "money", before: null, after: figure },
      { label: words.day, form: "day", before: null, after: paidOn },
      { label: words.reference, form: "text", before: null, after: asked.reference },
    ],
    loans: [],
    furtherLoans: 0,
    warnings: [],
    outcome: {
      contractId: contract.id,
      number,
      currency,
      explanation: {
        kind: "outcomePayment",
        ja: `精算済みで未決済の額 ${figure} の全額を消し込みます`,
        en: `clears all that is settled and open, ${figure}`,
        figures: { payment: figure },
        children: [],
      },
      journalEntries: [entryView(entry, currency)],
    },
  };
}
