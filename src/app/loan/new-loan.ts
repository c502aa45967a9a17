/** A loan that does not exist yet, reckoned as if it did: the same facts, the same law book, the same schedule. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { money, moneyText } from "../../domain/kernel/money.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { mayDrawFirst } from "../../domain/programme/conversion.ts";
import { agreeDrawdown } from "../../domain/loan/drawdown-rules.ts";
import type { LoanShape } from "../../domain/loan/product-terms.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import type { Asked } from "../approval/change-kind.ts";
import type { FactChangeView, LoanChangeView } from "../approval/change-preview.ts";
import type { CommandContext, ReckoningDeps } from "../command.ts";
import { entryView } from "../ledger/entry-view.ts";
import { orReject, Rejected } from "../rejected.ts";
import { drawdownEntry, lenderBook, postDrawdown } from "./drawdown-entry.ts";
import { limitUseOf } from "./limit-use.ts";
import { changedLines } from "./loan-change.ts";
import { maturityOf, positionOf, rateOn, type LoanPosition } from "./loan-position.ts";
import type { LoanFacts, LoanRecord } from "./ports.ts";
import { scheduleTexts } from "./schedule-view.ts";
import type { FacilityRecord, NewLoan, TrancheRecord } from "./setup-ports.ts";
import { freeNumber, numbersLike } from "./free-number.ts";
import { pointingFrom } from "./terms-pointers.ts";
import { amountAt, readShape, type WrittenLoan } from "./written-terms.ts";

export interface LoanPlan {
  readonly facility: FacilityRecord;
  readonly tranche: TrancheRecord;
  readonly written: WrittenLoan;
  /** Where in the request the loan stands. */
  readonly pointer: string;
}

export interface ReckonedLoan {
  readonly draft: Omit<NewLoan, "id">;
  readonly shape: LoanShape;
  readonly position: LoanPosition;
  /** What is left of the limit afterwards, minor units. */
  readonly undrawn: bigint;
  /** Ids of the base rate fixings the schedule rests on. */
  readonly fixings: readonly string[];
}

export async function reckonNewLoan(
  { calendar }: ReckoningDeps,
  asked: Asked,
  plan: LoanPlan,
): Promise<ReckonedLoan> {
  const { facility, tranche, written, pointer } = plan;
  const { work, actor, now } = asked;
  const draft = { ...draftOf(plan), number: await numberOf(work, actor.organizationId, plan) };
  const agreed = agreeDrawdown(
    { on: draft.drawdownOn, amount: draft.principal },
    limitUseOf(facility),
    japanDay(now),
  );
  if (!agreed.ok) {
    const at = agreed.rejection.pointer === "/on" ? "/drawdownOn" : "/principal";
    throw new Rejected({ ...agreed.rejection, pointer: `${pointer}${at}` });
  }
  await mustMeetConditions(work, facility, draft.drawdownOn);
  await lenderBook(work, actor.organizationId, facility.currency);
  const shape = readShape(written, { currency: facility.currency, pointer });
  const facts = await factsOf(asked, { facility, tranche }, { draft, shape });
  const position = pointingFrom(pointer, () => positionOf(facts, calendar));
  return { draft, shape, position, undrawn: agreed.value, fixings: facts.fixings.map(({ id }) => id) };
}

/** A facility that came from an application is drawn once its conditions precedent are met. */
async function mustMeetConditions(
  { applications }: Asked["work"],
  { id }: FacilityRecord,
  on: LocalDate,
): Promise<void> {
  orReject(mayDrawFirst(await applications.conditionsOfFacility(id), on));
}

/** As asked for; where a loan of that number was withdrawn, the next free form of it. */
async function numberOf(
  { loanImports }: Asked["work"],
  lenderId: string,
  { written: { number }, pointer }: LoanPlan,
): Promise<string> {
  const forms = numbersLike(number);
  const taken = await loanImports.loanNumbers(lenderId, forms);
  const free = freeNumber(number, taken);
  if (free !== undefined && forms.every((form) => taken.get(form) !== "standing")) return free;
  throw new Rejected({ code: "loanNumberTaken", figures: { number }, pointer: `${pointer}/number` });
}

function draftOf({ facility, tranche, written, pointer }: LoanPlan): Omit<NewLoan, "id"> {
  const { number, principal, drawdownOn, firstDueOn, everyMonths, instalments, endOfMonth } = written;
  return {
    trancheId: tranche.id,
    number,
    principal: amountAt(`${pointer}/principal`, principal, facility.currency),
    drawdownOn: localDate(drawdownOn),
    firstDueOn: localDate(firstDueOn),
    everyMonths,
    instalments,
    endOfMonth,
    terms: [],
  };
}

/**
 * An agreement on KPIs belongs to the tranche, so that the loans already drawn in it know of it. Covenants may hang on
 * the whole facility: any loan of it knows of those.
 */
