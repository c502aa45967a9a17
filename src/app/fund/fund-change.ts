/**
 * A change of a fund as an approval request: one event with its lines and shares, and at most one entry in the fund's
 * book. The preview, the request and the approval reckon the same step; the digest rests on the request and on every
 * figure it would write, so that what else happened meanwhile makes it stale only where it changes these.
 */
import { fundChart } from "../../domain/fund/fund-chart.ts";
import {
  storableLines,
  type FundDetail,
  type FundLine,
  type PaidTier,
} from "../../domain/fund/fund-event.ts";
import { fundJson } from "../../domain/fund/fund-json.ts";
import {
  fundEntry,
  type FundEntryDraft,
  type FundEntryWords,
  type FundMovement,
} from "../../domain/fund/fund-posting.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { checkedEntry } from "../../domain/ledger/journal-entry.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView, FundChangeView } from "../approval/change-preview.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import type { EntryView } from "../ledger/entry-view.ts";
import { orReject } from "../rejected.ts";
import type { EventKind } from "../webhook/event-kinds.ts";
import { amountText, fundCase, type FundCase } from "./fund-case.ts";
import type { NewInvestment, NewPartner } from "./ports.ts";

export interface FundStep {
  readonly title: Bilingual;
  readonly effectiveOn: LocalDate;
  readonly detail: FundDetail;
  readonly lines: readonly FundLine[];
  readonly entry?: FundEntryDraft | undefined;
  /** Entries that this one takes back. */
  readonly corrects?: readonly string[];
  readonly facts: readonly FactChangeView[];
  readonly tiers?: readonly PaidTier[];
  readonly warnings?: readonly Bilingual[];
  readonly newPartners?: readonly NewPartner[];
  readonly newInvestment?: NewInvestment | undefined;
  /** What the request is about where that is not the fund as a whole. */
  readonly subjectId?: string;
}

type ReckonStep<Payload> = (known: FundCase, asked: Payload) => Promise<FundStep> | FundStep;

export function fundChange<Payload extends { readonly fundId: string }>(
  reckon: ReckonStep<Payload>,
): ChangeKind {
  return async ({ sha256 }, asked, payload) => {
    const read = payload as unknown as Payload;
    const known = await fundCase(asked, read.fundId);
    const step = await reckon(known, read);
    orReject(storableLines(step.lines));
    const preview = previewOf(known, step);
    const digested = { payload, preview, detail: fundJson(step.detail), entry: entryFigures(step) };
    return {
      subjectId: step.subjectId ?? read.fundId,
      payload,
      preview: toCanonical(preview),
      factsDigest: sha256(canonicalJson(toCanonical(digested))),
      differenceTo: () => ({ eventsNow: known.facts.events.length }),
      apply: (context, approval) => applyStep(context, approval, { known, step }),
    };
  };
}

/** The entry of a step, checked; none where it moves nothing. */
export function stepEntry(
  { facts }: FundCase,
  { description, ...words }: FundEntryWords,
  movements: readonly FundMovement[],
): FundEntryDraft | undefined {
  const { name } = facts.fund;
  const named = { ja: `${name.ja} ${description.ja}`, en: `${name.en}: ${description.en}` };
  const entry = fundEntry({ ...words, description: named }, movements);
  if (entry === undefined) return undefined;
  orReject(checkedEntry(entry));
  return entry;
}

/** How the outside is told of an event. */
const toldAs: Readonly<Record<FundDetail["kind"], EventKind>> = {
  terms: "fund.termsAgreed",
  extension: "fund.termExtended",
  closing: "fund.closingHeld",
  call: "fund.called",
  receipt: "fund.contributionReceived",
  purchase: "fund.invested",
  valuation: "fund.valued",
  distributableAmount: "fund.distributableAmountRecorded",
  buyBackException: "fund.buyBackExceptionGranted",
  exit: "fund.exited",
  income: "fund.incomeReceived",
  expense: "fund.expensePaid",
  fee: "fund.feeCharged",
  distribution: "fund.distributed",
  transfer: "fund.interestTransferred",
  reversal: "fund.eventReversed",
};

interface Reckoned {
  readonly known: FundCase;
  readonly step: FundStep;
}

