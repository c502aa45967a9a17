/**
 * Tests of a ratchet as they were recorded: the test day, the day by which the certificate was due, the day it arrived
 * and the outcomes it states. Nothing is changed afterwards; a correction is a test of its own that names the one it
 * corrects, and a test with all its corrections forms one chain.
 *
 * The order in which facts were recorded never matters. The same certificate recorded twice has one effect; two
 * different ones for one test day contradict each other, and one of them has to correct the other.
 */
import { canonicalDecimal } from "../kernel/decimal.ts";
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import { present } from "../kernel/invariant.ts";
import { compareDays, type LocalDate } from "../kernel/local-date.ts";
import type { KpiOutcome } from "./ratchet-outcome.ts";

export interface RatchetTest {
  readonly id: string;
  readonly testOn: LocalDate;
  readonly certificateDueOn: LocalDate;
  /** Absent while it has not arrived; the outcomes then count for nothing. */
  readonly certificateReceivedOn?: LocalDate | undefined;
  readonly outcomes: readonly KpiOutcome[];
  /** The test this one sets right. */
  readonly corrects?: string | undefined;
  /** The day we learned it; for a correction the day from which the next effective date is looked for. */
  readonly recordedOn?: LocalDate | undefined;
}

export interface Correction {
  readonly test: RatchetTest;
  /** The day the correction was known: recorded, or else received. */
  readonly knownOn: LocalDate;
}

/** A test and its corrections, in the order they were known. */
export interface TestChain {
  readonly test: RatchetTest;
  readonly corrections: readonly Correction[];
}

export type TestChainRejection = Rejection<
  "testTwice" | "testDayTaken" | "correctsUnknown" | "correctionCircular" | "correctionUndated"
>;

/** One chain for each test day, in the order of the days. Pointers lead into the list of tests. */
export function testChains(
  tests: readonly RatchetTest[],
): Decision<readonly TestChain[], TestChainRejection> {
  const complaint = laws.map((law) => law(tests)).find((found) => found !== undefined);
  if (complaint !== undefined) return reject(complaint);
  const byId = indexed(tests);
  const chains = new Map<LocalDate, Link[]>();
  for (const test of tests) {
    const link = linkOf(test, byId);
    chains.set(link.root.testOn, [...(chains.get(link.root.testOn) ?? []), link]);
  }
  const days = [...chains].sort(([a], [b]) => compareDays(a, b));
  return accept(days.map(([, links]) => chainOf(links)));
}

type Law = (tests: readonly RatchetTest[]) => TestChainRejection | undefined;

/** In this order: each law may rely on those before it. */
const laws: readonly Law[] = [
  idsAreUnique,
  correctionsNameATest,
  correctionsLeadToATest,
  correctionsAreDated,
  oneTestForADay,
];

function idsAreUnique(tests: readonly RatchetTest[]): TestChainRejection | undefined {
  const seen = new Set<string>();
  for (const [i, { id }] of tests.entries()) {
    if (seen.has(id)) return { code: "testTwice", figures: { test: id }, pointer: `/${i}/id` };
    seen.add(id);
  }
  return undefined;
}

function correctionsNameATest(tests: readonly RatchetTest[]): TestChainRejection | undefined {
  const byId = indexed(tests);
  for (const [i, { id, corrects }] of tests.entries()) {
    if (corrects === undefined || byId.has(corrects)) continue;
    return { code: "correctsUnknown", figures: { test: id, corrects }, pointer: `/${i}/corrects` };
  }
  return undefined;
}

function correctionsLeadToATest(tests: readonly RatchetTest[]): TestChainRejection | undefined {
  const byId = indexed(tests);
  for (const [i, { id, corrects }] of tests.entries()) {
    if (corrects === undefined || rootOf(id, byId) !== undefined) continue;
    return { code: "correctionCircular", figures: { test: id, corrects }, pointer: `/${i}/corrects` };
  }
  return undefined;
}

function correctionsAreDated(tests: readonly RatchetTest[]): TestChainRejection | undefined {
  for (const [i, test] of tests.entries()) {
    if (test.corrects === undefined || knownOn(test) !== undefined) continue;
    const figures = { test: test.id, recordedOn: null, certificateReceivedOn: null };
    return { code: "correctionUndated", figures, pointer: `/${i}/recordedOn` };
  }
  return undefined;
}

function oneTestForADay(tests: readonly RatchetTest[]): TestChainRejection | undefined {
  const byDay = new Map<LocalDate, RatchetTest>();
  for (const [i, test] of tests.entries()) {
    if (test.corrects !== undefined) continue;
    const { testOn } = test;
    const other = byDay.get(testOn);
    if (other !== undefined && contentOf(other) !== contentOf(test)) {
      const [first, second] = [other.id, test.id].sort();
      const figures = { testOn, first: first ?? null, second: second ?? null };
      return { code: "testDayTaken", figures, pointer: `/${i}/testOn` };
    }
    byDay.set(testOn, test);
  }
  return undefined;
}

/** What a certificate says, whoever recorded it under whatever id. */
function contentOf({ certificateDueOn, certificateReceivedOn, outcomes }: RatchetTest): string {
  const stated = outcomes
    .map(({ kpi, outcome, attainment }) => [kpi, outcome, attainment && canonicalDecimal(attainment)])
    .map((parts) => JSON.stringify(parts))
    .sort();
  return JSON.stringify([certificateDueOn, certificateReceivedOn, stated]);
}

interface Link {
  readonly test: RatchetTest;
  readonly root: RatchetTest;
  /** How many corrections lie between it and the test. */
  readonly depth: number;
}

type TestIndex = ReadonlyMap<string, RatchetTest>;

function indexed(tests: readonly RatchetTest[]): TestIndex {
  return new Map(tests.map((test) => [test.id, test]));
}

function rootOf(
  id: string,
  byId: TestIndex,
): { readonly root: RatchetTest; readonly depth: number } | undefined {
  let test = byId.get(id);
  for (let depth = 0; test !== undefined && depth < byId.size; depth += 1) {
    if (test.corrects === undefined) return { root: test, depth };
    test = byId.get(test.corrects);
  }
  return undefined;
}

function linkOf(test: RatchetTest, byId: TestIndex): Link {
  return { test, ...present(rootOf(test.id, byId), `the test that ${test.id} corrects`) };
}

function chainOf(links: readonly Link[]): TestChain {
  const roots = links.filter(({ depth }) => depth === 0).sort((a, b) => compareText(a.test.id, b.test.id));
  const corrections = links
    .filter(({ depth }) => depth > 0)
    .map((link) => ({ ...link, knownOn: present(knownOn(link.test), `the day ${link.test.id} was known`) }))
    .sort(
      (a, b) => compareDays(a.knownOn, b.knownOn) || a.depth - b.depth || compareText(a.test.id, b.test.id),
    );
  return {
    test: present(roots[0], "the test of a chain").test,
    corrections: corrections.map(({ test, knownOn: on }) => ({ test, knownOn: on })),
  };
}

function knownOn({ recordedOn, certificateReceivedOn }: RatchetTest): LocalDate | undefined {
  return recordedOn ?? certificateReceivedOn;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
