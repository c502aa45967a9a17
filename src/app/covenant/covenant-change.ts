/**
 * Answers to a breach that need a second person: a waiver, a rate step, a request for acceleration. Each is reckoned
 * from the standing of the test, shown with what it changes, and written when the second person approves.
 */
import { covenantRateSteps } from "../../domain/covenant/covenant-step.ts";
import {
  decideCovenantStep,
  waiverScopes,
  type CovenantEvent,
  type WaiverScope,
} from "../../domain/covenant/test-life.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { canonicalJson, type CanonicalObject } from "../../domain/kernel/canonical-json.ts";
import { localDate, type LocalDate } from "../../domain/kernel/local-date.ts";
import { basisPointsText, parseBasisPoints, zeroBasisPoints } from "../../domain/kernel/rate.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import type { ChangeKind, ReckonedChange } from "../approval/change-kind.ts";
import { toCanonical } from "../canonical.ts";
import { orReject, Rejected } from "../rejected.ts";
import { loanFactIds } from "../loan/loan-fact-ids.ts";
import { recordRepricings, type Repricing } from "../loan/repricing.ts";
import { isMoved, repricedLoans, repricedView } from "./covenant-repricing.ts";
import { historyOf, testOf, type StandingTest } from "./covenant-standing.ts";
import type { CovenantFacts } from "./ports.ts";
import { eventsOf, ofLender } from "./record-covenant-event.ts";

interface BreachAnswer {
  readonly covenantId: string;
  readonly testOn: LocalDate;
  readonly reason: string;
}

export interface WaiverRequest extends BreachAnswer {
  readonly scope: WaiverScope;
  readonly untilOn: LocalDate;
  readonly keepsStep: boolean;
}

export interface StepRequest extends BreachAnswer {
  /** The first day at the higher rate. */
  readonly fromOn: LocalDate;
}

export type AccelerationRequest = BreachAnswer;

type AnswerKind = "covenantWaiver" | "covenantStep" | "covenantAcceleration";
type AnswerStep = Taken &
  RecordedFact & { readonly id: string; readonly testOn: LocalDate; readonly effectiveOn: LocalDate };

export const covenantChange =
  (kind: AnswerKind): ChangeKind =>
  async (deps, asked, payload) => {
    const read = payload as unknown as Readonly<Record<string, unknown>> & {
      readonly covenantId: string;
      readonly testOn: string;
      readonly reason: string;
    };
    const { facts, viewpoint } = await ofLender(asked, read.covenantId);
    const tested = testOf(facts, localDate(read.testOn), viewpoint);
    const fact = {
      id: "requested",
      testOn: tested.test.testOn,
      effectiveOn: viewpoint.asOf,
      recordedAt: asked.now,
    };
    const step: AnswerStep = { ...stepOf(kind, read, tested), ...fact };
    const state = orReject(decideCovenantStep(tested.test, eventsOf(facts), step));
    const loans = await repricedLoans(deps, asked, { facts, event: step });
    const preview = previewOf(facts, tested, { kind, step, state, reason: read.reason, loans });
    const digested = {
      payload,
      events: facts.events.map(({ event }) => event.id),
      loans: loans.map(({ before }) => loanFactIds(before.facts)),
    };
    return {
      subjectId: `${read.covenantId}/${read.testOn}`,
      payload,
      preview: toCanonical(preview),
      factsDigest: deps.sha256(canonicalJson(toCanonical(digested))),
      differenceTo: () => ({ stateNow: tested.standing.state }),
      apply: applying(facts, { step, reason: read.reason, loans }),
    };
  };

interface Decided {
  readonly step: AnswerStep;
  readonly reason: string;
  readonly loans: readonly Repricing[];
}

function applying(facts: CovenantFacts, { step, reason, loans }: Decided): ReckonedChange["apply"] {
  return async (context, approval) => {
    const { work, actor, newId } = context;
    const covenantId = facts.covenant.id;
    const taken = { ...step, id: newId() };
    const requestedBy = approval.requestedBy.id;
    const common = { covenantId, reason, requestedBy, approvalId: approval.id };
    if (taken.kind === "stepApplied") {
      await work.covenants.addStep({ ...common, event: taken, approvedBy: actor.personId });
    } else {
      const actorId = actor.personId;
      await work.covenants.addEvents([{ ...common, event: taken, amendment: undefined, actorId }]);
    }
    const payload = { covenant: facts.covenant.code, testOn: step.testOn };
    await work.outbox.add([{ id: newId(), kind: `covenant.${step.kind}`, subjectId: covenantId, payload }]);
    const cause = { kind: `covenant.${step.kind}`, id: taken.id };
    const people = { authorId: requestedBy, approverId: actor.personId };
    const because = { ...cause, ...people };
    await recordRepricings(
      context,
      loans.filter(isMoved).map((repricing) => ({ repricing, reason: because, told: payload })),
    );
  };
}

