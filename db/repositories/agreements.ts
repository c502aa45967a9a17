import type { Knex } from "knex";
import type {
  AgreementHeading,
  AgreementRepository,
  AgreementTestKey,
  RestatementFact,
  SptKey,
  TrancheRecord,
} from "../../src/app/agreement/ports.ts";
import type { RestatementTrigger } from "../../src/domain/impact/restatement.ts";
import { decimal } from "../../src/domain/kernel/decimal.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, rowsOf } from "../read.ts";
import { agreementRecording, type AgreementRecording } from "./agreement-recording.ts";
import { toDecision, type DecisionRow } from "./loan-rows.ts";
import type { RepositoryScope } from "./scope.ts";
import { standing } from "./standing-loans.ts";

export function agreementRepository(scope: RepositoryScope): AgreementRepository {
  return { ...readingSide(scope), ...agreementRecording(scope) };
}

function readingSide({ on }: RepositoryScope): Omit<AgreementRepository, keyof AgreementRecording> {
  return {
    async findTranche(lenderId, trancheId) {
      const query = trancheQuery(on).where({
        "facility.organization_id": lenderId,
        "tranche.id": trancheId,
      });
      return (await tranches(on, query))[0];
    },
    async openTranches(lenderId) {
      const query = trancheQuery(on)
        .where("facility.organization_id", lenderId)
        .whereExists(standing(on, on("loan").whereRaw("loan.tranche_id = tranche.id")).select("loan.id"))
        .whereNotExists(on("agreement").whereRaw("agreement.tranche_id = tranche.id").select("agreement.id"));
      return tranches(on, query);
    },
    async list(viewerId, { limit, cursor }) {
      const rows = await rowsOf<{ readonly id: string }>(
        agreementQuery(on, viewerId)
          .where("agreement.id", ">", cursor ?? beforeAllIds)
          .orderBy("agreement.id")
          .limit(limit + 1)
          .select("agreement.id"),
      );
      return toPage(rows, limit, ({ id }) => id);
    },
    headings: (viewerId, ids) => headings(on, viewerId, ids),
    async listTests(viewerId, { limit, cursor }) {
      const query = agreementQuery(on, viewerId)
        .join("spt", "spt.agreement_id", "agreement.id")
        .distinct({ agreementId: "agreement.id", testOn: "spt.test_on" })
        .orderBy(["spt.test_on", "agreement.id"])
        .limit(limit + 1);
      const [day = "", id = ""] = (cursor ?? "").split("|");
      if (cursor !== undefined) void query.whereRaw("(spt.test_on, agreement.id) > (?, ?)", [day, id]);
      const rows = await rowsOf<AgreementTestKey>(query);
      return toPage(rows, limit, ({ testOn, agreementId }) => `${testOn}|${agreementId}`);
    },
    ...historySide(on),
  };
}

function historySide(on: Knex): Pick<AgreementRepository, "sptKeys" | "decisions" | "restatements"> {
  return {
    async sptKeys(agreementId) {
      return rowsOf<SptKey>(
        on("spt")
          .where({ agreement_id: agreementId })
          .orderBy("id")
          .select("id", { kpiId: "kpi_id", testOn: "test_on" }),
      );
    },
    async decisions(agreementIds, knownAt) {
      const rows = await rowsOf<DecisionRow>(
        on("ratchet_decision")
          .leftJoin("person", "person.id", "ratchet_decision.approved_by")
          .whereIn("agreement_id", [...agreementIds])
          .where("ratchet_decision.recorded_at", "<=", knownAt)
          .orderBy("ratchet_decision.id")
          .select("ratchet_decision.*", { approver: "person.name" }),
      );
      return rows.map(toDecision);
    },
    async restatements(agreementId, knownAt) {
      const rows = await rowsOf<RestatementRow>(
        on("restatement")
          .where({ agreement_id: agreementId })
          .where("recorded_at", "<=", knownAt)
          .orderBy("id"),
      );
      return rows.map(toRestatement);
    },
  };
}

function agreementQuery(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("agreement")
    .join("tranche", "tranche.id", "agreement.tranche_id")
    .join("facility", "facility.id", "tranche.facility_id")
    .where((either) => {
      void either.where("agreement.organization_id", viewerId).orWhere("facility.borrower_id", viewerId);
    });
}

function trancheQuery(on: Knex): Knex.QueryBuilder {
  return on("tranche")
    .join("facility", "facility.id", "tranche.facility_id")
    .orderBy(["facility.number", "tranche.id"])
    .select("tranche.id", {
      number: "facility.number",
      borrower_id: "facility.borrower_id",
      project_id: "facility.project_id",
    });
}

