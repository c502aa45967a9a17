/** Covenants that have put a rate step on loans, as their prices need them. */
import type { Knex } from "knex";
import type { LoanRepository, SteppedCovenantFact } from "../../src/app/loan/ports.ts";
import { rowsOf } from "../read.ts";
import {
  eventOfTest,
  toEvent,
  toStep,
  toTest,
  type EventRow,
  type StepRow,
  type TestRow,
} from "./covenant-rows.ts";
import type { LoanRow } from "./loan-rows.ts";
import { standing } from "./standing-loans.ts";

interface SteppedCovenant extends SteppedCovenantFact {
  readonly facilityId: string;
  readonly trancheId: string | null;
  readonly loanId: string | null;
}

interface CovenantRow {
  readonly id: string;
  readonly facility_id: string;
  readonly tranche_id: string | null;
  readonly loan_id: string | null;
  readonly name_ja: string;
  readonly name_en: string;
}

/** One statement where no step was ever applied, which is the rule. */
export async function steppedCovenants(
  known: (table: string) => Knex.QueryBuilder,
  facilityIds: readonly string[],
): Promise<readonly SteppedCovenant[]> {
  const covenants = await rowsOf<CovenantRow>(
    known("covenant")
      .whereIn("facility_id", [...new Set(facilityIds)])
      .whereIn("id", known("covenant_step").select("covenant_id"))
      .orderBy("id"),
  );
  if (covenants.length === 0) return [];
  const ids = covenants.map(({ id }) => id);
  const ofCovenants = (table: string) => known(table).whereIn("covenant_id", ids).orderBy("id");
  const tests = (await rowsOf<Omit<TestRow, "tester">>(ofCovenants("covenant_test"))).map((row) =>
    eventOfTest(toTest({ ...row, tester: null })),
  );
  const events = (await rowsOf<Omit<EventRow, "actor" | "requester">>(ofCovenants("covenant_event"))).map(
    (row) => toEvent({ ...row, actor: null, requester: null }),
  );
  const steps = (await rowsOf<Omit<StepRow, "actor" | "requester">>(ofCovenants("covenant_step"))).map(
    (row) => toStep({ ...row, actor: null, requester: null }),
  );
  const facts = [...tests, ...events, ...steps];
  return covenants.map(({ id, name_ja: ja, name_en: en, ...place }) => ({
    covenant: id,
    name: { ja, en },
    scope: place.loan_id !== null ? "loan" : place.tranche_id !== null ? "tranche" : "facility",
    events: facts.filter(({ covenantId }) => covenantId === id).map(({ event }) => event),
    facilityId: place.facility_id,
    trancheId: place.tranche_id,
    loanId: place.loan_id,
  }));
}

/** Those of the loan itself, of its tranche or of its whole facility. */
export function covenantsOver(
  { id, tranche_id, facility_id }: Pick<LoanRow, "id" | "tranche_id" | "facility_id">,
  covenants: readonly SteppedCovenant[],
): readonly SteppedCovenantFact[] {
  return covenants
    .filter(
      ({ facilityId, trancheId, loanId }) =>
        facilityId === facility_id &&
        (trancheId === null || trancheId === tranche_id) &&
        (loanId === null || loanId === id),
    )
    .map(({ covenant, name, events, scope }) => ({ covenant, name, events, scope }));
}

export async function idsOfPlace(
  on: Knex,
  { facilityId, trancheId, loanId }: Parameters<LoanRepository["idsOfPlace"]>[0],
): Promise<readonly string[]> {
  const query = on("loan")
    .join("tranche", "tranche.id", "loan.tranche_id")
    .where("tranche.facility_id", facilityId)
    .orderBy("loan.number")
    .select("loan.id");
  if (trancheId !== undefined) void query.where("loan.tranche_id", trancheId);
  if (loanId !== undefined) void query.where("loan.id", loanId);
  return (await rowsOf<{ readonly id: string }>(standing(on, query))).map(({ id }) => id);
}
