import { covenantRateSteps } from "../../domain/covenant/covenant-step.ts";
import { basisPointsText } from "../../domain/kernel/rate.ts";
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { CovenantState } from "../../domain/covenant/test-life.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { covenantDetail, type CovenantDetail } from "./covenant-detail.ts";
import { historyOf, standingTests } from "./covenant-standing.ts";
import {
  covenantSummary,
  figuresView,
  testView,
  type CovenantSummary,
  type CovenantTestView,
  type FiguresView,
} from "./covenant-view.ts";
import type { CovenantFacts, StatementRecord } from "./ports.ts";
import type { FiguresDraft } from "./figures-draft.ts";

export interface CovenantReader {
  readonly covenants: Repositories["covenants"];
  readonly actor: Actor;
  readonly viewpoint: Viewpoint;
}

export async function covenantFacts(
  { covenants, actor, viewpoint }: CovenantReader,
  covenantId: string,
): Promise<CovenantFacts> {
  const [facts] = await covenants.facts(actor.organizationId, [covenantId], viewpoint.knownAt);
  return orNotFound(facts, "covenant");
}

export interface CovenantStepView {
  readonly effectiveOn: LocalDate;
  readonly stepBp: string;
  readonly covenants: readonly { readonly id: string; readonly name: Bilingual }[];
}

export interface FiguresPreview {
  readonly covenantId: string;
  readonly name: Bilingual;
  readonly figures: FiguresView | null;
}

interface CovenantList {
  readonly loanId?: string | undefined;
  readonly page: PageRequest;
}

export async function listCovenants(
  reader: CovenantReader,
  { loanId, page }: CovenantList,
): Promise<Page<CovenantSummary>> {
  const { covenants, actor, viewpoint } = reader;
  const { items, nextCursor } = await covenants.list(actor.organizationId, { loanId }, page);
  const ids = items.map(({ id }) => id);
  const known = await covenants.facts(actor.organizationId, ids, viewpoint.knownAt);
  return {
    nextCursor,
    items: known.map((facts) => covenantSummary(facts, standingTests(facts, viewpoint), actor)),
  };
}

export async function readCovenant(reader: CovenantReader, covenantId: string): Promise<CovenantDetail> {
  const facts = await covenantFacts(reader, covenantId);
  return covenantDetail(facts, standingTests(facts, reader.viewpoint), reader.actor);
}

interface TestList extends CovenantList {
  readonly state: CovenantState | undefined;
}

/** Tests of one page of covenants; a page may be empty and still have a next one. */
export async function listCovenantTests(
  reader: CovenantReader,
  { state, loanId, page }: TestList,
): Promise<Page<CovenantTestView>> {
  const { covenants, actor, viewpoint } = reader;
  const { items, nextCursor } = await covenants.list(actor.organizationId, { loanId }, page);
  const ids = items.map(({ id }) => id);
  const known = await covenants.facts(actor.organizationId, ids, viewpoint.knownAt);
  const tests = known.flatMap((facts) =>
    standingTests(facts, viewpoint)
      .filter(({ standing }) => state === undefined || standing.state === state)
      .map((test) => testView(test, facts, actor)),
  );
  return { nextCursor, items: tests };
}

/** Dated basis points that approved steps add to the margin of a loan. */
export async function readCovenantSteps(
  { covenants, actor, viewpoint }: CovenantReader,
  loanId: string,
): Promise<readonly CovenantStepView[]> {
  orNotFound(await covenants.placeOfLoan(actor.organizationId, loanId), "loan");
  const { items } = await covenants.list(actor.organizationId, { loanId }, { limit: 200, cursor: undefined });
  const ids = items.map(({ id }) => id);
  const known = await covenants.facts(actor.organizationId, ids, viewpoint.knownAt);
  const rows = covenantRateSteps(known.map(historyOf));
  return rows.map(({ effectiveOn, stepBp, breaches }) => ({
    effectiveOn,
    stepBp: basisPointsText(stepBp),
    covenants: known
      .filter(({ covenant }) => breaches.some((breach) => breach.covenant === covenant.id))
      .map(({ covenant }) => ({ id: covenant.id, name: covenant.name })),
  }));
}

/** What figures would come to in every covenant that reads them, before anybody submits them. Writes nothing. */
export async function previewFigures(
  reader: CovenantReader,
  draft: FiguresDraft & { readonly loanId: string },
): Promise<readonly FiguresPreview[]> {
  const { covenants, actor, viewpoint } = reader;
  orNotFound(await covenants.placeOfLoan(actor.organizationId, draft.loanId), "loan");
  const page = { limit: 200, cursor: undefined };
  const { items } = await covenants.list(actor.organizationId, { loanId: draft.loanId }, page);
  const ids = items.map(({ id }) => id);
  const known = await covenants.facts(actor.organizationId, ids, viewpoint.knownAt);
  return known.flatMap((facts) => {
    const after = standingTests(withDraft(facts, draft, viewpoint), viewpoint);
    const tested = after.find(({ test }) => test.testOn === draft.termEndOn);
    if (tested?.judged === undefined || tested.agreed.basis !== draft.basis) return [];
    const { id, name } = facts.covenant;
    return [{ covenantId: id, name, figures: figuresView(tested) }];
  });
}

function withDraft(facts: CovenantFacts, draft: FiguresDraft, { knownAt }: Viewpoint): CovenantFacts {
  const { facility, provenance } = facts.covenant;
  const version = 1 + Math.max(0, ...facts.statements.map((statement) => statement.version));
  const statement: StatementRecord = {
    ...draft,
    id: "draft",
    version,
    lender: facility.lender,
    borrower: facility.borrower,
    currency: facility.currency,
    entry: "typed",
    note: "",
    submittedBy: { id: "", name: "" },
    provenance,
    evidence: [],
    recordedAt: knownAt,
  };
  return { ...facts, statements: [...facts.statements, statement] };
}
