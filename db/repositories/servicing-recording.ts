import type { LoanRepository } from "../../src/app/loan/ports.ts";
import { jsonCell } from "./json-cell.ts";
import { writeEventDetail } from "./loan-event-json.ts";
import type { RepositoryScope } from "./scope.ts";

export type ServicingRecording = Pick<LoanRepository, "addRepayments" | "addEvents">;

export function servicingRecording({ recorder }: RepositoryScope): ServicingRecording {
  return {
    async addRepayments(rows) {
      await recorder.append(
        "receipt",
        rows.map((row) => ({
          id: row.id,
          loan_id: row.loanId,
          received_on: row.receivedOn,
          amount_minor: Number(row.amount),
          costs_minor: Number(row.costs),
          late_charge_minor: Number(row.lateCharge),
          interest_minor: Number(row.interest),
          principal_minor: Number(row.principal),
          held_minor: Number(row.held),
          entry_id: row.entryId,
        })),
      );
    },
    async addEvents(events) {
      for (const { loanId } of events) recorder.concerns(loanId);
      await recorder.append(
        "loan_event",
        events.map((event) => ({
          id: event.id,
          loan_id: event.loanId,
          kind: event.detail.kind,
          effective_on: event.effectiveOn,
          detail: jsonCell(writeEventDetail(event.detail)),
          approval_id: event.approvalId ?? null,
          requested_by: event.requestedBy,
          approved_by: event.approvedBy ?? null,
        })),
      );
    },
  };
}
