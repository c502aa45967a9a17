/**
 * A checked loan book, as a change that a second person approves: count, totals and the hash of the file; the loans are
 * not shown one by one. Approval takes the batch on record and starts the job that records its loans.
 */
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import { changePreviewOf } from "../approval/approval-view.ts";
import type { ChangeKind } from "../approval/change-kind.ts";
import type { ChangePreviewView, FactChangeView } from "../approval/change-preview.ts";
import { toCanonical } from "../canonical.ts";
import { startJob } from "../job/steer-job.ts";
import { orNotFound, Rejected } from "../rejected.ts";
import { importKind } from "./import-job.ts";
import type { CheckSummary, LoanImportRecord } from "./ports.ts";

const kindNames = {
  bullet: { ja: "期日一括", en: "Bullet" },
  equalPrincipal: { ja: "元金均等", en: "Equal principal" },
  annuity: { ja: "元利均等", en: "Annuity" },
} as const;

export const loanImportChange: ChangeKind = async ({ sha256 }, { work, actor }, asked) => {
  const { importId: id, skipErrors } = asked as { readonly importId: string; readonly skipErrors: boolean };
  const draft = orNotFound(await work.loanImports.find(actor.organizationId, id), "loan import");
  const checked = importable(draft, skipErrors);
  const preview = previewOf(draft, checked);
  const payload = { importId: id, skipErrors: skipErrors };
  const facts = {
    payload,
    file: draft.sha256,
    mapping: toCanonical(draft.mapping),
    checked: toCanonical(checked),
  };
  return {
    subjectId: id,
    payload,
    preview: toCanonical(preview),
    factsDigest: sha256(canonicalJson(facts)),
    differenceTo: (then) => ({
      loansThen: changePreviewOf(then).facts[1]?.after ?? null,
      loansNow: String(checked.loans),
    }),
    apply: async (context, approval) => {
      const { decidedBy } = orNotFound(
        await context.work.approvals.find(actor.organizationId, approval.id),
        "approval",
      );
      await context.work.loanImports.addImport({
        id,
        fileName: draft.fileName,
        sha256: draft.sha256,
        rows: draft.rowCount,
        loans: { count: checked.loans, totals: toCanonical({ totals: checked.totals })["totals"] ?? [] },
      });
      const people = {
        requestedBy: approval.requestedBy.id,
        approvedBy: decidedBy?.id ?? context.actor.personId,
        approvalId: approval.id,
      };
      const job = await startJob(context, { kind: importKind, payload: { importId: id, ...people } });
      await context.work.loanImports.setJob(id, "import", job.id);
      await context.work.loanImports.keep(id);
    },
  };
};

function importable(draft: LoanImportRecord, skipErrors: boolean): CheckSummary {
  const { checked, importJobId } = draft;
  if (checked === undefined || importJobId !== undefined) {
    const figures = { state: checked === undefined ? "checking" : "imported" };
    throw new Rejected({ code: "loanImportStepNotAllowed", figures });
  }
  if (checked.loans === 0)
    throw new Rejected({ code: "loanBookWithoutLoans", figures: { rows: checked.rows } });
  if (checked.errors > 0 && !skipErrors) {
    const { errors, rowsWithErrors, loans } = checked;
    throw new Rejected({ code: "loanBookHasErrors", figures: { errors, rowsWithErrors, loans } });
  }
  return checked;
}

function previewOf(draft: LoanImportRecord, checked: CheckSummary): ChangePreviewView {
  const fact = (ja: string, en: string, shown: Pick<FactChangeView, "form" | "after">): FactChangeView => ({
    label: { ja, en },
    before: null,
    ...shown,
  });
  const currencies = [...new Set(checked.totals.map(({ currency }) => currency))];
  const [currency] = currencies;
  return {
    title: {
      ja: `融資 ${checked.loans} 件の取込（${draft.fileName}）`,
      en: `Import of ${checked.loans} loans (${draft.fileName})`,
    },
    currency: currencies.length === 1 && currency !== undefined ? currency : null,
    facts: [
      fact("ファイルの行数", "Rows of the file", { form: "count", after: String(checked.rows) }),
      fact("取り込む融資", "Loans to import", { form: "count", after: String(checked.loans) }),
      fact("エラーのある行（取り込まない）", "Rows with errors, left out", {
        form: "count",
        after: String(checked.rowsWithErrors),
      }),
      ...checked.totals.map(({ kind, currency: of, loans, outstanding, accruedInterest }) =>
        fact(`${kindNames[kind].ja}（${of}）`, `${kindNames[kind].en} (${of})`, {
          form: "text",
          after: `${loans}: ${outstanding} + ${accruedInterest}`,
        }),
      ),
      fact("ファイルのハッシュ値", "SHA-256 of the file", { form: "text", after: draft.sha256 }),
    ],
    loans: [],
    furtherLoans: checked.loans,
    warnings:
      checked.warnings === 0
        ? []
        : [
            {
              ja: `確認を要する行が ${checked.warnings} 件あります。`,
              en: `${checked.warnings} warnings to look at.`,
            },
          ],
  };
}
