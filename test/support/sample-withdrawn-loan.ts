/** A loan that was taken over by mistake and withdrawn: in no list, so that it changes nothing. */
import type { Database } from "../../db/connect.ts";
import { firstOf } from "../../db/read.ts";
import { recordOn } from "../../db/transact.ts";
import { present } from "../../src/domain/kernel/invariant.ts";
import { at, people, sample } from "./sample-names.ts";

const provenance = JSON.stringify({ asOf: null, fictional: true, note: null, source: null });

export async function recordWithdrawnLoan(database: Database, newId: () => string): Promise<void> {
  const undo = await firstOf<{ readonly id: string }>(database.reader("loan_import_undo"));
  const unit = { actor: people.officer, action: "undoImport", now: at("2025-12-19"), newId };
  await recordOn(database)(unit, async (_, { append }) => {
    const [facilityId, trancheId, loanId] = [newId(), newId(), newId()];
    await append("facility", [
      {
        id: facilityId,
        borrower_id: sample.organizer,
        project_id: sample.project,
        number: "F-9",
        limit_minor: 1,
        currency: "JPY",
        ranking: "senior",
        purpose_ja: "誤り",
        purpose_en: "By mistake",
        agreed_on: "2024-09-20",
        provenance,
      },
    ]);
    await append("tranche", [
      {
        id: trancheId,
        facility_id: facilityId,
        product_kind: "bullet",
        base_rate_index: "SHORT_PRIME",
        day_count: "act365Fixed",
        day_inclusion: "startOnly",
        rounding: "floor",
        rounding_scope: "period",
        principal_unit_minor: 1,
        business_day_convention: "none",
      },
    ]);
    await append("loan", [
      {
        id: loanId,
        tranche_id: trancheId,
        number: "L-9",
        principal_minor: 1,
        drawdown_on: "2024-10-01",
        first_due_on: "2025-03-31",
        every_months: 6,
        instalments: 1,
        end_of_month: 0,
        terms: "[]",
      },
    ]);
    const mapping = JSON.stringify({ columns: {}, constants: {}, rateUnit: "percent" });
    await append("loan_import_mapping", [{ id: newId(), mapping }]);
    await append("corporate_number", [{ id: newId(), bearer_id: sample.organizer, number: "1234567890123" }]);
    await append("loan_withdrawal", [{ id: newId(), loan_id: loanId, undo_id: present(undo, "an undo").id }]);
  });
}
