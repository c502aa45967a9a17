/**
 * One test of an outcome contract, settled: reckoned from an accepted observation, shown with its explanation, approved
 * by a second person, booked. A restated observation settles the same test again; only the difference is booked, with a
 * link to what it corrects. What else was settled meanwhile makes a request stale only where it changes the payment.
 */
import { settleOutcome } from "../../domain/impact/outcome-contract.ts";
import { observationGrade, observedValue } from "../../domain/impact/observation.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { EvidenceGrade } from "../../domain/impact/evidence-grade.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { money, moneyText, parseMoney } from "../../domain/kernel/money.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";
import type { LenderAccountRole } from "../../domain/ledger/chart-of-accounts.ts";
import { checkedEntry, type JournalEntryDraft } from "../../domain/ledger/journal-entry.ts";
import { entryFor, type LenderEvent } from "../../domain/ledger/posting-rules.ts";
import type { ChangeKind, ReckonedChange } from "../approval/change-kind.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { entryView } from "../ledger/entry-view.ts";
import type { ExplanationView } from "../loan/explanation-view.ts";
import { orReject, Rejected } from "../rejected.ts";
import { readPart } from "./outcome-terms.ts";
import { settlementExplanation } from "./outcome-words.ts";
import { majorOf, settlementCase, type SettlementCase, type SettlementPayload } from "./settlement-case.ts";

export const settlementChange: ChangeKind = async (deps, asked, payload) => {
  const request = payload as unknown as SettlementPayload;
  const known = await settlementCase(asked, request);
  const step = reckon(known, request);
  const { observation, contract, testOn, part } = known;
  const filled = {
    ...payload,
    observationId: observation?.observationId ?? null,
    effectiveOn: known.effectiveOn,
  };
  const digested = { payload: filled, figures: step.figures, before: known.before?.id ?? null };
  return {
    subjectId: `${contract.id}/${part.code}/${testOn}`,
    payload: filled,
    preview: toCanonical(previewOf(known, step)),
    factsDigest: deps.sha256(canonicalJson(toCanonical(digested))),
    differenceTo: () => ({ paymentNow: step.figures.payment }),
    apply: applying(known, step),
  };
};

interface Step {
  readonly figures: {
    readonly exact: string;
    readonly payment: string;
    readonly before: string;
    readonly result: string | null;
    readonly grade: EvidenceGrade | null;
  };
  readonly payment: bigint;
  readonly booked: bigint;
  readonly entry: JournalEntryDraft<LenderAccountRole> | undefined;
  readonly explanation: ExplanationView;
  readonly reason: string;
}

function reckon(known: SettlementCase, { reason }: SettlementPayload): Step {
  const { contract, part, observation, before, others } = known;
  mustBeNews(known);
  const result = provenResult(observation);
  const cap = majorOf(contract, contract.cap);
  const settlement = orReject(
    settleOutcome({ cap, gradeNeeded: contract.gradeNeeded }, readPart(part), { result, others }),
  );
  const payment = orReject(parseMoney(canonicalDecimal(settlement.payment), contract.currency)).minor;
  const paidBefore = before?.payment ?? 0n;
  const booked = payment - paidBefore;
  return {
    figures: {
      exact: ratioText(settlement.exact, 10),
      payment: canonicalDecimal(settlement.payment),
      before: moneyText(money(paidBefore, contract.currency)),
      result: result?.text ?? null,
      grade: result?.grade ?? null,
    },
    payment,
    booked,
    entry: entryOf(known, booked),
    explanation: settlementExplanation({
      part,
      settlement,
      observation,
      result: result?.text,
      grade: result?.grade,
    }),
    reason,
  };
}

/** A test is settled again only by another report. */
function mustBeNews({ part, testOn, before, observation }: SettlementCase): void {
  const read = observation?.observationId ?? null;
  if (before?.observationId !== read) return;
  const figures = { part: part.code, testOn, version: before.version };
  throw new Rejected({ code: "testSettledAlready", figures });
}

