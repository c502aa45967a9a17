import { addBusinessDays } from "../../domain/calendar/business-day.ts";
import { japanDay, parseInstant, type Instant } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import { later, type LocalDate } from "../../domain/kernel/local-date.ts";
import { covenantEvents } from "./covenant-events.ts";
import { decisionEvents, waitingRequests } from "./decision-events.ts";
import { eventKinds, type DemoDeps, type DemoEvent, type DemoWorld, type EventKind } from "./demo-event.ts";
import type { DemoData } from "./demo-files.ts";
import { fundEvents } from "./fund-events.ts";
import { impactEvents } from "./impact-events.ts";
import { interestEvents } from "./interest-events.ts";
import { loanEvents } from "./loan-events.ts";
import { observationEvents } from "./observation-events.ts";
import { organizationEvents } from "./organization-events.ts";
import { programmeEvents } from "./programme-events.ts";
import { projectEvents } from "./project-events.ts";
import { projectDetailEvents } from "./project-detail-events.ts";
import { openingEvents, servicingEvents } from "./servicing-events.ts";
import { slugIds } from "./slug-ids.ts";

export interface DemoSummary {
  readonly organizations: number;
  /** Everybody who can sign in, with the one password of the demonstration. */
  readonly people: readonly {
    readonly email: string;
    readonly organization: string;
    readonly roles: readonly string[];
  }[];
  readonly projects: number;
  readonly loans: number;
  readonly funds: number;
  /** Calls, investments, valuations, exits …; what a rule refused is not counted. */
  readonly fundSteps: number;
  /** Of the lender whose loans show every kind and every event. */
  readonly servicedLoans: number;
  readonly servicingEvents: number;
  readonly observations: number;
  /** Of social value, dimensions and risks. */
  readonly assessments: number;
  /** Contracts that pay by results, and their settlements. */
  readonly outcomeSteps: number;
  readonly decisions: number;
  readonly covenants: number;
  readonly statements: number;
  readonly programmes: number;
  readonly applications: number;
  readonly waitingRequests: number;
  /** By the runs at month ends. */
  readonly interestPostings: number;
  readonly interestReceipts: number;
  /** Events that have not happened yet. */
  readonly skipped: number;
}

/**
 * Loads the demonstration into an empty database, day by day up to `now`. Refuses a database that holds an
 * organization already; what a failed loading has recorded until then stays.
 */
export async function loadDemo(deps: DemoDeps, data: DemoData): Promise<DemoSummary> {
  const world: DemoWorld = { ...deps, data, idOf: slugIds(deps.sha256) };
  const events = [
    ...organizationEvents(world, await deps.hashPassword(deps.password)),
    ...openingEvents(world),
    ...projectEvents(world),
    ...projectDetailEvents(world),
    ...fundEvents(world),
    ...loanEvents(world),
    ...observationEvents(world),
    ...decisionEvents(world),
    ...interestEvents(world),
    ...covenantEvents(world),
    ...impactEvents(world),
  ].toSorted(inOrder);
  const today = japanDay(deps.now);
  const past = events.filter(({ on }) => on <= today);
  const waiting = waitingRequests(world)
    .filter(({ on }) => on <= today)
    .map((event) => ({ ...event, on: dayOfAsking(world, event, past) }));
  const serviced = servicingEvents(world).filter(({ on }) => on <= today);
  const applied = programmeEvents(world).filter(({ on }) => on <= today);
  const counts = await runAll(world, [...past, ...waiting, ...serviced, ...applied].toSorted(inOrder));
  return {
    organizations: counts.organization,
    people: peopleIn(data),
    projects: counts.project,
    loans: counts.loan,
    funds: counts.fund,
    fundSteps: counts.fundStep,
    observations: counts.observation,
    assessments: counts.assessment,
    outcomeSteps: counts.outcomeStep,
    decisions: counts.decision,
    covenants: counts.covenant,
    statements: counts.statement,
    waitingRequests: counts.waitingRequest,
    programmes: counts.programme,
    applications: counts.application,
    servicedLoans: counts.servicedLoan,
    servicingEvents: counts.servicing,
    interestPostings: counts.interestRun,
    interestReceipts: counts.receipt,
    skipped: events.length - past.length,
  };
}

function inOrder(a: DemoEvent, b: DemoEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return eventKinds.indexOf(a.kind) - eventKinds.indexOf(b.kind);
}

/** A request that waits is made on the business day after the last event, if that day has come, else on its day. */
function dayOfAsking({ calendar, now }: DemoWorld, { on }: DemoEvent, past: readonly DemoEvent[]): LocalDate {
  const lastOn = later(on, past.at(-1)?.on ?? on);
  const nextOn = addBusinessDays(lastOn, 1, calendar);
  return nextOn <= japanDay(now) ? nextOn : lastOn;
}

type Counts = Readonly<Record<EventKind, number>>;

async function runAll(world: DemoWorld, events: readonly DemoEvent[]): Promise<Counts> {
  const counts = { ...noCounts };
  let minute = 0;
  for (const [i, { on, kind, run }] of events.entries()) {
    minute = events[i - 1]?.on === on ? minute + 1 : 0;
    const now = momentOf(on, minute, world.now);
    counts[kind] += await run({ now, newId: () => world.newIdAt(now) });
  }
  return counts;
}

const noCounts: Counts = {
  organization: 0,
  opening: 0,
  servicedLoan: 0,
  servicing: 0,
  project: 0,
  participant: 0,
  projectDetail: 0,
  fund: 0,
  fundStep: 0,
  fixing: 0,
  loan: 0,
  observation: 0,
  review: 0,
  assessment: 0,
  outcomeStep: 0,
  request: 0,
  decision: 0,
  interestRun: 0,
  receipt: 0,
  covenant: 0,
  statement: 0,
  covenantStep: 0,
  programme: 0,
  application: 0,
  applicationStep: 0,
  waitingRequest: 0,
};

/** Ten o'clock in Japan and a minute more for each event of the day, but never later than now. */
function momentOf(on: LocalDate, minute: number, now: Instant): Instant {
  const clock = `${String(10 + Math.floor(minute / 60))}:${String(minute % 60).padStart(2, "0")}`;
  const parsed = parseInstant(`${on}T${clock}:00+09:00`);
  const moment = present(parsed.ok ? parsed.value : undefined, `${clock} on ${on}`);
  return moment < now ? moment : now;
}

function peopleIn({ organizations }: DemoData): DemoSummary["people"] {
  return organizations.flatMap(({ name, people }) =>
    people.map(({ email, roles }) => ({ email, organization: name.ja, roles })),
  );
}