async function factsOf(
  { work, actor, now }: Asked,
  { facility, tranche }: { readonly facility: FacilityRecord; readonly tranche: TrancheRecord },
  { draft, shape }: { readonly draft: Omit<NewLoan, "id">; readonly shape: LoanShape },
): Promise<LoanFacts> {
  const ids = facility.loans.map(({ id }) => id);
  const drawn = ids.length === 0 ? [] : await work.loans.facts(actor.organizationId, ids, now);
  const sibling = drawn.find(({ loan }) => loan.trancheId === tranche.id);
  return {
    loan: loanRecord({ facility, tranche }, draft, now),
    pricing: tranche.pricing,
    fixings: await work.baseRates.fixings(actor.organizationId, tranche.baseRateIndex, now),
    agreement: sibling?.agreement,
    decisions: sibling?.decisions ?? [],
    postings: [],
    repayments: [],
    product: tranche.product,
    shape,
    events: [],
    accounts: await work.facilities.annualAccounts(actor.organizationId, facility.borrower.id),
    covenants: covenantsOver(drawn, tranche),
  };
}

function covenantsOver(
  drawn: readonly LoanFacts[],
  { id: trancheId }: Pick<TrancheRecord, "id">,
): LoanFacts["covenants"] {
  const over = drawn.flatMap(({ loan, covenants }) =>
    covenants.filter(
      ({ scope }) => scope === "facility" || (scope === "tranche" && loan.trancheId === trancheId),
    ),
  );
  return [...new Map(over.map((covenant) => [covenant.covenant, covenant])).values()];
}

function loanRecord(
  { facility, tranche }: { readonly facility: FacilityRecord; readonly tranche: TrancheRecord },
  draft: Omit<NewLoan, "id">,
  recordedAt: LoanRecord["recordedAt"],
): LoanRecord {
  const { lender, borrower, project, currency } = facility;
  const { productKind, interestRule, businessDayConvention, baseRateIndex } = tranche;
  return {
    ...draft,
    id: "",
    lender,
    borrower,
    project,
    facilityId: facility.id,
    recordedAt,
    currency,
    productKind,
    interestRule,
    businessDayConvention,
    baseRateIndex,
  };
}

/** The whole schedule and the entry of the drawdown; there is nothing before. */
export function newLoanView({ draft, position }: ReckonedLoan): LoanChangeView {
  const { currency } = position.terms;
  const made = scheduleTexts(position);
  const nothing = { ...made, rows: [] };
  const { number, principal, drawdownOn } = draft;
  return {
    loanId: null,
    number,
    currency,
    facts: [
      newFact({ ja: "貸付元金", en: "Principal" }, "money", moneyText(money(principal, currency))),
      newFact({ ja: "貸付実行日", en: "Drawdown" }, "day", drawdownOn),
      newFact(
        { ja: "当初の適用利率", en: "Interest rate at first" },
        "rate",
        rateText(rateOn(position, drawdownOn).annualRate),
      ),
      newFact({ ja: "最終期日", en: "Maturity" }, "day", maturityOf(position)),
      newFact({ ja: "返済回数", en: "Instalments" }, "count", String(draft.instalments)),
      newFact({ ja: "利息の合計", en: "Interest in all" }, "money", made.totals.interest),
    ],
    ...changedLines(nothing, made),
    journalEntries: [entryView(drawdownEntry(number, { on: drawdownOn, amount: principal }), currency)],
  };
}

export function newFact(
  label: FactChangeView["label"],
  form: FactChangeView["form"],
  after: string,
): FactChangeView {
  return { label, form, before: null, after };
}

/** Writes the loan, its shape, the entry and the event. The facility and the tranche must have been recorded. */
export async function recordNewLoan(
  context: CommandContext,
  approval: ApprovalRecord,
  { draft, shape, position }: ReckonedLoan,
): Promise<void> {
  const { work, newId } = context;
  const loan = { ...draft, id: newId() };
  await work.facilities.record({ loans: [loan], shapes: [{ id: newId(), loanId: loan.id, shape }] });
  const { currency } = position.terms;
  await postDrawdown(context, {
    loan: { id: loan.id, number: loan.number, currency },
    on: loan.drawdownOn,
    amount: loan.principal,
    reasonId: loan.id,
    authorId: approval.requestedBy.id,
    idempotencyKey: `${loan.id}/drawdown`,
  });
  const principal = moneyText(money(loan.principal, currency));
  const { number, drawdownOn, trancheId } = loan;
  await work.outbox.add([
    {
      id: newId(),
      kind: "loan.drawn",
      subjectId: loan.id,
      payload: { number, trancheId, drawdownOn, principal, currency },
    },
  ]);
}

export function backdated(on: string, today: string): readonly Bilingual[] {
  if (on >= today) return [];
  return [
    {
      ja: `${on} は過去の日付です。その日からの利息は次の利息計上で遡って計上されます。`,
      en: `${on} lies in the past: interest from that day on is posted by the next run.`,
    },
  ];
}
