/** What a lender already has of what a loan book names, and what a loan book adds to it beside loans. */
import type { Knex } from "knex";
import type { LaterFact, LoanImportRepository } from "../../src/app/loan-import/ports.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import { rowsOf } from "../read.ts";
import { provenanceCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

type PartiesSide = Pick<
  LoanImportRepository,
  | "loanNumbers"
  | "recorded"
  | "facilities"
  | "borrowers"
  | "projects"
  | "addBorrowers"
  | "addProjects"
  | "laterFacts"
>;

export function partiesSide(scope: RepositoryScope): PartiesSide {
  return { ...knownSide(scope), ...recordingSide(scope) };
}

interface NumberRow {
  readonly id: string;
  readonly number: string;
  readonly withdrawn: string | null;
}

interface NamedRow {
  readonly id: string;
  readonly name: string;
}

function knownSide({ on }: RepositoryScope): Omit<PartiesSide, "addBorrowers" | "addProjects"> {
  const loansWith = () =>
    on("loan")
      .leftJoin("loan_withdrawal", "loan_withdrawal.loan_id", "loan.id")
      .select("loan.id", "loan.number", { withdrawn: "loan_withdrawal.id" });
  return {
    async loanNumbers(lenderId, numbers) {
      const rows = await rowsOf<NumberRow>(
        loansWith()
          .where("loan.organization_id", lenderId)
          .whereIn("loan.number", [...numbers]),
      );
      return new Map(rows.map((row) => [row.number, row.withdrawn === null ? "standing" : "withdrawn"]));
    },
    async recorded(loanIds) {
      const rows = await rowsOf<NumberRow>(loansWith().whereIn("loan.id", [...loanIds]));
      return new Map(
        rows.map(({ id, number, withdrawn }) => [id, { number, isWithdrawn: withdrawn !== null }]),
      );
    },
    async facilities(lenderId, numbers) {
      const rows = await rowsOf<FacilityRow>(
        on("facility")
          .join("organization", "organization.id", "facility.borrower_id")
          .where("facility.organization_id", lenderId)
          .whereIn("facility.number", [...numbers])
          .select("facility.id", "facility.number", "facility.borrower_id", "facility.currency")
          .select({ name: "organization.name_ja" }),
      );
      return new Map(
        rows.map(({ id, number, borrower_id: borrowerId, currency, name }) => [
          number,
          { id, number, borrowerId, borrowerName: name, currency },
        ]),
      );
    },
    borrowers: (lenderId, asked) => borrowers({ on }, lenderId, asked),
    async projects(lenderId, names) {
      const rows = await rowsOf<NamedRow>(
        on("project")
          .where({ organization_id: lenderId })
          .whereIn("name_ja", [...names])
          .orderBy("id")
          .select("id", { name: "name_ja" }),
      );
      return new Map(rows.map(({ id, name }) => [name, id]));
    },
    laterFacts: (loanIds) => laterFacts({ on }, loanIds),
  };
}

interface FacilityRow extends NamedRow {
  readonly number: string;
  readonly borrower_id: string;
  readonly currency: Currency;
}

/** A name alone finds only borrowers that the lender has recorded itself or lends to already. */
async function borrowers(
  { on }: Pick<RepositoryScope, "on">,
  lenderId: string,
  { names, numbers }: { readonly names: readonly string[]; readonly numbers: readonly string[] },
): ReturnType<PartiesSide["borrowers"]> {
  const known = await rowsOf<NamedRow>(
    on("organization")
      .whereIn("name_ja", [...names])
      .where((either) => {
        void either
          .where("organization_id", lenderId)
          .orWhereIn("id", on("facility").where({ organization_id: lenderId }).select("borrower_id"));
      })
      .whereNot({ id: lenderId })
      .orderBy("id", "desc")
      .select("id", { name: "name_ja" }),
  );
  const numbered = await rowsOf<NamedRow & { readonly number: string }>(
    on("corporate_number")
      .join("organization", "organization.id", "corporate_number.bearer_id")
      .where("corporate_number.organization_id", lenderId)
      .whereIn("corporate_number.number", [...numbers])
      .select("organization.id", "corporate_number.number", { name: "organization.name_ja" }),
  );
  return {
    byName: new Map(known.map(({ id, name }) => [name, id])),
    byNumber: new Map(numbered.map(({ number, id, name }) => [number, { id, name }])),
  };
}

function recordingSide({ recorder }: RepositoryScope): Pick<PartiesSide, "addBorrowers" | "addProjects"> {
  return {
    async addBorrowers(added) {
      await recorder.append(
        "organization",
        added.map(({ id, name, provenance }) => ({
          id,
          name_ja: name,
          name_en: name,
          kind: "organizer",
          legal_form: "",
          provenance: provenanceCell(provenance),
        })),
      );
      await recorder.append(
        "corporate_number",
        added.flatMap(({ id, corporateNumber }) =>
          corporateNumber === undefined ? [] : [{ ...corporateNumber, bearer_id: id }],
        ),
      );
    },
    async addProjects(added) {
      const none = { challenge_ja: "", challenge_en: "", region_ja: "", region_en: "" };
      await recorder.append(
        "project",
        added.map(({ id, name, provenance }) => ({
          id,
          name_ja: name,
          name_en: name,
          ...none,
          provenance: provenanceCell(provenance),
        })),
      );
      await recorder.append(
        "project_participant",
        added.map(({ id, participantId, borrowerId }) => ({
          id: participantId,
          project_id: id,
          participant_id: borrowerId,
          role: "organizer",
        })),
      );
    },
  };
}

interface CountRow {
  readonly number: string;
  readonly what: string;
  readonly count: number;
}

/** Entries that only reckon interest are taken back with the loan; whatever else has happened stands in the way. */
async function laterFacts(
  { on }: Pick<RepositoryScope, "on">,
  loanIds: readonly string[],
): Promise<readonly LaterFact[]> {
  const own = ["openingBalance", "accrual", "interestAdjustment"];
  const counted = (query: Knex.QueryBuilder, what: string) =>
    rowsOf<CountRow>(
      query
        .groupBy("loan.number", what)
        .orderBy("loan.number")
        .limit(20)
        .select("loan.number", { what }, on.raw("count(*) as count")),
    );
  const entries = await counted(
    on("journal_entry")
      .join("loan", "loan.id", "journal_entry.loan_id")
      .whereIn("journal_entry.loan_id", [...loanIds])
      .whereNotIn("journal_entry.kind", own),
    "journal_entry.kind",
  );
  const events = await counted(
    on("loan_event")
      .join("loan", "loan.id", "loan_event.loan_id")
      .whereIn("loan_event.loan_id", [...loanIds])
      .whereNot("loan_event.kind", "takeover"),
    "loan_event.kind",
  );
  const agreements = await rowsOf<{ readonly number: string }>(
    on("agreement")
      .join("loan", "loan.tranche_id", "agreement.tranche_id")
      .whereIn("loan.id", [...loanIds])
      .select("loan.number"),
  );
  const agreed = agreements.map(({ number }) => ({ number, what: "agreement", count: 1 }));
  return [...entries, ...events, ...agreed].map(({ number, what, count }) => ({
    number,
    what,
    count,
  }));
}
