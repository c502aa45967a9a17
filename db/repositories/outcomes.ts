import type { Knex } from "knex";
import type {
  NewOutcomeContract,
  NewSettlement,
  OutcomeContractRecord,
  OutcomeRepository,
  SettlementRecord,
  WrittenPart,
} from "../../src/app/impact/outcome-ports.ts";
import type { EvidenceGrade } from "../../src/domain/impact/evidence-grade.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { Row } from "../dialect.ts";
import { rowsOf } from "../read.ts";
import { cashRecording, paymentsOf } from "./outcome-cash.ts";
import { jsonCell, provenanceCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

interface ContractRow {
  readonly id: string;
  readonly organization_id: string;
  readonly project_id: string;
  readonly number: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly book_id: string;
  readonly currency: Currency;
  readonly cap_minor: number;
  readonly grade_needed: EvidenceGrade;
  readonly agreed_on: LocalDate;
  readonly parts: string;
  readonly provenance: string;
  readonly recorded_at: Instant;
  readonly payer_id: string;
  readonly payer_ja: string;
  readonly payer_en: string;
  readonly payer_kind: string;
  readonly payee_id: string;
  readonly payee_ja: string;
  readonly payee_en: string;
  readonly payee_kind: string;
  readonly organizer_id: string;
  readonly accepted_at: Instant | null;
  readonly accepter: string | null;
}

interface SettlementRow {
  readonly id: string;
  readonly contract_id: string;
  readonly part: string;
  readonly test_on: LocalDate;
  readonly version: number;
  readonly effective_on: LocalDate;
  readonly observation_id: string | null;
  readonly result: string | null;
  readonly grade: EvidenceGrade | null;
  readonly exact: string;
  readonly payment_minor: number;
  readonly booked_minor: number;
  readonly entry_id: string | null;
  readonly explanation: string;
  readonly reason: string;
  readonly requester: string;
  readonly approver: string;
  readonly recorded_at: Instant;
}

export function outcomeRepository({ on, recorder }: RepositoryScope): OutcomeRepository {
  return {
    async ofProject(viewerId, projectId) {
      const query = contractQuery(on, viewerId).where("outcome_contract.project_id", projectId);
      return withParts(on, await rowsOf<ContractRow>(query));
    },
    async find(viewerId, contractId) {
      const query = contractQuery(on, viewerId).where("outcome_contract.id", contractId);
      return (await withParts(on, await rowsOf<ContractRow>(query)))[0];
    },
    async addContract(contract) {
      recorder.concerns(contract.id);
      await recorder.append("outcome_contract", [contractRow(contract)]);
    },
    async addSettlement(settlement) {
      recorder.concerns(settlement.contractId);
      await recorder.append("outcome_settlement", [settlementRow(settlement)]);
    },
    ...cashRecording(recorder),
  };
}

function contractQuery(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("outcome_contract")
    .join("book", "book.id", "outcome_contract.book_id")
    .join("project", "project.id", "outcome_contract.project_id")
    .leftJoin("outcome_acceptance", "outcome_acceptance.contract_id", "outcome_contract.id")
    .leftJoin("person as accepter", "accepter.id", "outcome_acceptance.accepted_by")
    .join("organization as payer", "payer.id", "outcome_contract.payer_id")
    .join("organization as payee", "payee.id", "outcome_contract.payee_id")
    .where((either) => {
      void either
        .where("outcome_contract.organization_id", viewerId)
        .orWhere("outcome_contract.payer_id", viewerId)
        .orWhere("outcome_contract.payee_id", viewerId)
        .orWhere("project.organization_id", viewerId);
    })
    .orderBy("outcome_contract.id")
    .select("outcome_contract.*", "book.currency", {
      payer_ja: "payer.name_ja",
      payer_en: "payer.name_en",
      payer_kind: "payer.kind",
      payee_ja: "payee.name_ja",
      payee_en: "payee.name_en",
      payee_kind: "payee.kind",
      organizer_id: "project.organization_id",
      accepted_at: "outcome_acceptance.recorded_at",
      accepter: "accepter.name",
    });
}

/** With what was settled under each, and what was paid. */
async function withParts(on: Knex, rows: readonly ContractRow[]): Promise<readonly OutcomeContractRecord[]> {
  const ids = rows.map(({ id }) => id);
  const settlements = await rowsOf<SettlementRow>(
    on("outcome_settlement")
      .leftJoin("person as requester", "requester.id", "outcome_settlement.requested_by")
      .leftJoin("person as approver", "approver.id", "outcome_settlement.approved_by")
      .whereIn("contract_id", ids)
      .orderBy(["test_on", "part", "version"])
      .select("outcome_settlement.*", { requester: "requester.name", approver: "approver.name" }),
  );
  const payments = await paymentsOf(on, ids);
  return rows.map((row) => ({
    ...toContract(
      row,
      settlements.filter((settlement) => settlement.contract_id === row.id),
    ),
    payments: payments.filter(({ contractId }) => contractId === row.id),
  }));
}

function toContract(
  row: ContractRow,
  settlements: readonly SettlementRow[],
): Omit<OutcomeContractRecord, "payments"> {
  return {
    id: row.id,
    organizationId: row.organization_id,
    projectId: row.project_id,
    number: row.number,
    name: { ja: row.name_ja, en: row.name_en },
    bookId: row.book_id,
    currency: row.currency,
    cap: BigInt(row.cap_minor),
    gradeNeeded: row.grade_needed,
    agreedOn: row.agreed_on,
    parts: readJson<readonly WrittenPart[]>(row.parts),
    provenance: readJson(row.provenance),
    recordedAt: row.recorded_at,
    payer: { id: row.payer_id, name: { ja: row.payer_ja, en: row.payer_en }, kind: row.payer_kind },
    payee: { id: row.payee_id, name: { ja: row.payee_ja, en: row.payee_en }, kind: row.payee_kind },
    organizerId: row.organizer_id,
    acceptance: row.accepted_at === null ? undefined : { at: row.accepted_at, by: row.accepter ?? "" },
    settlements: settlements.map(toSettlement),
  };
}

function toSettlement(row: SettlementRow): SettlementRecord {
  return {
    id: row.id,
    contractId: row.contract_id,
    part: row.part,
    testOn: row.test_on,
    version: row.version,
    effectiveOn: row.effective_on,
    observationId: row.observation_id,
    result: row.result,
    grade: row.grade,
    exact: row.exact,
    payment: BigInt(row.payment_minor),
    booked: BigInt(row.booked_minor),
    entryId: row.entry_id,
    explanation: readJson(row.explanation),
    reason: row.reason,
    requestedBy: row.requester,
    approvedBy: row.approver,
    recordedAt: row.recorded_at,
  };
}

function contractRow(contract: NewOutcomeContract): Row {
  return {
    id: contract.id,
    project_id: contract.projectId,
    number: contract.number,
    name_ja: contract.name.ja,
    name_en: contract.name.en,
    payer_id: contract.payerId,
    payee_id: contract.payeeId,
    book_id: contract.bookId,
    cap_minor: Number(contract.cap),
    grade_needed: contract.gradeNeeded,
    agreed_on: contract.agreedOn,
    parts: jsonCell(contract.parts.map((part) => partJson(part))),
    provenance: provenanceCell(contract.provenance),
    approval_id: contract.approvalId,
    requested_by: contract.requestedBy,
    approved_by: contract.approvedBy,
  };
}

function partJson({ name, tests, ...part }: WrittenPart) {
  return {
    ...part,
    name: { ja: name.ja, en: name.en },
    tests: tests.map(({ testOn, periodStartOn, periodEndOn }) => ({ testOn, periodStartOn, periodEndOn })),
  };
}

function settlementRow(settlement: NewSettlement): Row {
  return {
    id: settlement.id,
    contract_id: settlement.contractId,
    part: settlement.part,
    test_on: settlement.testOn,
    version: settlement.version,
    effective_on: settlement.effectiveOn,
    observation_id: settlement.observationId,
    result: settlement.result,
    grade: settlement.grade,
    exact: settlement.exact,
    payment_minor: Number(settlement.payment),
    booked_minor: Number(settlement.booked),
    entry_id: settlement.entryId,
    explanation: jsonCell(settlement.explanation),
    reason: settlement.reason,
    approval_id: settlement.approvalId,
    requested_by: settlement.requestedBy,
    approved_by: settlement.approvedBy,
  };
}