async function applyStep(
  { work, actor, newId }: CommandContext,
  approval: ApprovalRecord,
  { known, step }: Reckoned,
): Promise<void> {
  const { fund } = known.facts;
  const [eventId, entryId] = [newId(), newId()];
  const people = { requestedBy: approval.requestedBy.id, approvedBy: actor.personId };
  await work.funds.addPartners(step.newPartners ?? []);
  if (step.newInvestment !== undefined) await work.funds.addInvestment(step.newInvestment);
  const { effectiveOn, detail, lines, entry } = step;
  await work.funds.addEvents([
    { id: eventId, fundId: fund.id, effectiveOn, detail, lines, approvalId: approval.id, ...people },
  ]);
  if (entry !== undefined) {
    await work.funds.post(known.book, [
      {
        id: entryId,
        draft: entry,
        loanId: undefined,
        reasonKind: `fund.${detail.kind}`,
        reasonId: eventId,
        authorId: people.requestedBy,
        approverId: people.approvedBy,
        idempotencyKey: eventId,
        corrects: step.corrects ?? [],
      },
    ]);
  }
  const payload = { fund: fund.id, event: eventId, effectiveOn };
  await work.outbox.add([{ id: newId(), kind: toldAs[detail.kind], subjectId: fund.id, payload }]);
}

function previewOf(known: FundCase, step: FundStep): ChangePreviewView {
  const { fund } = known.facts;
  return {
    title: { ja: `${fund.name.ja}：${step.title.ja}`, en: `${fund.name.en}: ${step.title.en}` },
    currency: fund.currency,
    facts: step.facts,
    loans: [],
    furtherLoans: 0,
    warnings: step.warnings ?? [],
    fund: fundView(known, step),
  };
}

function fundView(known: FundCase, { lines, tiers = [], entry, newPartners = [] }: FundStep): FundChangeView {
  const text = (amount: bigint) => amountText(known, amount);
  return {
    fundId: known.facts.fund.id,
    partners: known.facts.partners
      .map(({ id: partnerId, number, kind, organization: { name } }) => ({ partnerId, number, kind, name }))
      .concat(newPartners.map((partner) => newcomerView(partner))),
    lines: lines.map((line) => lineView(known, line)),
    tiers: tiers.map(({ tier, lp, gp }) => ({ tier, lp: text(lp), gp: text(gp) })),
    journalEntries: entry === undefined ? [] : [entryViewOf(known, entry)],
  };
}

function newcomerView({ id: partnerId, number, kind }: NewPartner): FundChangeView["partners"][number] {
  return { partnerId, number, kind, name: { ja: `組合員 ${number}`, en: `Partner ${number}` } };
}

export function lineView(
  known: Pick<FundCase, "facts">,
  { type, cash, unfunded, inside, shares }: FundLine,
): FundChangeView["lines"][number] {
  const text = (amount: bigint) => amountText(known, amount);
  return {
    type,
    cash: text(cash),
    unfunded: text(unfunded),
    inside,
    shares: shares.map((share) => ({
      partnerId: share.partnerId,
      cash: text(share.cash),
      unfunded: text(share.unfunded),
    })),
  };
}

/** One line an account: the partners' shares are shown beside it. */
function entryViewOf(known: FundCase, { effectiveOn, kind, description, lines }: FundEntryDraft): EntryView {
  const accounts = [...new Set(lines.map(({ account }) => account))];
  return {
    effectiveOn,
    kind,
    description,
    lines: accounts.map((account) => ({
      accountCode: fundChart[account].code,
      accountName: fundChart[account].name,
      amount: amountText(
        known,
        lines.reduce((sum, line) => (line.account === account ? sum + line.amount : sum), 0n),
      ),
    })),
  };
}

function entryFigures({ entry }: FundStep): CanonicalObject {
  const lines = (entry?.lines ?? []).map(({ account, amount, partnerId = "", investmentId = "" }) =>
    [account, amount.toString(), partnerId, investmentId].join("/"),
  );
  return { lines };
}

export function fact(
  label: Bilingual,
  form: FactChangeView["form"],
  [before, after]: readonly [string | null, string | null],
): FactChangeView {
  return { label, form, before, after };
}
