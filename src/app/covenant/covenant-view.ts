/** Covenants as text. Decimals stay decimal text; states are codes that the reader's language words. */
import { testedBy, type Covenant, type TestedBy } from "../../domain/covenant/covenant-terms.ts";
import type { HeadroomLevel, HeadroomTrend } from "../../domain/covenant/headroom.ts";
import type { CovenantState, CovenantStepKind, WaiverScope } from "../../domain/covenant/test-life.ts";
import type { TestDate } from "../../domain/covenant/test-schedule.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { CovenantNote } from "../../domain/covenant/test-result.ts";
import type { TestInput } from "../../domain/covenant/statement.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalDecimal, type Decimal } from "../../domain/kernel/decimal.ts";
import { basisPointsText } from "../../domain/kernel/rate.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { PersonRef } from "../approval/ports.ts";
import type {
  CovenantEventFact,
  CovenantFacts,
  CovenantRecord,
  CovenantTestFact,
  FacilityRecord,
} from "./ports.ts";
import { currentTest, isDelivered, type StandingTest } from "./covenant-standing.ts";

type Param = string | number | boolean | null;

export interface AgreedView {
  readonly kind: Covenant["terms"]["kind"];
  readonly testedBy: TestedBy;
  readonly params: Readonly<Record<string, Param>>;
  readonly basis: Covenant["basis"];
  readonly schedule: Covenant["schedule"];
  readonly consequence: { readonly kind: Covenant["consequence"]["kind"]; readonly stepBp: string | null };
  readonly warning: { readonly measure: "share" | "amount"; readonly level: string } | null;
}

export interface NoteView {
  readonly code: CovenantNote["code"];
  readonly figures: Readonly<Record<string, string>>;
}

export interface FiguresView {
  readonly state: "complied" | "breached" | "awaiting";
  readonly threshold: string | null;
  readonly headroom: string | null;
  /** Headroom as a fraction of the threshold. */
  readonly share: string | null;
  readonly level: HeadroomLevel | null;
  readonly note: NoteView | null;
  readonly inputs: readonly TestInput[];
}

interface VerdictView extends Pick<
  CovenantTestFact,
  "id" | "effectiveOn" | "verdict" | "inputs" | "threshold" | "headroom" | "level" | "reason" | "testedBy"
> {
  readonly recordedAt: string;
}

interface EventView {
  readonly id: string;
  readonly kind: CovenantStepKind;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: string;
  readonly reason: string;
  readonly by: PersonRef;
  readonly requestedBy: PersonRef | null;
  readonly approvalId: string | null;
  readonly scope: WaiverScope | null;
  readonly untilOn: LocalDate | null;
  readonly keepsStep: boolean | null;
  readonly stepBp: string | null;
  readonly fromOn: LocalDate | null;
}

export interface CovenantTestView extends TestDate {
  readonly covenantId: string;
  readonly state: CovenantState;
  readonly since: LocalDate | null;
  readonly waivedUntilOn: LocalDate | null;
  readonly isOverdue: boolean;
  readonly figures: FiguresView | null;
  readonly trend: HeadroomTrend | null;
  readonly verdicts: readonly VerdictView[];
  readonly events: readonly EventView[];
  readonly allowed: readonly CovenantAction[];
}

export interface CovenantSummary {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly facility: Pick<FacilityRecord, "id" | "number" | "currency">;
  readonly lender: FacilityRecord["lender"];
  readonly borrower: FacilityRecord["borrower"];
  readonly loanId: string | null;
  readonly agreed: AgreedView;
  readonly clause: string;
  readonly effectiveOn: LocalDate;
  readonly provenance: CovenantRecord["provenance"];
  readonly current: CovenantTestView | null;
  readonly headrooms: readonly { readonly testOn: LocalDate; readonly headroom: string }[];
}

const headroomPlaces = 10;
const sharePlaces = 4;

export function agreedView({ terms, basis, schedule, consequence, warning }: Covenant): AgreedView {
  const params = Object.entries(terms.params).map(([name, value]: [string, Param | Decimal]) => [
    name,
    typeof value === "object" && value !== null ? canonicalDecimal(value) : value,
  ]);
  return {
    kind: terms.kind,
    testedBy: testedBy(terms),
    params: Object.fromEntries(params) as Readonly<Record<string, Param>>,
    basis,
    schedule: { ...schedule },
    consequence:
      consequence.kind === "rateStep"
        ? { kind: consequence.kind, stepBp: basisPointsText(consequence.stepBp) }
        : { kind: consequence.kind, stepBp: null },
    warning:
      warning === undefined ? null : { measure: warning.measure, level: canonicalDecimal(warning.level) },
  };
}

export function figuresView({ judged }: Pick<StandingTest, "judged">): FiguresView | null {
  if (judged === undefined) return null;
  const { result, inputs, share, level } = judged;
  return {
    state: result.state,
    threshold: result.threshold === undefined ? null : canonicalDecimal(result.threshold),
    headroom: result.headroom === undefined ? null : ratioText(result.headroom, headroomPlaces),
    share: share === undefined ? null : ratioText(share, sharePlaces),
    level: level ?? null,
    note: result.note === undefined ? null : noteView(result.note),
    inputs,
  };
}

