/**
 * Everything that falls due between a lender and its borrowers, on one calendar: interest and principal, the reports
 * for SPTs, the figures and documents for covenants. Derived at each reading, with ids that stay the same.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { sptProgress } from "../loan/agreement-view.ts";
import { maturityOf, positionOf } from "../loan/loan-position.ts";
import type { LoanFacts } from "../loan/ports.ts";
import { isDelivered, standingTests, type StandingTest } from "../covenant/covenant-standing.ts";
import type { CovenantFacts } from "../covenant/ports.ts";
import type { Repositories } from "../ports.ts";

export const obligationKinds = [
  "interest",
  "principal",
  "sptReport",
  "covenantFigures",
  "information",
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

export interface Obligation {
  /** The same at every reading: the thing that is owed and the day it is owed for. */
  readonly id: string;
  readonly kind: ObligationKind;
  readonly dueOn: LocalDate;
  readonly isOpen: boolean;
  readonly title: Bilingual;
  readonly detail: Bilingual;
  readonly lenderId: string;
  readonly borrowerId: string;
  readonly link: string;
}

export interface ObligationReader {
  readonly repositories: Repositories;
  readonly calendar: HolidayCalendar;
  readonly viewerId: string;
  readonly viewpoint: Viewpoint;
}

export interface DueBetween {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const batch = 200;

/** Sorted by day. */
export async function readObligations(
  reader: ObligationReader,
  { from, to }: DueBetween,
): Promise<readonly Obligation[]> {
  const all = [...(await ofLoans(reader)), ...(await ofCovenants(reader))];
  return eachOnce(all)
    .filter(({ dueOn }) => from <= dueOn && dueOn <= to)
    .toSorted((a, b) => (a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));
}

/** An agreement that prices several loans asks for one report, not for one per loan. */
function eachOnce(all: readonly Obligation[]): readonly Obligation[] {
  const byKey = new Map<string, Obligation>();
  for (const obligation of all) {
    const key = `${obligation.id} ${obligation.dueOn}`;
    if (!byKey.has(key)) byKey.set(key, obligation);
  }
  return [...byKey.values()];
}

async function ofLoans({
  repositories,
  calendar,
  viewerId,
  viewpoint,
}: ObligationReader): Promise<readonly Obligation[]> {
  const obligations: Obligation[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await repositories.loans.list(viewerId, "number", { limit: batch, cursor });
    const ids = items.map(({ id }) => id);
    for (const facts of await repositories.loans.facts(viewerId, ids, viewpoint.knownAt)) {
      const kpiIds = (facts.agreement?.spts ?? []).map(({ kpi }) => kpi.id);
      const observations = await repositories.impact.observationsOfKpis(viewerId, [...new Set(kpiIds)]);
      obligations.push(...payments(facts, calendar, viewpoint));
      obligations.push(...sptReports(facts, observations, viewpoint));
    }
    if (nextCursor === null) return obligations;
    cursor = nextCursor;
  }
}

function payments(facts: LoanFacts, calendar: HolidayCalendar, { asOf }: Viewpoint): readonly Obligation[] {
  const position = positionOf(facts, calendar);
  const maturity = maturityOf(position);
  const { loan } = facts;
  return position.dueDates.map(({ dueOn, adjustedDueOn }) => {
    const isLast = dueOn === maturity;
    return {
      ...partiesOf(loan),
      id: `${isLast ? "principal" : "interest"}/${loan.id}/${dueOn}`,
      kind: isLast ? ("principal" as const) : ("interest" as const),
      dueOn: adjustedDueOn,
      isOpen: adjustedDueOn >= asOf,
      title: isLast
        ? {
            ja: `${loan.number}：最終期日（元金・利息）`,
            en: `${loan.number}: maturity (principal and interest)`,
          }
        : { ja: `${loan.number}：利払日`, en: `${loan.number}: interest due` },
      detail: loan.borrower.name,
      link: `/loans/${loan.id}`,
    };
  });
}

function sptReports(
  { loan, agreement, decisions }: LoanFacts,
  observations: Parameters<typeof sptProgress>[1]["observations"],
  viewpoint: Viewpoint,
): readonly Obligation[] {
  const spts = agreement?.spts ?? [];
  const progress = sptProgress(spts, { observations, decisions, pendingTests: [], viewpoint });
  return spts.map((spt) => {
    const state = progress.find(({ sptId }) => sptId === spt.id)?.state;
    return {
      ...partiesOf(loan),
      id: `sptReport/${spt.id}`,
      kind: "sptReport" as const,
      dueOn: spt.certificateDueOn,
      isOpen: state === "scheduled" || state === "awaiting",
      title: { ja: `${spt.kpi.name.ja}：実績の報告`, en: `${spt.kpi.name.en}: report due` },
      detail: { ja: `${loan.number} ${spt.testOn} 判定`, en: `${loan.number}, test of ${spt.testOn}` },
      link: `/loans/${loan.id}?tab=tests`,
    };
  });
}

function partiesOf({ lender, borrower }: LoanFacts["loan"]): Pick<Obligation, "lenderId" | "borrowerId"> {
  return { lenderId: lender.id, borrowerId: borrower.id };
}

async function ofCovenants({
  repositories,
  viewerId,
  viewpoint,
}: ObligationReader): Promise<readonly Obligation[]> {
  const obligations: Obligation[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await repositories.covenants.list(viewerId, {}, { limit: batch, cursor });
    const ids = items.map(({ id }) => id);
    for (const facts of await repositories.covenants.facts(viewerId, ids, viewpoint.knownAt)) {
      obligations.push(...standingTests(facts, viewpoint).map((tested) => ofTest(facts, tested)));
    }
    if (nextCursor === null) return obligations;
    cursor = nextCursor;
  }
}

function ofTest({ covenant }: CovenantFacts, tested: StandingTest): Obligation {
  const { test, standing } = tested;
  const { facility, name } = covenant;
  const isDelivery = isDelivered(tested);
  return {
    id: `covenant/${covenant.id}/${test.testOn}`,
    kind: isDelivery ? "information" : "covenantFigures",
    dueOn: test.dueOn,
    isOpen:
      standing.state === "scheduled" ||
      standing.state === "awaiting" ||
      (isDelivery && standing.state === "breached"),
    title: isDelivery
      ? { ja: `${name.ja}：提出期限`, en: `${name.en}: due` }
      : { ja: `${name.ja}：判定の期限`, en: `${name.en}: test due` },
    detail: {
      ja: `${facility.borrower.name.ja} ${test.testOn}`,
      en: `${facility.borrower.name.en}, ${test.testOn}`,
    },
    lenderId: facility.lender.id,
    borrowerId: facility.borrower.id,
    link: `/covenants/${covenant.id}`,
  };
}

const feedDaysBack = 90;
const feedDaysAhead = 730;

/** What a calendar subscription shows. */
export function feedRange(today: LocalDate): DueBetween {
  return { from: addDays(today, -feedDaysBack), to: addDays(today, feedDaysAhead) };
}
