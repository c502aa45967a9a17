/** An application as shown: to its organizer what he wrote and what became of it, to its lender the review as well. */
import { mayDo } from "../../domain/party/access.ts";
import type { Rejection } from "../../domain/kernel/decision.ts";
import { japanDay, type Instant } from "../../domain/kernel/instant.ts";
import { stepsAllowed, type ApplicationState } from "../../domain/programme/application-life.ts";
import type { DecisionKind } from "../../domain/programme/application-decision.ts";
import { amountAsked } from "../../domain/programme/application-content.ts";
import { eligibilityFindings } from "../../domain/programme/eligibility.ts";
import {
  shownTerms,
  writeContent,
  writeUses,
  type ApplicationContentJson,
  type AskedUseJson,
  type ShownTerms,
} from "../../domain/programme/programme-json.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import {
  completenessOf,
  contentIn,
  eligibilityOf,
  isWithOrganizer,
  judgedBy,
  type KnownApplication,
} from "./load-application.ts";
import type { ApplicationRecord, StepFact } from "./ports.ts";
import { reviewSide, type ReviewSideView } from "./review-view.ts";

export interface ApplicationSummaryView extends Pick<
  ApplicationRecord,
  "id" | "number" | "programme" | "lender" | "borrower" | "project" | "provenance"
> {
  readonly state: ApplicationState;
  readonly amount: string;
  readonly percent: number;
  readonly missing: number;
  /** Day by which the organizer has to answer; null where nothing is asked of him. */
  readonly answerByOn: string | null;
  readonly changedAt: string;
}

export interface ApplicationView extends ApplicationSummaryView {
  readonly standing: "lender" | "borrower";
  readonly revision: number;
  readonly savedAt: string | null;
  readonly content: ApplicationContentJson;
  readonly terms: ShownTerms;
  readonly termsVersion: number;
  readonly submissions: readonly {
    readonly version: number;
    readonly submittedAt: string;
    readonly submittedBy: string;
    readonly contentHash: string;
  }[];
  readonly completeness: {
    readonly percent: number;
    readonly byOn: string | null;
    readonly items: readonly {
      readonly item: string;
      readonly document: string | null;
      readonly have: number;
      readonly need: number;
    }[];
  };
  readonly eligibility: readonly Required<Pick<Rejection, "code" | "figures">>[];
  readonly documents: readonly {
    readonly id: string;
    readonly code: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly uploadedAt: string;
  }[];
  readonly steps: readonly {
    readonly kind: StepFact["kind"];
    readonly on: string;
    readonly reason: string;
    readonly answerByOn: string | null;
    /** People of the lender stay unnamed to the organizer. */
    readonly person: string | null;
    readonly recordedAt: string;
  }[];
  readonly allowed: readonly string[];
  /** Null for the organizer. */
  readonly review: ReviewSideView | null;
  readonly decision: {
    readonly kind: DecisionKind;
    readonly on: string;
    readonly reasons: string;
    readonly granted: { readonly tier: string; readonly uses: readonly AskedUseJson[] } | null;
  } | null;
  readonly conditions: readonly {
    readonly number: number;
    readonly text: string;
    readonly dueOn: string | null;
    readonly metOn: string | null;
    readonly note: string | null;
  }[];
  readonly facilityId: string | null;
}

export interface ViewReader {
  readonly work: Pick<Repositories, "applications" | "programmes" | "members">;
  readonly actor: Actor;
  readonly now: Instant;
}

export function summaryView(known: KnownApplication, now: Instant): ApplicationSummaryView {
  const { record, state } = known;
  const { id, number, programme, lender, borrower, project, provenance } = record;
  const { percent, missing } = completenessOf(known, now);
  const last = record.steps.at(-1);
  return {
    id,
    number,
    programme,
    lender,
    borrower,
    project,
    provenance,
    state,
    amount: String(amountAsked(record.decision?.granted ?? contentIn(known))),
    percent,
    missing: missing.length,
    answerByOn: state === "returned" ? (last?.answerByOn ?? null) : null,
    changedAt: last?.recordedAt ?? record.recordedAt,
  };
}

export async function applicationView(reader: ViewReader, known: KnownApplication): Promise<ApplicationView> {
  const { now } = reader;
  const { record, standing } = known;
  const version = judgedBy(known, japanDay(now));
  const { percent, items, byOn } = completenessOf(known, now);
  const eligibility = eligibilityFindings(await eligibilityOf(reader, known));
  const isLender = standing === "lender";
  return {
    ...summaryView(known, now),
    standing: isLender ? "lender" : "borrower",
    revision: record.draft.revision,
    savedAt: isLender ? null : record.draft.savedAt,
    content: writeContent(shownContent(known)),
    terms: shownTerms(version.terms),
    termsVersion: version.version,
    submissions: record.submissions.map(({ version: number, recordedAt, submittedBy, contentHash }) => ({
      version: number,
      submittedAt: recordedAt,
      submittedBy: submittedBy.name,
      contentHash,
    })),
    completeness: {
      percent,
      byOn: byOn ?? null,
      items: items.map((item) => ({ ...item, document: item.document ?? null })),
    },
    eligibility: eligibility.map(({ code, figures = {} }) => ({ code, figures })),
    documents: record.documents.map(({ id, code, fileName, sha256, sizeBytes, recordedAt }) => ({
      id,
      code,
      fileName,
      sha256,
      sizeBytes,
      uploadedAt: recordedAt,
    })),
    steps: record.steps.map((step) => stepView(step, known)),
    allowed: allowedTo(reader.actor, known),
    review: isLender ? await reviewSide(reader, known) : null,
    decision: decisionView(record),
    conditions: record.conditions.map(({ number, text, dueOn, met }) => ({
      number,
      text,
      dueOn: dueOn ?? null,
      metOn: met?.on ?? null,
      note: met?.note ?? null,
    })),
    facilityId: record.contract?.facilityId ?? null,
  };
}

/** A lender never sees a draft: while it is with the organizer, what was submitted last stands. */
function shownContent(known: KnownApplication): ReturnType<typeof contentIn> {
  if (known.standing !== "lender" || !isWithOrganizer(known.state)) return contentIn(known);
  return known.record.submissions.at(-1)?.content ?? contentIn(known);
}

const organizerSteps = ["submitted", "withdrawn"];

function stepView(
  { kind, effectiveOn, reason, answerByOn, person, recordedAt }: StepFact,
  { standing }: KnownApplication,
): ApplicationView["steps"][number] {
  const isNamed = standing === "lender" || organizerSteps.includes(kind);
  return {
    kind,
    on: effectiveOn,
    reason,
    answerByOn: answerByOn ?? null,
    person: isNamed ? person.name : null,
    recordedAt,
  };
}

function allowedTo({ roles }: Actor, { record, standing }: KnownApplication): readonly string[] {
  const steps = stepsAllowed(record.steps.map(({ kind }) => kind));
  return steps.filter((step) => {
    if (organizerSteps.includes(step)) return standing === "borrower" && mayDo(roles, "apply");
    if (standing !== "lender") return false;
    return step === "approved" || step === "declined" || step === "contracted"
      ? mayDo(roles, "requestApproval")
      : mayDo(roles, "screenApplications");
  });
}

function decisionView({ decision }: ApplicationRecord): ApplicationView["decision"] {
  if (decision === undefined) return null;
  const { kind, effectiveOn, reasons, granted } = decision;
  return {
    kind,
    on: effectiveOn,
    reasons,
    granted: granted === undefined ? null : { tier: granted.tier, uses: writeUses(granted.uses) },
  };
}
