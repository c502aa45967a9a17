import type { Knex } from "knex";
import type {
  CrisisRecord,
  MoratoriumTreatment,
  NewCrisis,
  ProgrammeLending,
  ProgrammeRecord,
  ProgrammeRepository,
  ProgrammeVersion,
} from "../../src/app/programme/ports.ts";
import type { Provenance } from "../../src/app/provenance.ts";
import type { CrisisKind, CrisisTerms } from "../../src/domain/programme/crisis-event.ts";
import {
  readProgrammeTerms,
  writeProgrammeTerms,
  type ProgrammeTermsJson,
} from "../../src/domain/programme/programme-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { grouped, type Groups } from "../grouped.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, rowsOf } from "../read.ts";
import { provenanceCell, readJson, recordCell } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

type Recording = Pick<ProgrammeRepository, "add" | "addVersion" | "addCrisis">;

export function programmeRepository(scope: RepositoryScope): ProgrammeRepository {
  return { ...readingSide(scope), ...recordingSide(scope) };
}

function readingSide({ on }: RepositoryScope): Omit<ProgrammeRepository, keyof Recording> {
  return {
    async list({ limit, cursor }) {
      const query = programmeQuery(on)
        .where("programme.id", ">", cursor ?? beforeAllIds)
        .orderBy("programme.id")
        .limit(limit + 1);
      return toPage(await programmesOf(on, query), limit, ({ id }) => id);
    },
    find: async (programmeId) =>
      (await programmesOf(on, programmeQuery(on).where("programme.id", programmeId)))[0],
    codesTaken: async (lenderId) => {
      const query = on("programme").where({ organization_id: lenderId }).select("code");
      return new Set((await rowsOf<{ readonly code: string }>(query)).map(({ code }) => code));
    },
    crises: (lenderId) => crisesOf(on, lenderId),
  };
}

function recordingSide({ recorder }: RepositoryScope): Recording {
  return {
    async add({ id, code, name, provenance }) {
      recorder.concerns(id);
      await recorder.append("programme", [
        { id, code, name_ja: name.ja, name_en: name.en, provenance: provenanceCell(provenance) },
      ]);
    },
    async addVersion({ id, programmeId, version, effectiveOn, terms, lending, ...approved }) {
      recorder.concerns(programmeId);
      await recorder.append("programme_terms", [
        {
          id,
          programme_id: programmeId,
          version,
          effective_on: effectiveOn,
          terms: recordCell(writeProgrammeTerms(terms)),
          lending: recordCell(lending),
          approval_id: approved.approvalId,
          requested_by: approved.requestedBy,
          approved_by: approved.approvedBy,
        },
      ]);
    },
    async addCrisis(crisis) {
      recorder.concerns(crisis.id);
      await recorder.append("crisis_event", [crisisRow(crisis)]);
      await recorder.append(
        "crisis_loan",
        crisis.loans.map(({ id, loanId, outstanding }) => ({
          id,
          crisis_id: crisis.id,
          loan_id: loanId,
          outstanding_minor: Number(outstanding),
        })),
      );
    },
  };
}

interface ProgrammeRow {
  readonly id: string;
  readonly code: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly provenance: string;
  readonly lender_id: string;
  readonly lender_ja: string;
  readonly lender_en: string;
  readonly lender_kind: string;
}

interface VersionRow {
  readonly id: string;
  readonly programme_id: string;
  readonly version: number;
  readonly effective_on: LocalDate;
  readonly terms: string;
  readonly lending: string;
  readonly recorded_at: Instant;
}

function programmeQuery(on: Knex): Knex.QueryBuilder {
  return on("programme")
    .join("organization as lender", "lender.id", "programme.organization_id")
    .select(
      "programme.id",
      "programme.code",
      "programme.name_ja",
      "programme.name_en",
      "programme.provenance",
      {
        lender_id: "lender.id",
        lender_ja: "lender.name_ja",
        lender_en: "lender.name_en",
        lender_kind: "lender.kind",
      },
    );
}

