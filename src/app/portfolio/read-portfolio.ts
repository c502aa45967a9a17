import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import { portfolioRequestOf, portfolioTitle } from "./portfolio-payload.ts";
import type { PortfolioDraft, PortfolioKind, PortfolioLine, PortfolioSummary, RunOutcome } from "./ports.ts";

export type PortfolioState = "checking" | "checked" | "requested" | "running" | "done" | "stopped";

export interface PortfolioRunView {
  readonly id: string;
  readonly kind: PortfolioKind;
  readonly title: Bilingual;
  readonly person: string;
  readonly createdAt: string;
  readonly state: PortfolioState;
  readonly summary: PortfolioSummary | null;
  readonly digest: string | null;
  readonly checkJobId: string | null;
  readonly runJobId: string | null;
  /** The request that waits for a second person. */
  readonly approvalId: string | null;
  readonly allowed: readonly "request"[];
}

export interface PortfolioLineView extends PortfolioLine {
  readonly seq: number;
  readonly included: boolean;
  readonly result: RunOutcome | null;
}

type Reading = Pick<Repositories, "portfolio" | "approvals" | "jobs">;

export async function listPortfolioRuns(
  work: Reading,
  actor: Actor,
  page: PageRequest,
): Promise<Page<PortfolioRunView>> {
  const { items, nextCursor } = await work.portfolio.list(actor.organizationId, page);
  const views: PortfolioRunView[] = [];
  for (const draft of items) views.push(await viewOf(work, actor, draft));
  return { items: views, nextCursor };
}

export async function readPortfolioRun(
  work: Reading,
  actor: Actor,
  runId: string,
): Promise<PortfolioRunView> {
  const draft = await work.portfolio.find(actor.organizationId, runId);
  return viewOf(work, actor, orNotFound(draft, "portfolio run"));
}

export async function listPortfolioLines(
  { portfolio }: Pick<Repositories, "portfolio">,
  actor: Actor,
  {
    runId,
    included,
    page,
  }: { readonly runId: string; readonly included: boolean | undefined; readonly page: PageRequest },
): Promise<Page<PortfolioLineView>> {
  const draft = orNotFound(await portfolio.find(actor.organizationId, runId), "portfolio run");
  const { items, nextCursor } = await portfolio.lines(draft.id, included, page);
  return {
    items: items.map(({ seq, included: isIncluded, line, result }) => ({
      ...line,
      seq,
      included: isIncluded,
      result: result ?? null,
    })),
    nextCursor,
  };
}

async function viewOf(work: Reading, actor: Actor, draft: PortfolioDraft): Promise<PortfolioRunView> {
  const { organizationId } = actor;
  const { id, kind, summary, digest, checkJobId, runJobId } = draft;
  const [waiting] = await work.approvals.waitingFor(organizationId, [id]);
  const running = runJobId === undefined ? undefined : await work.jobs.find(organizationId, runJobId);
  const state = stateOf(draft, { isWaiting: waiting !== undefined, running: running?.state });
  return {
    id,
    kind,
    title: portfolioTitle(portfolioRequestOf(kind, draft.payload)),
    person: draft.person,
    createdAt: draft.createdAt,
    state,
    ...orNull({ summary, digest, checkJobId, runJobId, approvalId: waiting?.id }),
    allowed: isRequestable(state, draft) && mayDo(actor.roles, "requestApproval") ? ["request"] : [],
  };
}

function isRequestable(state: PortfolioState, { summary }: PortfolioDraft): boolean {
  return state === "checked" && summary !== undefined && summary.included > 0;
}

function stateOf(
  { summary }: PortfolioDraft,
  { isWaiting, running }: { readonly isWaiting: boolean; readonly running: string | undefined },
): PortfolioState {
  if (running === "done") return "done";
  if (running === "failed" || running === "cancelled") return "stopped";
  if (running !== undefined) return "running";
  if (isWaiting) return "requested";
  return summary === undefined ? "checking" : "checked";
}

type OrNull<T> = { readonly [Key in keyof T]: Exclude<T[Key], undefined> | null };

/** The wire says null for what is not there. */
function orNull<T extends object>(fields: T): OrNull<T> {
  const entries = Object.entries(fields).map(([key, value]) => [key, value ?? null] as const);
  return Object.fromEntries(entries) as OrNull<T>;
}
