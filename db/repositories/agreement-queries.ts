/** Reading agreements with everything known of them at a moment, one statement per table whatever their number. */
import type { Knex } from "knex";
import type { AgreementRecord, SptRecord } from "../../src/app/loan/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { testedSpts } from "../../src/domain/loan/tested-spts.ts";
import { grouped } from "../grouped.ts";
import { rowsOf } from "../read.ts";
import {
  agreedAgain,
  restated,
  toAgreementEvent,
  type AgreementEventRow,
  type RestatedSptRow,
  type SptAgreedAgainRow,
} from "./agreement-rows.ts";
import { newestMark } from "./impact-queries.ts";
import { readJson } from "./json-cell.ts";
import { toSpt, toTerms, type SptRow, type TermsRow } from "./loan-rows.ts";

export interface Knowledge {
  readonly on: Knex;
  readonly knownAt: Instant;
}

interface AgreementRow {
  readonly id: string;
  readonly organization_id: string;
  readonly tranche_id: string;
  readonly borrower_id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly provenance: string;
}

export async function agreementsWhere(
  { on, knownAt }: Knowledge,
  condition: Readonly<Record<string, readonly string[]>>,
): Promise<readonly AgreementRecord[]> {
  const query = on("agreement")
    .join("tranche", "tranche.id", "agreement.tranche_id")
    .join("facility", "facility.id", "tranche.facility_id")
    .where("agreement.recorded_at", "<=", knownAt)
    .orderBy("agreement.id")
    .select("agreement.*", "facility.borrower_id");
  for (const [column, values] of Object.entries(condition)) void query.whereIn(column, [...values]);
  const rows = await rowsOf<AgreementRow>(query);
  const ids = rows.map(({ id }) => id);
  const terms = await rowsOf<TermsRow>(
    on("agreement_terms")
      .leftJoin("agreement_conditions", "agreement_conditions.terms_id", "agreement_terms.id")
      .whereIn("agreement_id", ids)
      .where("agreement_terms.recorded_at", "<=", knownAt)
      .orderBy(["agreement_terms.effective_on", "agreement_terms.id"])
      .select("agreement_terms.*", "verifier", "premium_use", "restatement"),
  );
  const events = await rowsOf<AgreementEventRow>(
    on("agreement_event")
      .whereIn("agreement_id", ids)
      .where("recorded_at", "<=", knownAt)
      .orderBy(["effective_on", "id"]),
  );
  const spts = await sptsWhere({ on, knownAt }, "spt.agreement_id", ids);
  const termsOf = grouped(terms, (row) => row.agreement_id, toTerms);
  const eventsOf = grouped(events, (row) => row.agreement_id, toAgreementEvent);
  const sptsOf = grouped(
    spts,
    ({ agreementId }) => agreementId,
    (spt) => spt,
  );
  return rows.map((row) => ({
    id: row.id,
    lenderId: row.organization_id,
    borrowerId: row.borrower_id,
    trancheId: row.tranche_id,
    name: { ja: row.name_ja, en: row.name_en },
    provenance: readJson<Provenance>(row.provenance),
    terms: termsOf.get(row.id) ?? [],
    events: eventsOf.get(row.id) ?? [],
    spts: testedSpts(termsOf.get(row.id) ?? [], sptsOf.get(row.id) ?? []),
  }));
}

/** SPTs at the level last stated for them. */
export async function sptsWhere(
  { on, knownAt }: Knowledge,
  column: "spt.agreement_id" | "spt.kpi_id",
  values: readonly string[],
): Promise<readonly SptRecord[]> {
  const rows = await rowsOf<SptRow>(
    on("spt")
      .join("kpi", "kpi.id", "spt.kpi_id")
      .leftJoin("spt_neutral_band", "spt_neutral_band.spt_id", "spt.id")
      .whereIn(column, [...values])
      .where("spt.recorded_at", "<=", knownAt)
      .orderBy(["spt.test_on", "spt.id"])
      .select("spt.*", "spt_neutral_band.neutral_from", newestMark(on, "smallest_cell"), {
        kpi_ja: "kpi.name_ja",
        kpi_en: "kpi.name_en",
        unit_ja: "kpi.unit_ja",
        unit_en: "kpi.unit_en",
        direction: "kpi.direction",
      }),
  );
  const statements = await levelsOf(
    { on, knownAt },
    rows.map(({ id }) => id),
  );
  return rows.map((row) => (statements.get(row.id) ?? []).reduce((spt, state) => state(spt), toSpt(row)));
}

type Statement = (spt: SptRecord) => SptRecord;

/** What was stated for SPTs after they were first agreed, restated or agreed again, oldest first. */
async function levelsOf(
  { on, knownAt }: Knowledge,
  sptIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const restatements = await rowsOf<RestatedSptRow>(
    on("restated_spt").whereIn("spt_id", sptIds).where("recorded_at", "<=", knownAt).orderBy("id"),
  );
  const agreements = await rowsOf<SptAgreedAgainRow>(
    on("spt_agreed_again")
      .join("agreement_terms", "agreement_terms.id", "spt_agreed_again.terms_id")
      .whereIn("spt_id", sptIds)
      .where("spt_agreed_again.recorded_at", "<=", knownAt)
      .orderBy("spt_agreed_again.id")
      .select("spt_agreed_again.*", "agreement_terms.provenance"),
  );
  const statements = [
    ...restatements.map((row) => ({ row, state: (spt: SptRecord) => restated(spt, row) })),
    ...agreements.map((row) => ({ row, state: (spt: SptRecord) => agreedAgain(spt, row) })),
  ].toSorted((a, b) => (a.row.recorded_at < b.row.recorded_at ? -1 : 1));
  return grouped(
    statements,
    ({ row }) => row.spt_id,
    ({ state }) => state,
  );
}
