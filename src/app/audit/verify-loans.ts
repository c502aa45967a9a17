/**
 * Derived facts of loans, reckoned again by the functions that made them. A recomputation must give the timeline and the
 * schedule that its facts gave when it was recorded: what the borrower was told can still be reckoned. After the last
 * posting of a loan nothing may be left to adjust: what was posted is what its facts then gave. And what the books say
 * is lent is what was drawn and capitalised, less what was received and written off.
 *
 * Facts learned since are left out on purpose. They change the next run, not what was right then.
 */
import { setImmediate as otherWork } from "node:timers/promises";
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { BrokenInvariant } from "../../domain/kernel/invariant.ts";
import { later, type LocalDate } from "../../domain/kernel/local-date.ts";
import { isKnown, type RecordedFact } from "../../domain/kernel/viewpoint.ts";
import { lenderChart } from "../../domain/ledger/chart-of-accounts.ts";
import type { BookRepository } from "../ledger/ports.ts";
import { positionOf } from "../loan/loan-position.ts";
import { plannedPostings } from "../loan/planned-postings.ts";
import type { LoanFacts, LoanRepository, RecomputationRecord } from "../loan/ports.ts";
import { recomputationOf, spanOf } from "../loan/recomputation.ts";
import { servicedTerms } from "../loan/serviced-terms.ts";
import { heldOn, isRecovery, writeOffOf } from "../loan/servicing-state.ts";
import { Rejected } from "../rejected.ts";
import { loanReckoned, type BadRow, type LoanVerifier } from "./ports.ts";

interface Deps {
  readonly calendar: HolidayCalendar;
}

interface Loans {
  readonly loans: LoanRepository;
  readonly books: BookRepository;
}

/** A loan and what the books say of it. */
interface BookedLoan {
  readonly facts: LoanFacts;
  /** Undefined as long as nothing was paid out. */
  readonly lent: bigint | undefined;
  /** What the books owe the borrower of money received. */
  readonly held: bigint;
  readonly capitalized: bigint;
}

const rangeLength = 100;

/** A moment after every other. */
const always = "9999-12-31T23:59:59.999Z" as Instant;
const everyDay = "9999-12-31" as LocalDate;

export function verifyLoans({ calendar }: Deps): LoanVerifier {
  return async (repositories, { organizationId, onChecked }) => {
    onChecked?.(loanReckoned, 0);
    const lenders = organizationId === undefined ? await repositories.loans.lenderIds() : [organizationId];
    for await (const loan of loansOfLenders(repositories, lenders)) {
      const bad = await badRowOf(repositories, { calendar }, loan);
      if (bad !== undefined) return bad;
      onChecked?.(loanReckoned, 1);
      await otherWork();
    }
    return undefined;
  };
}

async function* loansOfLenders(
  { loans, books }: Loans,
  lenders: readonly string[],
): AsyncGenerator<BookedLoan> {
  for (const lenderId of lenders) {
    const loanIds = await loans.idsOfLender(lenderId);
    for (let from = 0; from < loanIds.length; from += rangeLength) {
      const range = loanIds.slice(from, from + rangeLength);
      const balances = await books.loanBalances(range, { asOf: everyDay, knownAt: always });
      const capitalized = await books.capitalizedInterest(range);
      for (const facts of await loans.facts(lenderId, range, always)) {
        const { id } = facts.loan;
        const lent = balances.get(id)?.get(lenderChart.loans.code);
        const held = -(balances.get(id)?.get(lenderChart.heldPayments.code) ?? 0n);
        yield { facts, lent, held, capitalized: capitalized.get(id) ?? 0n };
      }
    }
  }
}

async function badRowOf({ loans }: Loans, deps: Deps, loan: BookedLoan): Promise<BadRow | undefined> {
  const { facts } = loan;
  const recomputation = await loans.latestRecomputation(facts.loan.id);
  return (
    (recomputation === undefined ? undefined : badRecomputation(deps, facts, recomputation)) ??
    badPosting(deps, facts) ??
    badBalance(loan) ??
    badHeld(loan)
  );
}