async function programmesOf(on: Knex, query: Knex.QueryBuilder): Promise<readonly ProgrammeRecord[]> {
  const rows = await rowsOf<ProgrammeRow>(query);
  const ids = rows.map(({ id }) => id);
  const versions = grouped(
    await rowsOf<VersionRow>(on("programme_terms").whereIn("programme_id", ids).orderBy("version")),
    (row) => row.programme_id,
    toVersion,
  );
  return rows.map((row) => toProgramme(row, versions));
}

function toProgramme(row: ProgrammeRow, versions: Groups<ProgrammeVersion>): ProgrammeRecord {
  const { id, code, name_ja: ja, name_en: en } = row;
  return {
    id,
    code,
    name: { ja, en },
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en }, kind: row.lender_kind },
    provenance: readJson<Provenance>(row.provenance),
    versions: versions.get(id) ?? [],
  };
}

function toVersion(row: VersionRow): ProgrammeVersion {
  return {
    id: row.id,
    version: row.version,
    effectiveOn: row.effective_on,
    terms: readProgrammeTerms(readJson<ProgrammeTermsJson>(row.terms)),
    lending: readJson<ProgrammeLending>(row.lending),
    recordedAt: row.recorded_at,
  };
}

interface CrisisRow {
  readonly id: string;
  readonly kind: CrisisKind;
  readonly name_ja: string;
  readonly name_en: string;
  readonly effective_on: LocalDate;
  readonly terms: string;
  readonly recorded_at: Instant;
}

interface CrisisLoanRow {
  readonly crisis_id: string;
  readonly loan_id: string;
  readonly number: string;
  readonly outstanding_minor: number;
  readonly borrower_ja: string;
  readonly borrower_en: string;
}

interface CrisisJson extends Omit<CrisisTerms, "startsOn" | "moratorium"> {
  readonly moratorium: CrisisTerms["moratorium"] | null;
  readonly treatment: MoratoriumTreatment | null;
}

async function crisesOf(on: Knex, lenderId: string): Promise<readonly CrisisRecord[]> {
  const rows = await rowsOf<CrisisRow>(
    on("crisis_event").where({ organization_id: lenderId }).orderBy("id", "desc"),
  );
  const loans = grouped(
    await rowsOf<CrisisLoanRow>(
      on("crisis_loan")
        .join("loan", "loan.id", "crisis_loan.loan_id")
        .join("tranche", "tranche.id", "loan.tranche_id")
        .join("facility", "facility.id", "tranche.facility_id")
        .join("organization as borrower", "borrower.id", "facility.borrower_id")
        .whereIn(
          "crisis_id",
          rows.map(({ id }) => id),
        )
        .orderBy("loan.number")
        .select(
          "crisis_id",
          "loan_id",
          "loan.number",
          "outstanding_minor",
          "borrower.name_ja as borrower_ja",
          "borrower.name_en as borrower_en",
        ),
    ),
    (row) => row.crisis_id,
    (row) => ({
      id: row.loan_id,
      number: row.number,
      borrower: { ja: row.borrower_ja, en: row.borrower_en },
      outstanding: BigInt(row.outstanding_minor),
    }),
  );
  return rows.map((row) => {
    const { moratorium, treatment, ...terms } = readJson<CrisisJson>(row.terms);
    return {
      ...terms,
      id: row.id,
      kind: row.kind,
      name: { ja: row.name_ja, en: row.name_en },
      startsOn: row.effective_on,
      moratorium: moratorium ?? undefined,
      treatment: treatment ?? undefined,
      loans: loans.get(row.id) ?? [],
      recordedAt: row.recorded_at,
    };
  });
}

function crisisRow({
  id,
  kind,
  name,
  startsOn,
  moratorium,
  treatment,
  loans: _loans,
  approvalId,
  requestedBy,
  approvedBy,
  ...terms
}: NewCrisis): Readonly<Record<string, string>> {
  const kept = { ...terms, moratorium: moratorium ?? null, treatment: treatment ?? null };
  return {
    id,
    kind,
    name_ja: name.ja,
    name_en: name.en,
    effective_on: startsOn,
    terms: recordCell(kept),
    approval_id: approvalId,
    requested_by: requestedBy,
    approved_by: approvedBy,
  };
}