type Taken =
  | {
      readonly kind: "waived";
      readonly scope: WaiverScope;
      readonly untilOn: LocalDate;
      readonly keepsStep: boolean;
    }
  | Pick<Extract<CovenantEvent, { kind: "stepApplied" }>, "kind" | "stepBp" | "fromOn">
  | { readonly kind: "accelerationRequested" };

function stepOf(kind: AnswerKind, read: Readonly<Record<string, unknown>>, { agreed }: StandingTest): Taken {
  const { consequence } = agreed;
  if (kind === "covenantWaiver") {
    const scope = waiverScopes.find((each) => each === read["scope"]) ?? "thisTest";
    return {
      kind: "waived",
      scope,
      untilOn: localDate(String(read["untilOn"])),
      keepsStep: read["keepsStep"] === true,
    };
  }
  if (kind === "covenantStep") {
    if (consequence.kind !== "rateStep") {
      throw new Rejected({ code: "noStepAgreed", figures: { consequence: consequence.kind } });
    }
    const stepBp = orReject(parseBasisPoints(basisPointsText(consequence.stepBp)));
    return { kind: "stepApplied", stepBp, fromOn: localDate(String(read["fromOn"])) };
  }
  if (consequence.kind !== "accelerationOnRequest" && consequence.kind !== "automaticAcceleration") {
    throw new Rejected({ code: "noAccelerationAgreed", figures: { consequence: consequence.kind } });
  }
  return { kind: "accelerationRequested" };
}

const titles: Readonly<Record<AnswerKind, Bilingual>> = {
  covenantWaiver: { ja: "コベナンツ抵触の猶予", en: "waiver of a breach" },
  covenantStep: { ja: "コベナンツ抵触による金利の上乗せ", en: "rate step for a breach" },
  covenantAcceleration: { ja: "期限の利益喪失の請求", en: "request for acceleration" },
};

interface Previewed {
  readonly kind: AnswerKind;
  readonly step: AnswerStep;
  readonly state: string;
  readonly reason: string;
  readonly loans: readonly Repricing[];
}

/** Loans whose schedules the preview shows; the others are counted. */
const shownLoans = 10;

function previewOf(
  facts: CovenantFacts,
  { standing, test }: StandingTest,
  { kind, step, state, reason, loans }: Previewed,
): ChangePreviewView {
  const { covenant } = facts;
  const title = titles[kind];
  const moved = loans.filter(isMoved);
  const fromOn = step.kind === "stepApplied" ? step.fromOn : step.effectiveOn;
  return {
    title: {
      ja: `${covenant.name.ja}（${test.testOn}）：${title.ja}`,
      en: `${covenant.name.en} (${test.testOn}): ${title.en}`,
    },
    currency: covenant.facility.currency,
    facts: [
      text({ ja: "判定の状態", en: "State of the test" }, standing.state, state),
      ...factsOf(step, facts),
      text({ ja: "理由", en: "Reason" }, null, reason),
    ],
    loans: moved.slice(0, shownLoans).map((loan) => repricedView(loan, fromOn, step.effectiveOn)),
    furtherLoans: Math.max(moved.length - shownLoans, 0),
    warnings: kind === "covenantAcceleration" ? [acceleration] : [],
  };
}

const acceleration: Bilingual = {
  ja: "請求の事実を記録します。残高や期日は自動では変わりません。",
  en: "This records that the lender has asked. Balance and due dates do not change by themselves.",
};

function factsOf(step: AnswerStep, facts: CovenantFacts): readonly FactChangeView[] {
  if (step.kind === "waived") {
    return [
      text({ ja: "範囲", en: "Scope" }, null, step.scope),
      { ...text({ ja: "猶予の期限", en: "Waived until" }, null, step.untilOn), form: "day" },
      text({ ja: "上乗せの継続", en: "Rate step stays" }, null, step.keepsStep ? "○" : "×"),
    ];
  }
  if (step.kind !== "stepApplied") return [];
  const { covenant, events } = historyOf(facts);
  const lastStep = (known: readonly CovenantEvent[]) =>
    covenantRateSteps([{ covenant, events: known }]).at(-1)?.stepBp ?? zeroBasisPoints;
  const [before, after] = [lastStep(events), lastStep([...events, step])];
  return [
    text({ ja: "上乗せ（bp）", en: "Step (bp)" }, basisPointsText(before), basisPointsText(after)),
    { ...text({ ja: "適用開始日", en: "From" }, null, step.fromOn), form: "day" },
  ];
}

function text(label: Bilingual, before: string | null, after: string | null): FactChangeView {
  return { label, form: "text", before, after };
}

export function breachPayload(answer: WaiverRequest | StepRequest | AccelerationRequest): CanonicalObject {
  return { ...answer };
}