/** What a recovery brings in of a loan written off no longer stands in its balance. */
function badBalance({ facts, lent, capitalized }: BookedLoan): BadRow | undefined {
  if (lent === undefined) return undefined;
  const drawn = servicedTerms(facts).drawdowns.reduce((sum, { amount }) => sum + amount, 0n);
  const received = facts.repayments
    .filter((repayment) => !isRecovery(repayment, facts))
    .reduce((sum, { principal }) => sum + principal, 0n);
  const writtenOff = writeOffOf(facts)?.detail.principal ?? 0n;
  const owed = drawn + capitalized - received - writtenOff;
  if (owed === lent) return undefined;
  const figures = [drawn, capitalized, received, writtenOff].map(String);
  const because =
    `${String(lent)} stands in the books; drawn, capitalised, received and written off (${figures.join(", ")}) ` +
    `give ${String(owed)}`;
  return { what: "loan", row: `id=${facts.loan.id}`, because };
}

function badHeld({ facts, held }: BookedLoan): BadRow | undefined {
  const kept = heldOn(facts, everyDay);
  if (kept === held) return undefined;
  const because = `${String(held)} is held in the books; its receipts and refunds give ${String(kept)}`;
  return { what: "loan", row: `id=${facts.loan.id}`, because };
}

function badRecomputation(
  { calendar }: Deps,
  facts: LoanFacts,
  recorded: RecomputationRecord,
): BadRow | undefined {
  const because = complaint(() => {
    const position = positionOf(factsKnown(facts, recorded.recordedAt), calendar);
    const reckoned = recomputationOf(position, recorded, spanOf(recorded.schedule));
    if (canonicalJson(reckoned.timeline) !== canonicalJson(recorded.timeline)) {
      return "its rate timeline is not what the facts known then give";
    }
    const isSame = canonicalJson(reckoned.schedule) === canonicalJson(recorded.schedule);
    return isSame ? undefined : "its schedule is not what the facts known then give";
  });
  return because === undefined
    ? undefined
    : { what: "loan_recomputation", row: `id=${recorded.id}`, because };
}

function badPosting({ calendar }: Deps, facts: LoanFacts): BadRow | undefined {
  const [first, ...rest] = facts.postings;
  if (first === undefined) return undefined;
  const throughOn = rest.reduce((day, posting) => later(day, posting.throughOn), first.throughOn);
  const knownAt = rest.reduce((at, { recordedAt }) => (recordedAt > at ? recordedAt : at), first.recordedAt);
  const plannedOn = later(throughOn, japanDay(knownAt));
  const loan = `loan_id=${facts.loan.id}`;
  let row = loan;
  const because = complaint(() => {
    const position = positionOf(factsKnown(facts, knownAt), calendar);
    const left = plannedPostings(position, plannedOn).find(({ kind }) => kind === "adjustment");
    if (left === undefined) return undefined;
    row = `${loan}, period_start_on=${left.periodStartOn}`;
    const { interest, withoutStep, covenantStep, premium, throughOn: day } = left;
    const parts = `before steps ${withoutStep}, for breaches ${covenantStep}, premium passed on ${premium}`;
    return `${interest} is left to adjust through ${day} (${parts})`;
  });
  return because === undefined ? undefined : { what: "interest_posting", row, because };
}

/** Facts that cannot be reckoned with at all are a complaint too. */
function complaint(check: () => string | undefined): string | undefined {
  try {
    return check();
  } catch (error) {
    if (error instanceof Rejected) return `it cannot be reckoned: ${error.rejection.code}`;
    if (error instanceof BrokenInvariant) return `it cannot be reckoned: ${error.message}`;
    throw error;
  }
}

/** The facts as they were known at a moment. An agreement is known by its terms and what happened to it. */
export function factsKnown(facts: LoanFacts, knownAt: Instant): LoanFacts {
  const known = <T extends RecordedFact>(rows: readonly T[]): readonly T[] =>
    rows.filter((row) => isKnown(row, { knownAt }));
  const terms = known(facts.agreement?.terms ?? []);
  return {
    ...facts,
    pricing: known(facts.pricing),
    fixings: known(facts.fixings),
    agreement:
      facts.agreement === undefined || terms.length === 0
        ? undefined
        : { ...facts.agreement, terms, events: known(facts.agreement.events) },
    decisions: known(facts.decisions),
    postings: known(facts.postings),
    repayments: known(facts.repayments),
    product: known(facts.product),
    events: known(facts.events),
    accounts: known(facts.accounts),
    covenants: facts.covenants
      .map((covenant) => ({ ...covenant, events: known(covenant.events) }))
      .filter(({ events }) => events.some(({ kind }) => kind === "stepApplied")),
  };
}
