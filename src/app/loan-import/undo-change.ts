/**
 * Taking a whole imported batch back, as a change that a second person approves. It is refused when anything but the
 * reckoning of interest has happened on a loan of the batch since.
 */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Asked, ChangeKind } from "../approval/change-kind.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { ChangePreviewView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { startJob } from "../job/steer-job.ts";
import { Rejected } from "../rejected.ts";
import { batchIds } from "./batch-ids.ts";
import { readLoanImport, type LoanImportView } from "./read-loan-imports.ts";
import { guardNothingSince, undoKind } from "./undo-job.ts";

const loansAtATime = 500;

export const importUndoChange: ChangeKind = async ({ sha256 }, asked, payloadAsked) => {
  const { work, actor } = asked;
  const { importId: id, reason } = payloadAsked as { readonly importId: string; readonly reason: string };
  const batch = await readLoanImport(work, actor, id);
  if (batch.state !== "imported" && batch.state !== "undoRequested") {
    throw new Rejected({ code: "loanImportStepNotAllowed", figures: { state: batch.state } });
  }
  const ids = batchIds(id, sha256);
  const loanIds = await standingLoans(asked, id, (line) => ids("loan", line));
  const preview = previewOf(batch, { loans: loanIds.length, reason });
  const payload = { importId: id, reason };
  return {
    subjectId: id,
    payload,
    preview: toCanonical(preview),
    factsDigest: sha256(canonicalJson({ payload, loanIds })),
    differenceTo: (then) => ({
      loansThen: changePreviewOf(then).facts[0]?.before ?? null,
      loansNow: String(loanIds.length),
    }),
    apply: async (context, approval) => {
      const undoId = context.newId();
      await context.work.loanImports.addUndo({ id: undoId, importId: id, reason });
      const people = { requestedBy: approval.requestedBy.id, approvedBy: context.actor.personId };
      const job = await startJob(context, { kind: undoKind, payload: { importId: id, undoId, ...people } });
      await context.work.loanImports.setJob(id, "undo", job.id);
    },
  };
};

async function standingLoans(
  { work, actor }: Asked,
  importId: string,
  idOf: (line: number) => string,
): Promise<readonly string[]> {
  const rows = await work.loanImports.rows(actor.organizationId, importId);
  const found: string[] = [];
  for (let from = 0; from < rows.length; from += loansAtATime) {
    const asked = rows.slice(from, from + loansAtATime).map(({ line }) => idOf(line));
    const recorded = await work.loanImports.recorded(asked);
    await guardNothingSince(work, [...recorded.keys()]);
    found.push(...asked.filter((id) => recorded.has(id)));
  }
  return found;
}

function previewOf(
  { fileName }: LoanImportView,
  { loans, reason }: { readonly loans: number; readonly reason: string },
): ChangePreviewView {
  return {
    title: {
      ja: `取込の取消（${fileName}、融資 ${loans} 件）`,
      en: `Undo of the import of ${loans} loans (${fileName})`,
    },
    currency: null,
    facts: [
      { label: { ja: "融資", en: "Loans" }, form: "count", before: String(loans), after: "0" },
      { label: { ja: "理由", en: "Reason" }, form: "text", before: null, after: reason },
    ],
    loans: [],
    furtherLoans: loans,
    warnings: [],
  };
}
