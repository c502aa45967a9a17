import type { statementBases, statementLines } from "../../../contract/covenant/terms.ts";

export interface FiguresDraft {
  readonly loanId: string;
  readonly termStartOn: string;
  readonly termEndOn: string;
  readonly basis: (typeof statementBases)[number];
  readonly figures: Readonly<Partial<Record<(typeof statementLines)[number], string>>>;
}