export function noteView({ code, ...figures }: CovenantNote): NoteView {
  const texts = Object.entries(figures).map(([name, value]: [string, unknown]) => [name, String(value)]);
  return { code, figures: Object.fromEntries(texts) as Readonly<Record<string, string>> };
}

export function testView(tested: StandingTest, facts: CovenantFacts, actor: Actor): CovenantTestView {
  const { test, standing, trend, verdicts, events } = tested;
  return {
    covenantId: facts.covenant.id,
    testOn: test.testOn,
    dueOn: test.dueOn,
    graceEndOn: test.graceEndOn,
    state: standing.state,
    since: standing.since ?? null,
    waivedUntilOn: standing.waivedUntilOn ?? null,
    isOverdue: standing.isOverdue,
    figures: figuresView(tested),
    trend: trend ?? null,
    verdicts: verdicts.map(verdictView),
    events: events.filter(({ event }) => event.kind !== "tested").map(eventView),
    allowed: allowedSteps(tested, facts.covenant, actor),
  };
}

function verdictView(fact: CovenantTestFact): VerdictView {
  const {
    id,
    effectiveOn,
    verdict,
    inputs,
    threshold,
    headroom,
    level,
    reason,
    testedBy: by,
    recordedAt,
  } = fact;
  return {
    id,
    effectiveOn,
    verdict,
    inputs,
    threshold,
    headroom,
    level,
    reason,
    testedBy: by,
    recordedAt,
  };
}

function eventView({ event, reason, actor, requestedBy, approvalId }: CovenantEventFact): EventView {
  return {
    id: event.id,
    kind: event.kind,
    effectiveOn: event.effectiveOn,
    recordedAt: event.recordedAt,
    reason,
    by: actor,
    requestedBy,
    approvalId,
    scope: event.kind === "waived" ? event.scope : null,
    untilOn: event.kind === "waived" ? event.untilOn : null,
    keepsStep: event.kind === "waived" ? event.keepsStep : null,
    stepBp: event.kind === "stepApplied" ? basisPointsText(event.stepBp) : null,
    fromOn: event.kind === "stepApplied" ? event.fromOn : null,
  };
}

export type CovenantAction =
  "submitFigures" | "deliver" | "test" | "cure" | "waive" | "applyStep" | "requestAcceleration" | "close";

const openStates: readonly CovenantState[] = ["awaiting", "complied", "breached"];
const endedByClosing: readonly CovenantState[] = ["complied", "cured", "waived", "stepApplied"];

/** What this person may do about the test now; the server decides again when he does. */
function allowedSteps(
  tested: StandingTest,
  { facility }: CovenantRecord,
  { organizationId, roles }: Actor,
): readonly CovenantAction[] {
  if (organizationId === facility.borrower.id) {
    return mayDo(roles, "submitFigures") ? borrowersSteps(tested) : [];
  }
  return mayDo(roles, "testCovenants") ? lendersSteps(tested) : [];
}

function borrowersSteps(tested: StandingTest): readonly CovenantAction[] {
  if (!openStates.includes(tested.standing.state)) return [];
  if (isDelivered(tested)) return owedSteps(tested.standing.state);
  return tested.judged === undefined ? [] : ["submitFigures"];
}

function lendersSteps(tested: StandingTest): readonly CovenantAction[] {
  const { state } = tested.standing;
  return [
    ...(isDelivered(tested) ? owedSteps(state) : openStates.includes(state) ? (["test"] as const) : []),
    ...(state === "breached" || state === "stepApplied" ? answersTo(tested) : []),
    ...(endedByClosing.includes(state) ? (["close"] as const) : []),
  ];
}

function owedSteps(state: CovenantState): readonly CovenantAction[] {
  return state === "awaiting" || state === "breached" ? ["deliver"] : [];
}

function answersTo({ agreed: { consequence }, standing }: StandingTest): readonly CovenantAction[] {
  const right = {
    none: [],
    rateStep: standing.state === "breached" ? ["applyStep"] : [],
    accelerationOnRequest: ["requestAcceleration"],
    automaticAcceleration: ["requestAcceleration"],
  } as const satisfies Record<string, readonly CovenantAction[]>;
  return ["cure", "waive", ...right[consequence.kind]];
}

export function covenantSummary(
  facts: CovenantFacts,
  tests: readonly StandingTest[],
  actor: Actor,
): CovenantSummary {
  const { covenant } = facts;
  const { facility } = covenant;
  const current = currentTest(tests);
  return {
    id: covenant.id,
    code: covenant.code,
    name: covenant.name,
    facility: { id: facility.id, number: facility.number, currency: facility.currency },
    lender: facility.lender,
    borrower: facility.borrower,
    loanId: covenant.loanId ?? null,
    agreed: agreedView(current?.agreed ?? covenant.agreed),
    clause: covenant.clause,
    effectiveOn: covenant.effectiveOn,
    provenance: covenant.provenance,
    current: current === undefined ? null : testView(current, facts, actor),
    headrooms: tests.flatMap(({ test, judged }) =>
      judged?.result.headroom === undefined
        ? []
        : [{ testOn: test.testOn, headroom: ratioText(judged.result.headroom, headroomPlaces) }],
    ),
  };
}
