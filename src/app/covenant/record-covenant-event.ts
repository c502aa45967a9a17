/** Steps that one person takes: a verdict from figures or by looking, a delivery, a cure, the end of a test. */
import { reaches, standingInLoan } from "../../domain/party/access.ts";
import type { JudgedTest } from "../../domain/covenant/judged-test.ts";
import { isNumeric } from "../../domain/covenant/covenant-terms.ts";
import { decideTester } from "../../domain/covenant/tester.ts";
import { decideCovenantStep, type CovenantEvent, type LivingTest } from "../../domain/covenant/test-life.ts";
import { canonicalDecimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { ratioText } from "../../domain/kernel/ratio.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { orReject, Rejected } from "../rejected.ts";
import { isDelivered, testOf, verdictOnFigures } from "./covenant-standing.ts";
import type { CovenantDetail } from "./covenant-detail.ts";
import { agreedView, noteView } from "./covenant-view.ts";
import type { CovenantFacts, NewCovenantTest } from "./ports.ts";
import { covenantFacts, readCovenant } from "./read-covenants.ts";

export interface TestCommand {
  readonly covenantId: string;
  readonly testOn: LocalDate;
  readonly reason: string;
}

/** Records the verdict on a test with everything it was reckoned from. What a person looks at, he judges himself. */
export async function recordCovenantTest(
  context: CommandContext,
  { covenantId, testOn, reason, kept }: TestCommand & { readonly kept: boolean | undefined },
): Promise<CovenantDetail> {
  const { work, actor, now, newId } = context;
  const { facts, viewpoint } = await ofLender(context, covenantId);
  const tested = testOf(facts, testOn, viewpoint);
  if (isDelivered(tested)) throw new Rejected({ code: "testedByDelivery", figures: { testOn } });
  const judged = verdictOnFigures(facts, tested, viewpoint);
  orReject(decideTester(judged?.inputs ?? [], facts.statements, actor.personId));
  const verdict = judged === undefined ? seen(kept) : reckoned(judged, testOn);
  const id = newId();
  const effectiveOn = viewpoint.asOf;
  const event: CovenantEvent = { kind: "tested", verdict, id, testOn, effectiveOn, recordedAt: now };
  orReject(decideCovenantStep(tested.test, eventsOf(facts), event));
  const common = { id, covenantId, testOn, effectiveOn, verdict, reason, testedBy: actor.personId };
  await work.covenants.addTest({
    ...common,
    agreed: toCanonical(agreedView(tested.agreed)),
    ...reckoning(judged),
  });
  await announce(context, facts, { testOn, verdict });
  return readCovenant({ covenants: work.covenants, actor, viewpoint }, covenantId);
}

type Reckoning = Pick<NewCovenantTest, "inputs" | "threshold" | "headroom" | "level" | "note">;

/** What a verdict was reckoned from, as text; nothing where a person looked. */
function reckoning(judged: JudgedTest | undefined): Reckoning {
  if (judged === undefined) return { inputs: [], threshold: null, headroom: null, level: null, note: null };
  const { threshold, headroom, note } = judged.result;
  return {
    inputs: judged.inputs,
    threshold: threshold === undefined ? null : canonicalDecimal(threshold),
    headroom: headroom === undefined ? null : ratioText(headroom, 10),
    level: judged.level ?? null,
    note: note === undefined ? null : toCanonical(noteView(note)),
  };
}

function reckoned({ result: { state, note } }: JudgedTest, testOn: LocalDate): "complied" | "breached" {
  if (state !== "awaiting") return state;
  const missing = note?.code === "figuresMissing" ? note.missing.join(", ") : "";
  throw new Rejected({ code: "covenantFiguresMissing", figures: { testOn, missing } });
}

function seen(kept: boolean | undefined): "complied" | "breached" {
  if (kept === undefined) throw new Rejected({ code: "verdictMissing", pointer: "/kept" });
  return kept ? "complied" : "breached";
}

/** A cure (治癒) or the end of a test, recorded by the lender. */
export async function recordCovenantEvent(
  context: CommandContext,
  { covenantId, testOn, reason, kind }: TestCommand & { readonly kind: "cured" | "closed" },
): Promise<CovenantDetail> {
  const { facts, viewpoint } = await ofLender(context, covenantId);
  const { test } = testOf(facts, testOn, viewpoint);
  await append(context, { facts, test, kind, reason });
  return readCovenant({ covenants: context.work.covenants, actor: context.actor, viewpoint }, covenantId);
}

/** Something that was owed has arrived; by the borrower, or by the lender for what came on paper. */
export async function deliver(
  context: CommandContext,
  { covenantId, testOn, reason }: TestCommand,
): Promise<CovenantDetail> {
  const { work, actor, now } = context;
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const facts = await covenantFacts({ covenants: work.covenants, actor, viewpoint }, covenantId);
  const tested = testOf(facts, testOn, viewpoint);
  if (!isDelivered(tested)) throw new Rejected({ code: "notADelivery", figures: { testOn } });
  await recordDelivery(context, { facts, test: tested.test, reason });
  return readCovenant({ covenants: work.covenants, actor, viewpoint }, covenantId);
}

/** Delivered again it stays delivered: only the first day counts. */
export async function recordDelivery(
  context: CommandContext,
  delivery: { readonly facts: CovenantFacts; readonly test: LivingTest; readonly reason: string },
): Promise<void> {
  const { facts, test } = delivery;
  const isThere = eventsOf(facts).some(({ kind, testOn }) => kind === "delivered" && testOn === test.testOn);
  if (!isThere) await append(context, { ...delivery, kind: "delivered" });
}

interface Appended {
  readonly facts: CovenantFacts;
  readonly test: LivingTest;
  readonly kind: "delivered" | "cured" | "closed";
  readonly reason: string;
}

async function append(
  { work, actor, now, newId }: CommandContext,
  { facts, test: living, kind, reason }: Appended,
): Promise<void> {
  const event = { kind, id: newId(), testOn: living.testOn, effectiveOn: japanDay(now) };
  orReject(decideCovenantStep(living, eventsOf(facts), { ...event, recordedAt: now }));
  const covenantId = facts.covenant.id;
  const alone = { requestedBy: null, approvalId: null, amendment: undefined };
  await work.covenants.addEvents([{ covenantId, event, reason, actorId: actor.personId, ...alone }]);
}

export function eventsOf({ events }: CovenantFacts): readonly CovenantEvent[] {
  return events.map(({ event }) => event);
}

interface LendersCovenant {
  readonly facts: CovenantFacts;
  readonly viewpoint: Viewpoint;
}

/** Only the lender judges, answers and closes. */
export async function ofLender(
  { work, actor, now }: Pick<CommandContext, "work" | "actor" | "now">,
  covenantId: string,
): Promise<LendersCovenant> {
  const viewpoint = { asOf: japanDay(now), knownAt: now };
  const facts = await covenantFacts({ covenants: work.covenants, actor, viewpoint }, covenantId);
  if (!reaches("testCovenants", standingInLoan(facts.covenant.facility, actor.organizationId))) {
    throw new Rejected({ code: "notTheLender", figures: { facility: facts.covenant.facility.number } });
  }
  return { facts, viewpoint };
}

async function announce(
  { work, newId }: CommandContext,
  { covenant }: CovenantFacts,
  { testOn, verdict }: { readonly testOn: LocalDate; readonly verdict: "complied" | "breached" },
): Promise<void> {
  const subjectId = covenant.id;
  const payload = {
    covenant: covenant.code,
    facility: covenant.facility.number,
    isNumeric: isNumeric(covenant.agreed.terms),
  };
  const tested = { ...payload, testOn, verdict };
  await work.outbox.add([
    { id: newId(), kind: "covenant.tested", subjectId, payload: tested },
    ...(verdict === "breached"
      ? [{ id: newId(), kind: "covenant.breached" as const, subjectId, payload }]
      : []),
  ]);
}
