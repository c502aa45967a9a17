/** Entries of the lender's book behind the figures, where the report carries any. */
import { groupedFigure } from "../../src/domain/report/figure-text.ts";
import { sectionHeading } from "../kit/prose.ts";
import { table } from "../kit/table.ts";
import { inLanguage, markedCaption, type Pages } from "./pages.ts";

export function journal(pages: Pages): void {
  const { paper, report, words } = pages;
  if (report.journal === undefined || report.journal.length === 0) return;
  sectionHeading(paper, words.journal.heading);
  table(paper, {
    caption: markedCaption(pages, words.journal.caption(words.common.currencyUnit(report.loan.currency))),
    rows: report.journal,
    columns: [
      { heading: words.journal.entry, width: "figures", cell: ({ entry }) => entry },
      { heading: words.journal.effectiveOn, width: "figures", cell: ({ effectiveOn }) => effectiveOn },
      {
        heading: words.journal.description,
        width: 3,
        cell: ({ description }) => inLanguage(pages, description),
      },
      { heading: words.journal.account, width: 2, cell: ({ account }) => inLanguage(pages, account) },
      { heading: words.journal.debit, width: "figures", cell: ({ amount }) => side(amount, "debit") },
      { heading: words.journal.credit, width: "figures", cell: ({ amount }) => side(amount, "credit") },
    ],
  });
}

/** Debit is positive, credit negative; each stands in its own column without a sign. */
function side(amount: string, wanted: "debit" | "credit"): string {
  const isCredit = amount.startsWith("-");
  return isCredit === (wanted === "credit") ? groupedFigure(amount.replace("-", "")) : "";
}
