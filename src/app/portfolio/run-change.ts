/**
 * A dry run as a change that a second person approves: one approval for exactly its lines, which its digest names.
 * Approval puts the run on record and starts the job that carries it out; a line whose facts have changed by then is
 * left out and named by it.
 */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { agreeFixing } from "../../domain/loan/base-rate-fixing.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import type { ApprovalRecord } from "../approval/ports.ts";
import { toCanonical } from "../canonical.ts";
import type { CommandContext } from "../command.ts";
import { recordFixing } from "../loan/fixing-change.ts";
import { orNotFound, orReject, Rejected } from "../rejected.ts";
import { portfolioRequestOf, portfolioTitle } from "./portfolio-payload.ts";
import type { PortfolioDraft, PortfolioSummary } from "./ports.ts";
import { startPortfolioRun } from "./start-run.ts";

interface Reckoned {
  readonly draft: PortfolioDraft;
  readonly summary: PortfolioSummary;
  readonly digest: string;
}

export const portfolioRunChange: ChangeKind = async ({ sha256 }, asked, payload) => {
  const { work, actor } = asked;
  const { runId } = payload as { readonly runId: string };
  const draft = orNotFound(await work.portfolio.find(actor.organizationId, runId), "portfolio run");
  const { summary, digest } = runnable(draft);
  const fixings = await guardFixing(asked, draft);
  return {
    subjectId: runId,
    payload: { runId },
    preview: toCanonical(previewOf({ draft, summary, digest })),
    factsDigest: sha256(canonicalJson({ runId, digest, fixings })),
    differenceTo: (then) => ({
      linesThen: changePreviewOf(then).facts[0]?.after ?? null,
      linesNow: String(summary.included),
    }),
    apply: (context, approval) => startRun(context, approval, { draft, summary, digest }),
  };
};

function runnable({ summary, digest, runJobId }: PortfolioDraft): Pick<Reckoned, "summary" | "digest"> {
  if (summary === undefined || digest === undefined || runJobId !== undefined) {
    const figures = { state: runJobId === undefined ? "checking" : "running" };
    throw new Rejected({ code: "portfolioStepNotAllowed", figures });
  }
  if (summary.included === 0) {
    throw new Rejected({ code: "portfolioRunEmpty", figures: { lines: summary.lines } });
  }
  return { summary, digest };
}

/** A fixing recorded meanwhile makes the figures others: the request is stale then. */
async function guardFixing(
  { work, actor, now }: Asked,
  { kind, payload }: PortfolioDraft,
): Promise<readonly string[]> {
  const request = portfolioRequestOf(kind, payload);
  if (request.kind !== "fixing") return [];
  const known = await work.baseRates.fixings(actor.organizationId, request.fixing.indexCode, now);
  orReject(agreeFixing(request.fixing, known));
  return known.map(({ id }) => id);
}

async function startRun(
  context: CommandContext,
  approval: ApprovalRecord,
  { draft, summary, digest }: Reckoned,
): Promise<void> {
  const { id, kind, payload } = draft;
  const request = portfolioRequestOf(kind, payload);
  if (request.kind === "fixing") await recordFixing(context, request.fixing, summary.loans);
  await startPortfolioRun(context, approval, { id, kind, payload, digest, lines: summary.included });
}

function previewOf({ draft, summary, digest }: Reckoned): ChangePreviewView {
  const fact = (ja: string, en: string, shown: Pick<FactChangeView, "form" | "after">): FactChangeView => ({
    label: { ja, en },
    before: null,
    ...shown,
  });
  const [only, ...others] = summary.totals;
  return {
    title: portfolioTitle(portfolioRequestOf(draft.kind, draft.payload)),
    currency: others.length === 0 ? (only?.currency ?? null) : null,
    facts: [
      fact("対象", "Lines carried out", { form: "count", after: String(summary.included) }),
      fact("対象外", "Lines left out", { form: "count", after: String(summary.leftOut) }),
      fact("対象の融資", "Loans", { form: "count", after: String(summary.loans) }),
      ...summary.totals.flatMap(({ currency, toMaturity, thisYear }) => [
        fact(`満期までの利息の差（${currency}）`, `Interest to maturity (${currency})`, {
          form: "text",
          after: toMaturity,
        }),
        fact(`うち今年度（${currency}）`, `Of it this fiscal year (${currency})`, {
          form: "text",
          after: thisYear,
        }),
      ]),
      fact("試算の識別値", "Digest of the dry run", { form: "text", after: digest }),
    ],
    loans: [],
    furtherLoans: summary.loans,
    warnings: [],
  };
}
