import type { LoanBookFieldKey } from "../../domain/loan/loan-book-fields.ts";
import { missingColumns, type LoanBookMapping } from "../../domain/loan/loan-book-mapping.ts";
import { mayDo } from "../../domain/party/access.ts";
import type { Actor } from "../actor.ts";
import type { JobState } from "../job/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { CheckSummary, LoanImportRecord } from "./ports.ts";

export const loanImportStates = [
  "mapping",
  "checking",
  "checked",
  "requested",
  "importing",
  "imported",
  "undoRequested",
  "undoing",
  "undone",
] as const;
export type LoanImportState = (typeof loanImportStates)[number];
export type LoanImportStep = "map" | "request" | "requestUndo";

export interface LoanImportView {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly person: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly rows: number;
  readonly state: LoanImportState;
  readonly header: readonly string[];
  readonly mapping: LoanBookMapping;
  readonly missing: readonly LoanBookFieldKey[];
  readonly checked: CheckSummary | null;
  readonly checkJobId: string | null;
  readonly importJobId: string | null;
  readonly undoJobId: string | null;
  /** The request that waits for a second person. */
  readonly approvalId: string | null;
  readonly allowed: readonly LoanImportStep[];
}

type Imports = Pick<Repositories, "loanImports" | "approvals" | "jobs">;

export async function listLoanImports(
  work: Imports,
  actor: Actor,
  page: PageRequest,
): Promise<Page<LoanImportView>> {
  const { items, nextCursor } = await work.loanImports.list(actor.organizationId, page);
  const views: LoanImportView[] = [];
  for (const draft of items) views.push(await viewOf(work, actor, draft));
  return { items: views, nextCursor };
}

export async function readLoanImport(work: Imports, actor: Actor, importId: string): Promise<LoanImportView> {
  const draft = await work.loanImports.find(actor.organizationId, importId);
  return viewOf(work, actor, orNotFound(draft, "loan import"));
}

async function viewOf(work: Imports, actor: Actor, draft: LoanImportRecord): Promise<LoanImportView> {
  const { organizationId } = actor;
  const [waiting] = await work.approvals.waitingFor(organizationId, [draft.id]);
  const jobState = async (jobId: string | undefined): Promise<JobState | undefined> =>
    jobId === undefined ? undefined : (await work.jobs.find(organizationId, jobId))?.state;
  const state = stateOf(draft, {
    waiting: waiting?.kind,
    importing: await jobState(draft.importJobId),
    undoing: await jobState(draft.undoJobId),
  });
  return {
    id: draft.id,
    fileName: draft.fileName,
    sha256: draft.sha256,
    person: draft.person,
    createdAt: draft.createdAt,
    expiresAt: draft.expiresAt ?? null,
    rows: draft.rowCount,
    state,
    header: draft.header,
    mapping: draft.mapping,
    missing: missingColumns(draft.mapping),
    checked: draft.checked ?? null,
    checkJobId: draft.checkJobId ?? null,
    importJobId: draft.importJobId ?? null,
    undoJobId: draft.undoJobId ?? null,
    approvalId: waiting?.id ?? null,
    allowed: mayDo(actor.roles, "requestApproval") ? stepsFrom(state, draft) : [],
  };
}

interface Around {
  readonly waiting: string | undefined;
  readonly importing: JobState | undefined;
  readonly undoing: JobState | undefined;
}

function stateOf(draft: LoanImportRecord, { waiting, importing, undoing }: Around): LoanImportState {
  if (undoing !== undefined) return undoing === "done" ? "undone" : "undoing";
  if (importing !== undefined && importing !== "done") return "importing";
  if (importing === "done") return waiting === "importUndo" ? "undoRequested" : "imported";
  if (waiting !== undefined) return "requested";
  if (draft.checked !== undefined) return "checked";
  return draft.checkJobId === undefined ? "mapping" : "checking";
}

function stepsFrom(state: LoanImportState, { checked }: LoanImportRecord): readonly LoanImportStep[] {
  if (state === "imported") return ["requestUndo"];
  if (state === "mapping" || state === "checking") return ["map"];
  if (state !== "checked") return [];
  return checked !== undefined && checked.loans > 0 ? ["map", "request"] : ["map"];
}
