/** Organizations, people, the project and the loans of the sample ledger: each organization records its own. */
import type { Database } from "../../db/connect.ts";
import type { Row } from "../../db/dialect.ts";
import type { Recorder } from "../../db/recorder.ts";
import { recordOn } from "../../db/transact.ts";
import { writeProductTerms, writeShape } from "../../db/repositories/product-json.ts";
import type { Actor } from "../../src/app/actor.ts";
import { lenderAccountRoles, lenderChart } from "../../src/domain/ledger/chart-of-accounts.ts";
import { usualProductTerms, usualShape } from "../../src/domain/loan/product-terms.ts";
import { appendAccounts } from "./sample-accounts.ts";
import { appendAgreement } from "./sample-agreement.ts";
import { at, people, sample } from "./sample-names.ts";

const provenance = JSON.stringify({ asOf: null, fictional: true, note: null, source: null });

export async function recordMasterData(database: Database, newId: () => string): Promise<void> {
  const record = (actor: Actor, append: (recorder: Recorder) => Promise<void>) =>
    recordOn(database)(
      { actor, action: "recordMasterData", now: at("2024-09-01"), newId },
      (_repositories, recorder) => append(recorder),
    );
  await record(people.reporter, async ({ append }) => {
    await append("organization", [organization(sample.organizer, "みなと歩き組合", "organizer")]);
    await appendPeople(append, newId, [["報告 花子", people.reporter]]);
    await append("project", [project]);
    await append("kpi", [kpi]);
  });
  await record(people.officer, async ({ append }) => {
    await append("organization", [organization(sample.bank, "架空みなと銀行", "regionalBank")]);
    await appendPeople(append, newId, [
      ["担当 太郎", people.officer],
      ["承認 次郎", people.approver],
    ]);
    await appendBook(append, newId);
    await appendFacility(append, newId);
    await appendAgreement(append, newId);
    await appendServicing(append, newId);
    await appendAccounts(append, newId);
  });
  await record(people.stranger, async ({ append }) => {
    await append("organization", [organization(sample.otherBank, "架空やま銀行", "regionalBank")]);
    await appendPeople(append, newId, [["他行 三郎", people.stranger]]);
  });
  await record(people.reporter, async ({ append }) => {
    await append("project_participant", [
      { id: newId(), project_id: sample.project, participant_id: sample.bank, role: "supporter" },
    ]);
  });
}

function organization(id: string, name: string, kind: string): Row {
  return { id, name_ja: name, name_en: name, kind, legal_form: "株式会社", provenance };
}

type Append = Recorder["append"];

async function appendPeople(
  append: Append,
  newId: () => string,
  named: readonly (readonly [string, Actor])[],
): Promise<void> {
  await append(
    "person",
    named.map(([name, { personId: id }]) => ({
      id,
      email: `${id.slice(-2)}@example.jp`,
      name,
      language: "ja",
      fictional: 1,
    })),
  );
  await append(
    "membership",
    named.flatMap(([, { personId, roles }]) =>
      roles.map((role) => ({ id: newId(), person_id: personId, role })),
    ),
  );
}

const project: Row = {
  id: sample.project,
  name_ja: "歩いて元気になる港町",
  name_en: "A harbour town on foot",
  challenge_ja: "歩く人を増やす",
  challenge_en: "More people walk",
  region_ja: "架空市",
  region_en: "Fictional City",
  provenance,
};

const kpi: Row = {
  id: sample.kpi,
  project_id: sample.project,
  code: "WALK",
  name_ja: "週三回歩く人の割合",
  name_en: "Share of people who walk three times a week",
  unit_ja: "％",
  unit_en: "%",
  direction: "higher",
  formula_ja: "歩く人 ÷ 回答者",
  formula_en: "walkers / respondents",
  provenance,
};

async function appendBook(append: Append, newId: () => string): Promise<void> {
  await append("book", [
    { id: sample.book, name_ja: "貸付勘定", name_en: "Loan book", currency: "JPY", kind: "lender" },
  ]);
  await append(
    "account",
    lenderAccountRoles.map((role) => {
      const { code, name, kind } = lenderChart[role];
      return { id: newId(), book_id: sample.book, code, name_ja: name.ja, name_en: name.en, kind };
    }),
  );
}

