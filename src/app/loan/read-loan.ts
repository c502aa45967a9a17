/** Queries about loans. Each names who asks and from which viewpoint; the default is set by the caller. */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { sptProgress, type SptProgress } from "./agreement-view.ts";
import { namesIn, rateRowView, type RateRowView } from "./explanation-view.ts";
import { positionOf, type LoanPosition } from "./loan-position.ts";
import { loanSummaryView, loanView, type LoanSummaryView, type LoanView } from "./loan-view.ts";
import type { LoanFacts, LoanSort } from "./ports.ts";
import { ratchetRequestOf } from "./ratchet-change.ts";
import { interestView, type InterestView } from "./interest-view.ts";
import { scheduleView, type ScheduleView } from "./schedule-view.ts";

export interface LoanReader {
  readonly repositories: Repositories;
  readonly calendar: HolidayCalendar;
  readonly actor: Actor;
}

export async function readPosition(
  { repositories, calendar, actor }: LoanReader,
  loanId: string,
  knownAt: Instant,
): Promise<LoanPosition> {
  const [facts] = await repositories.loans.facts(actor.organizationId, [loanId], knownAt);
  return positionOf(orNotFound(facts, "loan"), calendar);
}

export async function listLoans(
  { repositories, calendar, actor }: LoanReader,
  viewpoint: Viewpoint,
  { sort, page }: { readonly sort: LoanSort; readonly page: PageRequest },
): Promise<Page<LoanSummaryView>> {
  const { loans, approvals } = repositories;
  const { items, nextCursor } = await loans.list(actor.organizationId, sort, page);
  const ids = items.map(({ id }) => id);
  const facts = await loans.facts(actor.organizationId, ids, viewpoint.knownAt);
  const agreementIds = facts.flatMap(({ agreement }) => agreement?.id ?? []);
  const waiting = await approvals.waitingFor(actor.organizationId, [...agreementIds, ...ids]);
  return {
    nextCursor,
    items: facts.map((known) =>
      loanSummaryView(positionOf(known, calendar), {
        asOf: viewpoint.asOf,
        pendingApprovals: waiting.filter(({ subjectId }) => subjectsOf(known).includes(subjectId)).length,
      }),
    ),
  };
}

export async function readLoan(reader: LoanReader, loanId: string, viewpoint: Viewpoint): Promise<LoanView> {
  const { repositories, actor } = reader;
  const position = await readPosition(reader, loanId, viewpoint.knownAt);
  const subjects = subjectsOf(position.facts);
  const waiting = await repositories.approvals.waitingFor(actor.organizationId, subjects);
  const balances = await repositories.books.loanBalances([loanId], viewpoint);
  return loanView(position, {
    viewpoint,
    pendingApprovals: waiting.length,
    balances: balances.get(loanId) ?? new Map<string, bigint>(),
    progress: await readProgress(reader, position, viewpoint),
  });
}

/** What a request about the loan may name. */
function subjectsOf({ loan, agreement }: LoanFacts): readonly string[] {
  return agreement === undefined ? [loan.id] : [loan.id, agreement.id];
}

/** How far the tests of the loan's agreement have come. */
export async function readProgress(
  { repositories, actor }: LoanReader,
  { facts }: LoanPosition,
  viewpoint: Viewpoint,
): Promise<readonly SptProgress[]> {
  const { agreement, decisions } = facts;
  if (agreement === undefined) return [];
  const kpiIds = [...new Set(agreement.spts.map(({ kpi }) => kpi.id))];
  const waiting = await repositories.approvals.waitingFor(actor.organizationId, [agreement.id]);
  return sptProgress(agreement.spts, {
    observations: await repositories.impact.observationsOfKpis(actor.organizationId, kpiIds),
    decisions,
    pendingTests: waiting
      .filter(({ kind }) => kind === "ratchetDecision")
      .map(({ payload }) => ratchetRequestOf(payload).testOn),
    viewpoint,
  });
}

export async function readRateTimeline(
  reader: LoanReader,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<{ readonly rows: readonly RateRowView[]; readonly viewpoint: Viewpoint }> {
  const position = await readPosition(reader, loanId, viewpoint.knownAt);
  const names = namesIn(position.facts);
  return {
    rows: position.timeline.map((row) => rateRowView(row, names, position.facts.agreement)),
    viewpoint,
  };
}

export async function readSchedule(
  reader: LoanReader,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<ScheduleView> {
  return scheduleView(await readPosition(reader, loanId, viewpoint.knownAt), viewpoint);
}

export async function readInterest(
  reader: LoanReader,
  loanId: string,
  viewpoint: Viewpoint,
): Promise<InterestView> {
  return interestView(await readPosition(reader, loanId, viewpoint.knownAt), viewpoint);
}
