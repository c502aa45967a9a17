/**
 * What follows from a legal form: whether it takes equity of outsiders at all, whether surplus paid out breaks it, how
 * strongly purpose and assets are locked, and what a planned change of form (法人形態転換) changes.
 */
import { accept, reject, type Decision, type Rejection } from "../kernel/decision.ts";
import {
  legalFormColumns,
  type FormCell,
  type LegalForm,
  type LegalFormCode,
  type LegalFormColumn,
  type Lock,
  type OutsideEquity,
} from "./legal-form-row.ts";

export type EquityRejection = Rejection<"equityOfMembersOnly" | "equityNotPossible">;
export type ChangeOfFormRejection = Rejection<"legalFormUnchanged">;

const openToOutsiders: readonly OutsideEquity[] = ["shares", "contributions", "interests"];

/** Equity from outsiders: refused where the form has none, or has it for members alone. */
export function equityInto({ code, cells }: LegalForm): Decision<true, EquityRejection> {
  const { value } = cells.outsideEquity;
  if (openToOutsiders.includes(value)) return accept(true);
  const refusal = value === "membersOnly" ? "equityOfMembersOnly" : "equityNotPossible";
  return reject({ code: refusal, figures: { legalForm: code } });
}

export interface DistributionFlag {
  readonly severity: "breach" | "limit";
  readonly cell: FormCell;
}

/** Surplus that was paid out: a breach of a form that pays none, within limits for cooperatives. */
export function distributionFlag({ cells }: LegalForm, paidOut: boolean): DistributionFlag | undefined {
  const cell = cells.distribution;
  if (!paidOut || cell.value === "allowed") return undefined;
  return { severity: cell.value === "forbidden" ? "breach" : "limit", cell };
}

const lockPoints: Readonly<Record<Lock, number>> = { none: 0, weak: 1, medium: 2, strong: 3 };
const highestPoints = 2 * lockPoints.strong;

/** Grade 0 to 4 for the significance criterion "lock": both locks count alike, a part of a grade counts nothing. */
export function lockGrade({ cells: { missionLock, assetLock } }: LegalForm): number {
  const points = lockPoints[missionLock.value] + lockPoints[assetLock.value];
  return Math.floor((points * 4) / highestPoints);
}

export interface FormChange {
  readonly from: LegalFormCode;
  readonly to: LegalFormCode;
  readonly columns: readonly {
    readonly column: LegalFormColumn;
    readonly before: FormCell;
    readonly after: FormCell;
    /** What the holder of equity, a donor or the purpose loses by it. */
    readonly loses: boolean;
  }[];
  readonly lockGrades: { readonly before: number; readonly after: number };
}

/** What becomes different; how to set up the new form is always among it. */
export function changeOfForm(from: LegalForm, to: LegalForm): Decision<FormChange, ChangeOfFormRejection> {
  if (from.code === to.code) return reject({ code: "legalFormUnchanged", figures: { legalForm: to.code } });
  const columns = legalFormColumns
    .map((column) => ({
      column,
      before: from.cells[column],
      after: to.cells[column],
      loses: rankOf(column, to) < rankOf(column, from),
    }))
    .filter(({ column, before, after }) => column === "setUp" || before.words.ja !== after.words.ja);
  return accept({
    from: from.code,
    to: to.code,
    columns,
    lockGrades: { before: lockGrade(from), after: lockGrade(to) },
  });
}

/** Higher is better for whom the column protects or serves; columns without such an order stand still. */
function rankOf(column: LegalFormColumn, { cells }: LegalForm): number {
  switch (column) {
    case "outsideEquity":
      return openToOutsiders.includes(cells.outsideEquity.value) ? 1 : 0;
    case "missionLock":
      return lockPoints[cells.missionLock.value];
    case "assetLock":
      return lockPoints[cells.assetLock.value];
    case "donorRelief":
      return ["none", "limited", "full"].indexOf(cells.donorRelief.value);
    case "distribution":
    case "corporateTax":
    case "setUp":
      return 0;
  }
}