function provenResult(observation: SettlementCase["observation"]) {
  const events = observation?.events ?? [];
  const [value, grade] = [observedValue(events), observationGrade(events)];
  if (value === undefined || grade === undefined) return undefined;
  return { value, grade, text: canonicalDecimal(value) };
}

function entryOf(
  { contract, part, testOn, effectiveOn }: SettlementCase,
  amount: bigint,
): JournalEntryDraft<LenderAccountRole> | undefined {
  const event: LenderEvent = {
    kind: contract.organizationId === contract.payer.id ? "outcomePaymentOwed" : "outcomePaymentEarned",
    amount,
  };
  const description = {
    ja: `成果連動支払 ${contract.number} ${part.code}（${testOn} 判定）`,
    en: `outcome payment ${contract.number} ${part.code} (test of ${testOn})`,
  };
  const entry = entryFor(event, { effectiveOn, description });
  return entry === undefined ? undefined : orReject(checkedEntry(entry));
}

function entriesOf(before: SettlementCase["before"]): readonly string[] {
  const entryId = before?.entryId ?? null;
  return entryId === null ? [] : [entryId];
}

function applying(known: SettlementCase, step: Step): ReckonedChange["apply"] {
  return async ({ work, actor, newId }, approval) => {
    const { contract, part, testOn, effectiveOn, before, observation } = known;
    const [id, entryId] = [newId(), newId()];
    const people = { requestedBy: approval.requestedBy.id, approvedBy: actor.personId };
    if (step.entry !== undefined) {
      await work.books.post(known.book, [
        {
          id: entryId,
          draft: step.entry,
          loanId: undefined,
          reasonKind: "outcomeSettlement",
          reasonId: id,
          authorId: people.requestedBy,
          approverId: people.approvedBy,
          idempotencyKey: id,
          corrects: entriesOf(before),
        },
      ]);
    }
    await work.outcomes.addSettlement({
      id,
      contractId: contract.id,
      part: part.code,
      testOn,
      version: (before?.version ?? 0) + 1,
      effectiveOn,
      observationId: observation?.observationId ?? null,
      result: step.figures.result,
      grade: step.figures.grade,
      exact: step.figures.exact,
      payment: step.payment,
      booked: step.booked,
      entryId: step.entry === undefined ? null : entryId,
      explanation: toCanonical(step.explanation),
      reason: step.reason,
      approvalId: approval.id,
      ...people,
    });
    const payload = { contract: contract.id, part: part.code, testOn };
    await work.outbox.add([{ id: newId(), kind: "outcome.settled", subjectId: contract.id, payload }]);
  };
}

const words = {
  result: { ja: "実績値", en: "Result" },
  payment: { ja: "支払額", en: "Payment" },
  day: { ja: "計上日", en: "Booked on" },
  reason: { ja: "理由", en: "Reason" },
} as const satisfies Record<string, Bilingual>;

function previewOf(known: SettlementCase, step: Step): ChangePreviewView {
  const { contract, part, testOn, before } = known;
  const { currency, number } = contract;
  return {
    title: {
      ja: `${contract.name.ja}：${part.code} ${part.name.ja}（${testOn} 判定）の精算`,
      en: `${contract.name.en}: ${part.code} ${part.name.en}, settlement of the test of ${testOn}`,
    },
    currency,
    facts: [
      { label: words.result, form: "text", before: before?.result ?? null, after: step.figures.result },
      {
        label: words.payment,
        form: "money",
        before: before === undefined ? null : step.figures.before,
        after: moneyText(money(step.payment, currency)),
      },
      { label: words.day, form: "day", before: null, after: known.effectiveOn },
      { label: words.reason, form: "text", before: null, after: step.reason },
    ],
    loans: [],
    furtherLoans: 0,
    warnings: [],
    outcome: {
      contractId: contract.id,
      number,
      currency,
      explanation: step.explanation,
      journalEntries: step.entry === undefined ? [] : [entryView(step.entry, currency)],
    },
  };
}
