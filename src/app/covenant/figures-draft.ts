import type { StatementBasis } from "../../domain/covenant/covenant-terms.ts";
import type { StatementFigures } from "../../domain/covenant/statement.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";

export interface FiguresDraft {
  readonly termStartOn: LocalDate;
  readonly termEndOn: LocalDate;
  readonly basis: StatementBasis;
  readonly figures: StatementFigures;
}
