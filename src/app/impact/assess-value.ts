/**
 * Social value of a project, assessed by an organization that stands to it. What is recorded is what people entered;
 * values, ratio, break-even and sensitivity are reckoned at each reading, so that they never part from their inputs.
 */
import { observationState, observedValue } from "../../domain/impact/observation.ts";
import {
  answeredNegatives,
  rangedFigures,
  valueRange,
  type CaseRange,
  type RangedFigure,
  type RangedModel,
  type ValueRange,
} from "../../domain/impact/social-value-range.ts";
import { canonicalDecimal, decimal } from "../../domain/kernel/decimal.ts";
import { japanDay } from "../../domain/kernel/instant.ts";
import { present } from "../../domain/kernel/invariant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { reaches } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { CommandContext } from "../command.ts";
import type { Repositories } from "../ports.ts";
import { ownRecord, type Provenance } from "../provenance.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { WrittenAssessment, WrittenOutcome } from "./assessment-ports.ts";
import { assessmentView, type AssessmentView } from "./assessment-view.ts";

export interface AssessValue {
  readonly projectId: string;
  readonly assessment: WrittenAssessment;
  readonly effectiveOn?: LocalDate;
  readonly provenance?: Provenance;
}

type Work = Pick<Repositories, "impact" | "assessments">;

/** Records the next version of the acting organization. */
export async function assessValue(
  { work, actor, now, newId }: CommandContext,
  command: AssessValue,
): Promise<AssessmentView> {
  const { projectId, assessment, effectiveOn = japanDay(now), provenance = ownRecord } = command;
  await mayAssess(work, actor, projectId);
  await reckonedValue(work, actor, { projectId, assessment });
  const known = await work.assessments.ofProject(actor.organizationId, projectId);
  const own = known.filter(({ organization }) => organization.id === actor.organizationId);
  const id = newId();
  await work.assessments.add({
    id,
    projectId,
    version: Math.max(0, ...own.map(({ version }) => version)) + 1,
    effectiveOn,
    recordedBy: actor.personId,
    assessment,
    provenance,
  });
  const views = await readAssessments(work, actor, projectId);
  return present(
    views.find((view) => view.id === id),
    "the assessment just recorded",
  );
}

/** What an assessment would come to; writes nothing. */
export async function reckonedValue(
  work: Pick<Repositories, "impact">,
  actor: Actor,
  { projectId, assessment }: Pick<AssessValue, "projectId" | "assessment">,
): Promise<ValueRange> {
  await mayAssess(work, actor, projectId);
  const model = modelOf(assessment);
  const range = orReject(valueRange(model));
  orReject(answeredNegatives(model.outcomes, assessment.noNegativesBecause ?? undefined));
  for (const [i, outcome] of assessment.outcomes.entries())
    await mustSayWhatWasObserved(work, actor, { projectId, outcome, pointer: `/outcomes/${String(i)}` });
  return range;
}

export async function readAssessments(
  { assessments, impact }: Work,
  actor: Actor,
  projectId: string,
): Promise<readonly AssessmentView[]> {
  orNotFound(await impact.standingTo(actor.organizationId, projectId), "project");
  const records = await assessments.ofProject(actor.organizationId, projectId);
  return records.map((record) => assessmentView(record, orReject(valueRange(modelOf(record.assessment)))));
}

async function mayAssess(
  { impact }: Pick<Repositories, "impact">,
  actor: Actor,
  projectId: string,
): Promise<void> {
  const standing = await impact.standingTo(actor.organizationId, projectId);
  orNotFound(reaches("assessImpact", standing) ? standing : undefined, "project");
}

function modelOf(assessment: WrittenAssessment): RangedModel {
  return {
    inputs: decimal(assessment.inputs),
    discountRate: decimal(assessment.discountRate),
    startYear: assessment.startYear,
    outcomes: assessment.outcomes.map((outcome) => ({
      id: outcome.id,
      years: outcome.years,
      ...readRanges(outcome),
    })),
  };
}

function readRanges(outcome: WrittenOutcome): Readonly<Record<RangedFigure, CaseRange>> {
  const ranges = rangedFigures.map((figure): readonly [RangedFigure, CaseRange] => {
    const { low, base, high } = outcome[figure];
    return [figure, { low: decimal(low), base: decimal(base), high: decimal(high) }];
  });
  return Object.fromEntries(ranges) as Readonly<Record<RangedFigure, CaseRange>>;
}

interface LinkedOutcome {
  readonly projectId: string;
  readonly outcome: WrittenOutcome;
  readonly pointer: string;
}

/** A quantity that claims to be observed is the observed one. */
async function mustSayWhatWasObserved(
  { impact }: Pick<Repositories, "impact">,
  actor: Actor,
  { projectId, outcome, pointer }: LinkedOutcome,
): Promise<void> {
  const { observationId, quantity } = outcome;
  if (observationId === null) return;
  const found = await impact.findObservation(actor.organizationId, observationId);
  const record = orNotFound(found?.kpi.project.id === projectId ? found : undefined, "observation");
  const state = observationState(record.events);
  const observed = observedValue(record.events) ?? record.draftValue;
  if (observed.eq(decimal(quantity.base))) return;
  throw new Rejected({
    code: "quantityNotObserved",
    figures: { quantity: quantity.base, observed: canonicalDecimal(observed), state },
    pointer: `${pointer}/quantity/base`,
  });
}
