import type { Instant } from "../../domain/kernel/instant.ts";
import { rateText } from "../../domain/kernel/rate.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Sha256 } from "../../domain/ledger/hash-chain.ts";
import { writeUses } from "../../domain/programme/programme-json.ts";
import { tierOn } from "../../domain/programme/programme-terms.ts";
import type { ApplicationState } from "../../domain/programme/application-life.ts";
import { toCanonical } from "../canonical.ts";
import type { Page, PageRequest } from "../page.ts";
import { Rejected } from "../rejected.ts";
import {
  applicationView,
  summaryView,
  type ApplicationSummaryView,
  type ApplicationView,
  type ViewReader,
} from "./application-view.ts";
import { knownApplication, loadApplication, type KnownApplication } from "./load-application.ts";

/** Page by page of all applications; a page may hold fewer of a state than asked. */
export async function listApplications(
  reader: ViewReader,
  { state, page }: { readonly state: ApplicationState | undefined; readonly page: PageRequest },
): Promise<Page<ApplicationSummaryView>> {
  const { work, actor, now } = reader;
  const { items, nextCursor } = await work.applications.list(actor.organizationId, page);
  const views: ApplicationSummaryView[] = [];
  for (const record of items) views.push(summaryView(await knownApplication(reader, record), now));
  return { items: views.filter((view) => state === undefined || view.state === state), nextCursor };
}

export async function readApplication(reader: ViewReader, applicationId: string): Promise<ApplicationView> {
  return applicationView(reader, await loadApplication(reader, applicationId));
}

export interface DecisionLetter extends Pick<
  ApplicationSummaryView,
  "number" | "programme" | "lender" | "borrower" | "project"
> {
  readonly decision: NonNullable<ApplicationView["decision"]>;
  readonly tier: {
    readonly code: string;
    readonly name: { readonly ja: string; readonly en: string };
    readonly adjustment: string;
    readonly source: string;
  } | null;
  readonly conditions: ApplicationView["conditions"];
  readonly decidedBy: readonly string[];
  /** Of everything above, so that a letter can be held against the record. */
  readonly contentHash: string;
}

/** The letter as it is drawn, with the moment at which the decision was recorded. */
export interface DecisionPaper {
  readonly letter: DecisionLetter;
  readonly issuedAt: Instant;
  readonly fictional: boolean;
}

/** What a decision letter says; the document is drawn from it. */
export async function readDecisionLetter(
  sha256: Sha256,
  reader: ViewReader,
  applicationId: string,
): Promise<DecisionLetter> {
  return letterOf(sha256, reader, await loadApplication(reader, applicationId));
}

/** Dated by the record of the decision, so that it is the same whenever it is asked for. */
export async function readDecisionPaper(
  sha256: Sha256,
  reader: ViewReader,
  applicationId: string,
): Promise<DecisionPaper> {
  const known = await loadApplication(reader, applicationId);
  const letter = await letterOf(sha256, reader, known);
  const { decision, recordedAt, provenance } = known.record;
  return { letter, issuedAt: decision?.recordedAt ?? recordedAt, fictional: provenance.fictional };
}

async function letterOf(
  sha256: Sha256,
  reader: ViewReader,
  known: KnownApplication,
): Promise<DecisionLetter> {
  const { decision } = known.record;
  if (decision === undefined) throw new Rejected({ code: "notFound", figures: { what: "decision" } });
  const view = await applicationView(reader, known);
  const { granted } = decision;
  const termsId = known.record.submissions.find(({ id }) => id === decision.submissionId)?.termsId;
  const terms = known.programme.versions.find(({ id }) => id === termsId)?.terms;
  const tier =
    granted === undefined || terms === undefined
      ? undefined
      : tierOn(terms, granted.tier, decision.effectiveOn);
  const { number, programme, lender, borrower, project } = view;
  const letter = {
    number,
    programme,
    lender,
    borrower,
    project,
    decision: {
      kind: decision.kind,
      on: decision.effectiveOn,
      reasons: decision.reasons,
      granted: granted === undefined ? null : { tier: granted.tier, uses: writeUses(granted.uses) },
    },
    tier:
      tier === undefined
        ? null
        : {
            code: tier.code,
            name: tier.name,
            adjustment: rateText(tier.adjustment),
            source: tier.source,
          },
    conditions: view.conditions.map((condition) => ({ ...condition, metOn: null, note: null })),
    decidedBy: [decision.requestedBy.name, decision.approvedBy.name],
  };
  return { ...letter, contentHash: sha256(canonicalJson(toCanonical(letter))) };
}
