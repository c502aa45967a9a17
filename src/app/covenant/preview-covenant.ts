/** What terms of a covenant would mean before they are agreed: its test dates, and how near the figures known come. */
import { agreeCovenant } from "../../domain/covenant/covenant-law-book.ts";
import { isNumeric, type Covenant } from "../../domain/covenant/covenant-terms.ts";
import { standingStatements } from "../../domain/covenant/statement.ts";
import { testDates, type TestDate } from "../../domain/covenant/test-schedule.ts";
import { compareDays, type LocalDate } from "../../domain/kernel/local-date.ts";
import type { Viewpoint } from "../../domain/kernel/viewpoint.ts";
import type { Actor } from "../actor.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound, orReject } from "../rejected.ts";
import { judgedNow } from "./covenant-standing.ts";
import { figuresView, type FiguresView } from "./covenant-view.ts";
import type { StatementRecord } from "./ports.ts";

export interface CovenantPreview {
  readonly tests: readonly TestDate[];
  /** As if each term whose statements are known had been tested; newest first. */
  readonly known: readonly { readonly termEndOn: LocalDate; readonly figures: FiguresView }[];
}

/** Terms of which figures are shown. */
const shownTerms = 5;

interface CovenantQuestion {
  readonly loanId: string;
  readonly agreed: Covenant;
}

export async function previewCovenant(
  { covenants, statements }: Pick<Repositories, "covenants" | "statements">,
  { actor, viewpoint }: { readonly actor: Actor; readonly viewpoint: Viewpoint },
  { loanId, agreed }: CovenantQuestion,
): Promise<CovenantPreview> {
  const { facility } = orNotFound(await covenants.placeOfLoan(actor.organizationId, loanId), "loan");
  const covenant = orReject(agreeCovenant(agreed));
  const { items } = await statements.list(actor.organizationId, { limit: 200, cursor: undefined });
  const own = items.filter(
    ({ lender, borrower }) => lender.id === facility.lender.id && borrower.id === facility.borrower.id,
  );
  return { tests: testDates(covenant.schedule), known: onKnown(covenant, own, viewpoint) };
}

export function onKnown(
  agreed: Covenant,
  recorded: readonly StatementRecord[],
  viewpoint: Viewpoint,
): CovenantPreview["known"] {
  if (!isNumeric(agreed.terms)) return [];
  const statements = standingStatements(recorded, viewpoint);
  const ends = statements.filter(({ basis }) => basis === agreed.basis).map(({ termEndOn }) => termEndOn);
  return [...new Set(ends)]
    .toSorted((a, b) => compareDays(b, a))
    .slice(0, shownTerms)
    .flatMap((termEndOn) => {
      const figures = figuresView({ judged: judgedNow(agreed, { testOn: termEndOn, statements }) });
      return figures === null ? [] : [{ termEndOn, figures }];
    });
}
