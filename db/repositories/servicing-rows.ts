/** What happened to loans after they were drawn, read for many loans with one statement per table. */
import type { Knex } from "knex";
import type { LoanFacts } from "../../src/app/loan/ports.ts";
import type {
  AnnualAccountsFact,
  LoanEventFact,
  ProductTermsFact,
  RepaymentFact,
} from "../../src/app/loan/servicing-facts.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { usualShape } from "../../src/domain/loan/product-terms.ts";
import { rowsOf } from "../read.ts";
import { readJson } from "./json-cell.ts";
import { readEventDetail, type EventDetailJson } from "./loan-event-json.ts";
import type { LoanRow } from "./loan-rows.ts";
import { readProductTerms, readShape, type ProductJson, type ShapeJson } from "./product-json.ts";

interface EventRow {
  readonly id: string;
  readonly loan_id: string;
  readonly effective_on: LocalDate;
  readonly detail: string;
  readonly requested_by: string;
  readonly approved_by: string | null;
  readonly requester: string | null;
  readonly approver: string | null;
  readonly recorded_at: Instant;
}

interface ReceiptRow {
  readonly id: string;
  readonly loan_id: string;
  readonly received_on: LocalDate;
  readonly amount_minor: number;
  readonly costs_minor: number;
  readonly late_charge_minor: number;
  readonly interest_minor: number;
  readonly principal_minor: number;
  readonly held_minor: number;
  readonly recorded_at: Instant;
}

/** Receipts recorded before late charges and held money were known. */
type EarlyReceiptRow = Omit<ReceiptRow, "amount_minor" | "costs_minor" | "late_charge_minor" | "held_minor">;

interface TermsRow {
  readonly tranche_id: string;
  readonly effective_on: LocalDate;
  readonly terms: string;
  readonly recorded_at: Instant;
}

interface ShapeRow {
  readonly loan_id: string;
  readonly shape: string;
}

interface AccountsRow {
  readonly id: string;
  readonly organization_id: string;
  readonly borrower_id: string;
  readonly fiscal_year_end_on: LocalDate;
  readonly profit_minor: number;
  readonly recorded_at: Instant;
}

type Groups<Row> = ReadonlyMap<string, readonly Row[]>;

export interface ServicingParts {
  readonly receipts: Groups<ReceiptRow>;
  readonly events: Groups<EventRow>;
  readonly product: Groups<TermsRow>;
  readonly shapes: Groups<ShapeRow>;
  readonly accounts: Groups<AccountsRow>;
}

interface Asked {
  readonly loanIds: readonly string[];
  readonly trancheIds: readonly string[];
  readonly rows: readonly LoanRow[];
}

export async function servicingParts(
  known: (table: string) => Knex.QueryBuilder,
  { loanIds, trancheIds, rows }: Asked,
): Promise<ServicingParts> {
  const ofLoans = (table: string) => known(table).whereIn("loan_id", [...loanIds]);
  const early = await rowsOf<EarlyReceiptRow>(ofLoans("repayment").orderBy(["received_on", "id"]));
  const receipts = await rowsOf<ReceiptRow>(ofLoans("receipt").orderBy(["received_on", "id"]));
  const events = await rowsOf<EventRow>(
    ofLoans("loan_event")
      .leftJoin("person as requester", "requester.id", "loan_event.requested_by")
      .leftJoin("person as approver", "approver.id", "loan_event.approved_by")
      .orderBy(["effective_on", "loan_event.id"])
      .select("loan_event.*", { requester: "requester.name", approver: "approver.name" }),
  );
  const terms = await rowsOf<TermsRow>(
    known("tranche_terms")
      .whereIn("tranche_id", [...trancheIds])
      .orderBy(["effective_on", "id"]),
  );
  const shapes = await rowsOf<ShapeRow>(ofLoans("loan_shape"));
  const borrowerIds = rows.filter((row) => row.product_kind === "capital").map((row) => row.borrower_id);
  const accounts = await rowsOf<AccountsRow>(
    known("annual_accounts").whereIn("borrower_id", borrowerIds).orderBy("id"),
  );
  return {
    receipts: grouped([...early.map(fromEarly), ...receipts], (row) => row.loan_id),
    events: grouped(events, (row) => row.loan_id),
    product: grouped(terms, (row) => row.tranche_id),
    shapes: grouped(shapes, (row) => row.loan_id),
    accounts: grouped(accounts, (row) => `${row.organization_id}/${row.borrower_id}`),
  };
}

export function servicingOf(
  row: LoanRow,
  { receipts, events, product, shapes, accounts }: ServicingParts,
): Pick<LoanFacts, "repayments" | "events" | "product" | "shape" | "accounts"> {
  const shape = shapes.get(row.id)?.[0];
  return {
    repayments: (receipts.get(row.id) ?? []).map(toRepayment),
    events: (events.get(row.id) ?? []).map(toEvent),
    product: (product.get(row.tranche_id) ?? []).map(toTerms),
    shape: shape === undefined ? usualShape : readShape(readJson<ShapeJson>(shape.shape)),
    accounts: (accounts.get(`${row.lender_id}/${row.borrower_id}`) ?? []).map(toAccounts),
  };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Groups<Row> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function fromEarly(row: EarlyReceiptRow): ReceiptRow {
  const amount = row.interest_minor + row.principal_minor;
  return { ...row, amount_minor: amount, costs_minor: 0, late_charge_minor: 0, held_minor: 0 };
}

function toRepayment(row: ReceiptRow): RepaymentFact {
  return {
    id: row.id,
    loanId: row.loan_id,
    receivedOn: row.received_on,
    amount: BigInt(row.amount_minor),
    costs: BigInt(row.costs_minor),
    lateCharge: BigInt(row.late_charge_minor),
    interest: BigInt(row.interest_minor),
    principal: BigInt(row.principal_minor),
    held: BigInt(row.held_minor),
    recordedAt: row.recorded_at,
  };
}

function toEvent(row: EventRow): LoanEventFact {
  return {
    id: row.id,
    loanId: row.loan_id,
    effectiveOn: row.effective_on,
    detail: readEventDetail(readJson<EventDetailJson>(row.detail)),
    requestedBy: row.requester ?? row.requested_by,
    approvedBy: row.approver ?? row.approved_by ?? undefined,
    recordedAt: row.recorded_at,
  };
}

function toTerms(row: TermsRow): ProductTermsFact {
  return {
    effectiveOn: row.effective_on,
    terms: readProductTerms(readJson<ProductJson>(row.terms)),
    recordedAt: row.recorded_at,
  };
}

function toAccounts(row: AccountsRow): AnnualAccountsFact {
  return {
    id: row.id,
    fiscalYearEndOn: row.fiscal_year_end_on,
    profit: BigInt(row.profit_minor),
    recordedAt: row.recorded_at,
  };
}
