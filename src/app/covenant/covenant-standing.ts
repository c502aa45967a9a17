/** Where a covenant stands: each of its tests with state, verdict, headroom and trend, derived from its facts. */
import type { CovenantHistory } from "../../domain/covenant/covenant-step.ts";
import { isNumeric, testedBy, type Covenant } from "../../domain/covenant/covenant-terms.ts";
import { headroomTrend, type HeadroomTrend } from "../../domain/covenant/headroom.ts";
import { agreedTests } from "../../domain/covenant/amendment.ts";
import { judgeCovenant, type JudgedTest } from "../../domain/covenant/judged-test.ts";
import { standingStatements } from "../../domain/covenant/statement.ts";
import { testStanding, type LivingTest, type TestStanding } from "../../domain/covenant/test-life.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { isKnown, type Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { orNotFound, orReject } from "../rejected.ts";
import type { CovenantEventFact, CovenantFacts, CovenantTestFact } from "./ports.ts";

export interface StandingTest {
  readonly test: LivingTest;
  readonly agreed: Covenant;
  readonly standing: TestStanding;
  /** What the figures known now come to; undefined for kinds without figures. */
  readonly judged: JudgedTest | undefined;
  readonly trend: HeadroomTrend | undefined;
  /** Newest first: a later verdict corrects the one before. */
  readonly verdicts: readonly CovenantTestFact[];
  readonly events: readonly CovenantEventFact[];
}

/** Oldest first. */
export function standingTests(facts: CovenantFacts, viewpoint: Viewpoint): readonly StandingTest[] {
  const statements = standingStatements(facts.statements, viewpoint);
  const tests: StandingTest[] = [];
  for (const { date, agreed } of agreedTests(facts.covenant.agreed, facts.amendments)) {
    const { testOn } = date;
    const test = { ...date, breachesWhenLate: agreed.terms.kind === "information" };
    const judged = judgedNow(agreed, { testOn, statements });
    tests.push({
      test,
      agreed,
      judged,
      standing: testStanding(
        test,
        facts.events.map(({ event }) => event),
        viewpoint,
      ),
      trend: headroomTrend(tests.at(-1)?.judged?.result.headroom, judged?.result.headroom),
      verdicts: facts.tests
        .filter((verdict) => verdict.testOn === testOn && isKnown(verdict, viewpoint))
        .toReversed(),
      events: facts.events.filter(({ event }) => event.testOn === testOn && isKnown(event, viewpoint)),
    });
  }
  return tests;
}

/** Whether the covenant is the duty to deliver a compliance certificate. */
export function owesCertificate({ agreed: { terms } }: Pick<StandingTest, "agreed">): boolean {
  return terms.kind === "information" && terms.params.duty === "certificate";
}

export function historyOf({ covenant, events }: Pick<CovenantFacts, "covenant" | "events">): CovenantHistory {
  return { covenant: covenant.id, events: events.map(({ event }) => event) };
}

export function judgedNow(
  { terms, basis, warning }: Covenant,
  reading: Parameters<typeof judgeCovenant>[1],
): JudgedTest | undefined {
  if (!isNumeric(terms)) return undefined;
  const judged = judgeCovenant({ terms, basis, warning }, reading);
  return judged.ok ? judged.value : undefined;
}

export function testOf(facts: CovenantFacts, testOn: LocalDate, viewpoint: Viewpoint): StandingTest {
  return orNotFound(
    standingTests(facts, viewpoint).find(({ test }) => test.testOn === testOn),
    "covenantTest",
  );
}

/** The verdict that today's figures give; refuses with the rule where they are not figures it can read. */
export function verdictOnFigures(
  facts: CovenantFacts,
  { agreed, test }: StandingTest,
  viewpoint: Viewpoint,
): JudgedTest | undefined {
  const { terms, basis, warning } = agreed;
  if (!isNumeric(terms)) return undefined;
  const statements = standingStatements(facts.statements, viewpoint);
  return orReject(judgeCovenant({ terms, basis, warning }, { testOn: test.testOn, statements }));
}

/** The test that people look at: the first that is open, else the newest that has been. */
export function currentTest(tests: readonly StandingTest[]): StandingTest | undefined {
  const open = tests.find(({ standing: { state } }) => state === "awaiting" || state === "breached");
  return open ?? tests.findLast(({ standing: { state } }) => state !== "scheduled") ?? tests[0];
}

export function isDelivered({ agreed }: StandingTest): boolean {
  return testedBy(agreed.terms) === "delivery";
}
