import type { Knex } from "knex";
import type { OutcomePaymentRecord, OutcomeRepository } from "../../src/app/impact/outcome-ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { rowsOf } from "../read.ts";
import type { RepositoryScope } from "./scope.ts";

interface PaymentRow {
  readonly id: string;
  readonly contract_id: string;
  readonly part: string;
  readonly test_on: LocalDate;
  readonly paid_on: LocalDate;
  readonly amount_minor: number;
  readonly reference: string;
  readonly entry_id: string;
  readonly requester: string;
  readonly approver: string;
  readonly recorded_at: Instant;
}

export async function paymentsOf(
  on: Knex,
  contractIds: readonly string[],
): Promise<readonly OutcomePaymentRecord[]> {
  const rows = await rowsOf<PaymentRow>(
    on("outcome_payment")
      .leftJoin("person as requester", "requester.id", "outcome_payment.requested_by")
      .leftJoin("person as approver", "approver.id", "outcome_payment.approved_by")
      .whereIn("contract_id", [...contractIds])
      .orderBy(["paid_on", "outcome_payment.id"])
      .select("outcome_payment.*", { requester: "requester.name", approver: "approver.name" }),
  );
  return rows.map((row) => ({
    id: row.id,
    contractId: row.contract_id,
    part: row.part,
    testOn: row.test_on,
    paidOn: row.paid_on,
    amount: BigInt(row.amount_minor),
    reference: row.reference,
    entryId: row.entry_id,
    requestedBy: row.requester,
    approvedBy: row.approver,
    recordedAt: row.recorded_at,
  }));
}

export function cashRecording(
  recorder: RepositoryScope["recorder"],
): Pick<OutcomeRepository, "addPayment" | "addAcceptance"> {
  return {
    async addPayment(payment) {
      recorder.concerns(payment.contractId);
      await recorder.append("outcome_payment", [
        {
          id: payment.id,
          contract_id: payment.contractId,
          part: payment.part,
          test_on: payment.testOn,
          paid_on: payment.paidOn,
          amount_minor: Number(payment.amount),
          reference: payment.reference,
          entry_id: payment.entryId,
          approval_id: payment.approvalId,
          requested_by: payment.requestedBy,
          approved_by: payment.approvedBy,
        },
      ]);
    },
    async addAcceptance({ id, contractId, acceptedBy, note }) {
      recorder.concerns(contractId);
      await recorder.append("outcome_acceptance", [
        { id, contract_id: contractId, accepted_by: acceptedBy, note },
      ]);
    },
  };
}
