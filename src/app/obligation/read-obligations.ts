/**
 * Everything that falls due between a lender and its borrowers, on one calendar: interest and principal, the reports
 * for SPTs, the figures and documents for covenants, and what partnership agreements promise. Derived at each reading, with ids that stay the same.
 */
import type { HolidayCalendar } from "../../domain/calendar/holiday-calendar.ts";
import { addDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { positionOf } from "../loan/loan-position.ts";
import { isDelivered, standingTests, type StandingTest } from "../covenant/covenant-standing.ts";
import type { CovenantFacts } from "../covenant/ports.ts";
import type { Repositories } from "../ports.ts";
import { paymentsDue, sptsDue } from "./loan-obligations.ts";
import { partnershipsDue } from "./partnership-obligations.ts";
import type { DueBetween, Obligation } from "./ports.ts";

export interface ObligationReader {
  readonly repositories: Repositories;
  readonly calendar: HolidayCalendar;
  readonly viewerId: string;
  readonly viewpoint: Viewpoint;
}

const batch = 200;

/** Sorted by day. */
export async function readObligations(
  reader: ObligationReader,
  { from, to }: DueBetween,
): Promise<readonly Obligation[]> {
  const all = [
    ...(await ofLoans(reader, { from, to })),
    ...(await ofCovenants(reader)),
    ...(await ofPartnerships(reader, to)),
  ];
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

async function ofLoans(reader: ObligationReader, range: DueBetween): Promise<readonly Obligation[]> {
  const { repositories, calendar, viewerId, viewpoint } = reader;
  const obligations: Obligation[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await repositories.loans.list(viewerId, "number", { limit: batch, cursor });
    const ids = items.map(({ id }) => id);
    for (const facts of await repositories.loans.facts(viewerId, ids, viewpoint.knownAt)) {
      obligations.push(...paymentsDue(positionOf(facts, calendar), range, viewpoint.asOf));
      const kpiIds = (facts.agreement?.spts ?? []).map(({ kpi }) => kpi.id);
      if (kpiIds.length === 0) continue;
      const observations = await repositories.impact.observationsOfKpis(viewerId, [...new Set(kpiIds)]);
      obligations.push(...sptsDue(facts, observations, viewpoint));
    }
    if (nextCursor === null) return obligations;
    cursor = nextCursor;
  }
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

async function ofPartnerships(
  { repositories, viewerId }: ObligationReader,
  until: LocalDate,
): Promise<readonly Obligation[]> {
  const partnerships = await repositories.projectFacts.partnerships(viewerId);
  return partnerships.flatMap((partnership) => partnershipsDue(partnership, until));
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