interface TrancheRow {
  readonly id: string;
  readonly number: string;
  readonly borrower_id: string;
  readonly project_id: string;
}

async function tranches(on: Knex, query: Knex.QueryBuilder): Promise<readonly TrancheRecord[]> {
  const rows = await rowsOf<TrancheRow>(query);
  const ids = rows.map(({ id }) => id);
  const loans = await rowsOf<{ readonly id: string; readonly number: string; readonly tranche_id: string }>(
    standing(on, on("loan").whereIn("tranche_id", ids))
      .orderBy("number")
      .select("id", "number", "tranche_id"),
  );
  const agreements = await rowsOf<{ readonly id: string; readonly tranche_id: string }>(
    on("agreement").whereIn("tranche_id", ids).orderBy("id").select("id", "tranche_id"),
  );
  return rows.map((row) => ({
    id: row.id,
    facilityNumber: row.number,
    borrowerId: row.borrower_id,
    projectId: row.project_id,
    loans: loans.filter((loan) => loan.tranche_id === row.id).map(({ id, number }) => ({ id, number })),
    agreementIds: agreements.filter((agreement) => agreement.tranche_id === row.id).map(({ id }) => id),
  }));
}

type Named<Alias extends string> = Readonly<
  Record<`${Alias}_id` | `${Alias}_ja` | `${Alias}_en` | `${Alias}_kind`, string>
>;

type HeadingRow = Named<"lender"> &
  Named<"borrower"> & {
    readonly id: string;
    readonly agreed_on: LocalDate;
    readonly tranche_id: string;
    readonly project_id: string;
    readonly project_ja: string;
    readonly project_en: string;
  };

async function headings(
  on: Knex,
  viewerId: string,
  ids: readonly string[],
): Promise<readonly AgreementHeading[]> {
  const rows = await rowsOf<HeadingRow>(
    agreementQuery(on, viewerId)
      .join("project", "project.id", "facility.project_id")
      .join("organization as lender", "lender.id", "agreement.organization_id")
      .join("organization as borrower", "borrower.id", "facility.borrower_id")
      .whereIn("agreement.id", [...ids])
      .select("agreement.id", "agreement.agreed_on", "agreement.tranche_id", {
        project_id: "project.id",
        project_ja: "project.name_ja",
        project_en: "project.name_en",
        ...organization("lender"),
        ...organization("borrower"),
      }),
  );
  const known = await tranches(
    on,
    trancheQuery(on).whereIn(
      "tranche.id",
      rows.map((row) => row.tranche_id),
    ),
  );
  return ids.flatMap((id) => {
    const row = rows.find((candidate) => candidate.id === id);
    const tranche = known.find((candidate) => candidate.id === row?.tranche_id);
    return row === undefined || tranche === undefined ? [] : [toHeading(row, tranche)];
  });
}

function organization(alias: "lender" | "borrower") {
  return {
    [`${alias}_id`]: `${alias}.id`,
    [`${alias}_ja`]: `${alias}.name_ja`,
    [`${alias}_en`]: `${alias}.name_en`,
    [`${alias}_kind`]: `${alias}.kind`,
  };
}

function toHeading(row: HeadingRow, tranche: TrancheRecord): AgreementHeading {
  return {
    id: row.id,
    agreedOn: row.agreed_on,
    tranche,
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en }, kind: row.lender_kind },
    borrower: {
      id: row.borrower_id,
      name: { ja: row.borrower_ja, en: row.borrower_en },
      kind: row.borrower_kind,
    },
    project: { id: row.project_id, name: { ja: row.project_ja, en: row.project_en } },
  };
}

interface RestatementRow {
  readonly id: string;
  readonly agreement_id: string;
  readonly kpi_id: string;
  readonly cause: RestatementTrigger;
  readonly effective_on: LocalDate;
  readonly baseline_before: string;
  readonly baseline_after: string;
  readonly reason: string;
  readonly consented_on: LocalDate | null;
  readonly recorded_at: Instant;
}

function toRestatement(row: RestatementRow): RestatementFact {
  return {
    id: row.id,
    agreementId: row.agreement_id,
    kpiId: row.kpi_id,
    cause: row.cause,
    effectiveOn: row.effective_on,
    baselineBefore: decimal(row.baseline_before),
    baselineAfter: decimal(row.baseline_after),
    reason: row.reason,
    consentedOn: row.consented_on ?? undefined,
    recordedAt: row.recorded_at,
  };
}
