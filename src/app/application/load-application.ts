/** One application with its programme, how the caller stands to it, and what it is judged by. */
import { reaches, standingInLoan, type Action, type Standing } from "../../domain/party/access.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { amountAsked, type ApplicationContent } from "../../domain/programme/application-content.ts";
import {
  applicationState,
  takeApplicationStep,
  type ApplicationState,
  type ApplicationStep,
} from "../../domain/programme/application-life.ts";
import { completeness, type Completeness } from "../../domain/programme/completeness.ts";
import type { EligibilityCase } from "../../domain/programme/eligibility.ts";
import type { ReviewBoard } from "../../domain/programme/review.ts";
import type { Actor } from "../actor.ts";
import type { ProgrammeRecord, ProgrammeVersion } from "../programme/ports.ts";
import { isOpenedByCrisis, presentVersion } from "../programme/programme-version.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import type { ApplicationRecord, ReviewFact, Submission } from "./ports.ts";

export interface KnownApplication {
  readonly record: ApplicationRecord;
  readonly programme: ProgrammeRecord;
  readonly standing: Standing | undefined;
  readonly state: ApplicationState;
}

interface Reader {
  readonly work: Pick<Repositories, "applications" | "programmes">;
  readonly actor: Actor;
  readonly now: Instant;
}

export async function loadApplication(
  { work, actor }: Pick<Reader, "work" | "actor">,
  applicationId: string,
): Promise<KnownApplication> {
  const record = orNotFound(await work.applications.find(actor.organizationId, applicationId), "application");
  return knownApplication({ work, actor }, record);
}

export async function knownApplication(
  { work, actor }: Pick<Reader, "work" | "actor">,
  record: ApplicationRecord,
): Promise<KnownApplication> {
  const programme = orNotFound(await work.programmes.find(record.programme.id), "programme");
  const standing = standingInLoan(record, actor.organizationId);
  return { record, programme, standing, state: applicationState(stepsOf(record)) };
}

/** As `loadApplication`, for whoever may take the action on it. */
export async function loadFor(
  action: Action,
  reader: Pick<Reader, "work" | "actor">,
  applicationId: string,
): Promise<KnownApplication> {
  const known = await loadApplication(reader, applicationId);
  if (reaches(action, known.standing)) return known;
  const code = known.standing === "lender" ? "notTheBorrower" : "notTheLender";
  throw new Rejected({ code, figures: { facility: known.record.number } });
}

export function stepsOf({ steps }: Pick<ApplicationRecord, "steps">): readonly ApplicationStep[] {
  return steps.map(({ kind }) => kind);
}

export function mustAllowStep({ record }: KnownApplication, step: ApplicationStep, reason = ""): void {
  orReject(takeApplicationStep(stepsOf(record), step, reason));
}

export function latestSubmission({ submissions }: ApplicationRecord): Submission {
  return orNotFound(submissions.at(-1), "submission");
}

/** A draft is judged by the terms of today, what was submitted by those of its day. */
export function judgedBy({ record, programme, state }: KnownApplication, today: LocalDate): ProgrammeVersion {
  const submission = isWithOrganizer(state) ? undefined : record.submissions.at(-1);
  const agreed = programme.versions.find(({ id }) => id === submission?.termsId);
  return agreed ?? presentVersion(programme, today);
}

export function isWithOrganizer(state: ApplicationState): boolean {
  return state === "draft" || state === "returned";
}

export function contentIn({ record, state }: KnownApplication): ApplicationContent {
  const submission = isWithOrganizer(state) ? undefined : record.submissions.at(-1);
  return submission?.content ?? record.draft.content;
}

/** The day it is judged: that of its submission, today while it is a draft. */
function judgedOn({ record, state }: KnownApplication, now: Instant): LocalDate {
  const submission = isWithOrganizer(state) ? undefined : record.submissions.at(-1);
  return japanDay(submission?.recordedAt ?? now);
}

export async function eligibilityOf(
  { work, now }: Pick<Reader, "work" | "now">,
  known: KnownApplication,
  content: ApplicationContent = contentIn(known),
): Promise<EligibilityCase> {
  const { record, programme } = known;
  const on = judgedOn(known, now);
  const granted = await work.applications.grantedUnder({
    programmeId: programme.id,
    borrowerId: record.borrower.id,
    exceptId: record.id,
  });
  const sumOf = (use: "equipment" | "working"): bigint =>
    granted.reduce((sum, terms) => sum + amountAsked(terms, use), 0n);
  return {
    terms: judgedBy(known, japanDay(now)).terms,
    content,
    on,
    grantedBefore: { equipment: sumOf("equipment"), working: sumOf("working") },
    isCrisisOpen: await isOpenedByCrisis(work, programme, on),
  };
}

export function completenessOf(known: KnownApplication, now: Instant): Completeness {
  const { record, state } = known;
  return completeness({
    terms: judgedBy(known, japanDay(now)).terms,
    content: contentIn(known),
    documents: record.documents.map(({ code }) => code),
    answerByOn: state === "returned" ? record.steps.at(-1)?.answerByOn : undefined,
  });
}

export function boardOf({
  reviewers,
  conflicts,
  reviews,
  notes,
}: ApplicationRecord): ReviewBoard<ReviewFact> {
  return {
    reviewers: reviewers.map(({ id }) => id),
    conflicted: conflicts.map(({ person }) => person.id),
    reviews,
    explained: notes.map(({ criterion }) => criterion),
  };
}

/** Whoever declared a conflict of interest takes no part in it. */
export function mustHaveNoConflict({ record }: KnownApplication, { personId }: Actor): void {
  const conflict = record.conflicts.find(({ person }) => person.id === personId);
  if (conflict === undefined) return;
  throw new Rejected({ code: "conflictOfInterest", figures: { person: conflict.person.name } });
}
