/** A second bank that lends to the same borrower for the same project. */
import type { Recorder } from "../../db/recorder.ts";
import type { UnitOfWork } from "../../src/app/ports.ts";
import type { Actor } from "../../src/app/actor.ts";
import { at, people, sample } from "./sample-names.ts";

export const otherTranche = "00000000-0000-7000-8000-0000000000f2";
const otherFacility = "00000000-0000-7000-8000-0000000000f1";

export const otherApprover: Actor = {
  personId: "00000000-0000-7000-8000-0000000000a5",
  organizationId: sample.otherBank,
  roles: ["approver"],
  via: "session",
};

const provenance = JSON.stringify({ asOf: null, fictional: true, note: null, source: null });

type Record = (
  unit: UnitOfWork,
  work: (repositories: unknown, recorder: Recorder) => Promise<void>,
) => Promise<void>;

export function recordOtherLoan(record: Record, newId: () => string): Promise<void> {
  const unit = { actor: people.stranger, action: "recordMasterData", now: at("2024-09-01"), newId };
  return record(unit, async (_, { append }) => {
    await append("facility", [
      {
        id: otherFacility,
        borrower_id: sample.organizer,
        project_id: sample.project,
        number: "Y-1",
        limit_minor: 80_000_000,
        currency: "JPY",
        ranking: "senior",
        purpose_ja: "遊歩道の照明",
        purpose_en: "Lamps for footpaths",
        agreed_on: "2024-09-20",
        provenance,
      },
    ]);
    await append("tranche", [
      {
        id: otherTranche,
        facility_id: otherFacility,
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
        tranche_id: otherTranche,
        effective_on: "2024-10-01",
        credit_margin: "0.008",
        provenance,
      },
    ]);
    await append("base_rate_fixing", [
      {
        id: newId(),
        index_code: "SHORT_PRIME",
        name_ja: "短期プライムレート",
        name_en: "Short-term prime rate",
        effective_on: "2024-10-01",
        annual_rate: "0.01625",
        provenance,
      },
    ]);
    await append("loan", [
      {
        id: newId(),
        tranche_id: otherTranche,
        number: "Y-L-1",
        principal_minor: 80_000_000,
        drawdown_on: "2024-10-01",
        first_due_on: "2025-03-31",
        every_months: 6,
        instalments: 10,
        end_of_month: 1,
        terms: "[]",
      },
    ]);
  });
}