async function appendFacility(append: Append, newId: () => string): Promise<void> {
  await append("facility", [
    {
      id: sample.facility,
      borrower_id: sample.organizer,
      project_id: sample.project,
      number: "F-1",
      limit_minor: 620_000_000,
      currency: "JPY",
      ranking: "senior",
      purpose_ja: "遊歩道の整備",
      purpose_en: "Building footpaths",
      agreed_on: "2024-09-20",
      provenance,
    },
  ]);
  await append("tranche", [
    {
      id: sample.tranche,
      facility_id: sample.facility,
      product_kind: "bullet",
      base_rate_index: "SHORT_PRIME",
      day_count: "act365Fixed",
      day_inclusion: "startOnly",
      rounding: "floor",
      rounding_scope: "period",
      principal_unit_minor: 1,
      business_day_convention: "modifiedFollowing",
    },
  ]);
  await append("tranche_pricing", [
    {
      id: newId(),
      tranche_id: sample.tranche,
      effective_on: "2024-10-01",
      credit_margin: "0.006",
      provenance,
    },
  ]);
  await append("base_rate_fixing", [fixing(newId(), "2024-10-01", "0.01475")]);
  await append(
    "loan",
    [500_000_000, 120_000_000].map((principal, i) => ({
      id: sample.loans[i] ?? null,
      tranche_id: sample.tranche,
      number: `L-${String(i + 1)}`,
      principal_minor: principal,
      drawdown_on: "2024-10-01",
      first_due_on: "2025-03-31",
      every_months: 6,
      instalments: 10,
      end_of_month: 1,
      terms: "[]",
    })),
  );
}

function fixing(id: string, on: string, rate: string): Row {
  return {
    id,
    index_code: "SHORT_PRIME",
    name_ja: "短期プライムレート",
    name_en: "Short-term prime rate",
    effective_on: on,
    annual_rate: rate,
    provenance,
  };
}

/** A row of every table of servicing; none of them moves a yen of the loans. */
async function appendServicing(append: Append, newId: () => string): Promise<void> {
  const [loanId, otherLoanId] = sample.loans;
  await append("tranche_terms", [
    {
      id: newId(),
      tranche_id: sample.tranche,
      effective_on: "2024-10-01",
      terms: JSON.stringify(writeProductTerms(usualProductTerms)),
    },
  ]);
  await append("loan_shape", [
    { id: newId(), loan_id: loanId, shape: JSON.stringify(writeShape(usualShape)) },
  ]);
  await append("security_interest", [
    {
      id: newId(),
      facility_id: sample.facility,
      kind: "guarantor",
      name: "港 一郎",
      detail: "連帯保証",
      amount_minor: null,
      effective_on: "2024-09-20",
    },
  ]);
  await append("annual_accounts", [
    {
      id: newId(),
      borrower_id: sample.organizer,
      fiscal_year_end_on: "2024-03-31",
      currency: "JPY",
      profit_minor: 1_200_000,
      provenance,
    },
  ]);
  await append("approval_policy", [{ id: newId(), kind: "fixing", needs_second_person: 1 }]);
  const [importId, requestedBy] = [newId(), people.officer.personId];
  const takeover = { kind: "takeover", importId };
  await append("loan_import", [
    { id: importId, file_name: "旧台帳.csv", sha256: "0".repeat(64), rows: 0, loans: "[]" },
  ]);
  const undoId = newId();
  await append("loan_import_undo", [{ id: undoId, import_id: importId, reason: "試行" }]);
  await append("loan_event", [
    {
      id: newId(),
      loan_id: otherLoanId,
      kind: takeover.kind,
      effective_on: "2024-10-01",
      detail: JSON.stringify(takeover),
      approval_id: null,
      requested_by: requestedBy,
      approved_by: people.approver.personId,
    },
  ]);
}
