import type { Knex } from "knex";
import type {
  CooperationPart,
  CooperationRecord,
  CooperationRepository,
} from "../../src/app/cooperation/ports.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import type { Currency } from "../../src/domain/kernel/money.ts";
import type { FacilityRanking } from "../../src/domain/loan/facility.ts";
import { grouped } from "../grouped.ts";
import { toPage } from "../page.ts";
import { beforeAllIds, firstOf, rowsOf } from "../read.ts";
import type { RepositoryScope } from "./scope.ts";

export function cooperationRepository({ on, recorder }: RepositoryScope): CooperationRepository {
  return {
    async list(viewerId, { limit, cursor }) {
      const query = cooperationQuery(on, viewerId)
        .where("cooperation.id", ">", cursor ?? beforeAllIds)
        .orderBy("cooperation.id")
        .limit(limit + 1);
      return toPage(await cooperationsOf(on, query), limit, ({ id }) => id);
    },
    find: async (viewerId, cooperationId) =>
      (await cooperationsOf(on, cooperationQuery(on, viewerId).where("cooperation.id", cooperationId)))[0],
    isPart: async (facilityId) =>
      (await firstOf(on("cooperation_part").where({ facility_id: facilityId }).select("id"))) !== undefined,
    async add({ id, projectId, name, startedBy }) {
      recorder.concerns(id);
      await recorder.append("cooperation", [
        { id, project_id: projectId, name_ja: name.ja, name_en: name.en, started_by: startedBy },
      ]);
    },
    async addPart({ id, cooperationId, facilityId, effectiveOn, joinedBy }) {
      recorder.concerns(cooperationId);
      await recorder.append("cooperation_part", [
        {
          id,
          cooperation_id: cooperationId,
          facility_id: facilityId,
          effective_on: effectiveOn,
          joined_by: joinedBy,
        },
      ]);
    },
  };
}

interface CooperationRow {
  readonly id: string;
  readonly name_ja: string;
  readonly name_en: string;
  readonly project_id: string;
  readonly project_ja: string;
  readonly project_en: string;
  readonly organizer_id: string;
  readonly recorded_at: Instant;
}

interface PartRow {
  readonly id: string;
  readonly cooperation_id: string;
  readonly facility_id: string;
  readonly limit_minor: number;
  readonly currency: Currency;
  readonly ranking: FacilityRanking;
  readonly effective_on: LocalDate;
  readonly lender_id: string;
  readonly lender_ja: string;
  readonly lender_en: string;
  readonly lender_kind: string;
  readonly recorded_at: Instant;
}

/** Whoever runs the project, and every lender with a facility for it: it must see what it would join. */
function cooperationQuery(on: Knex, viewerId: string): Knex.QueryBuilder {
  return on("cooperation")
    .join("project", "project.id", "cooperation.project_id")
    .where((either) => {
      void either.where("project.organization_id", viewerId).orWhereExists(
        on("facility")
          .where("facility.project_id", on.ref("cooperation.project_id"))
          .where((party) => {
            void party.where("facility.organization_id", viewerId).orWhere("facility.borrower_id", viewerId);
          })
          .select("facility.id"),
      );
    })
    .select("cooperation.id", "cooperation.name_ja", "cooperation.name_en", "cooperation.recorded_at", {
      project_id: "project.id",
      project_ja: "project.name_ja",
      project_en: "project.name_en",
      organizer_id: "project.organization_id",
    });
}

async function cooperationsOf(on: Knex, query: Knex.QueryBuilder): Promise<readonly CooperationRecord[]> {
  const rows = await rowsOf<CooperationRow>(query);
  const parts = grouped(
    await rowsOf<PartRow>(
      on("cooperation_part")
        .join("facility", "facility.id", "cooperation_part.facility_id")
        .join("organization as lender", "lender.id", "cooperation_part.organization_id")
        .whereIn(
          "cooperation_id",
          rows.map(({ id }) => id),
        )
        .orderBy("cooperation_part.id")
        .select("cooperation_part.*", "limit_minor", "currency", "ranking", {
          lender_id: "lender.id",
          lender_ja: "lender.name_ja",
          lender_en: "lender.name_en",
          lender_kind: "lender.kind",
        }),
    ),
    (row) => row.cooperation_id,
    toPart,
  );
  return rows.map((row) => ({
    id: row.id,
    name: { ja: row.name_ja, en: row.name_en },
    project: {
      id: row.project_id,
      name: { ja: row.project_ja, en: row.project_en },
      organizerId: row.organizer_id,
    },
    parts: parts.get(row.id) ?? [],
    recordedAt: row.recorded_at,
  }));
}

function toPart(row: PartRow): CooperationPart {
  return {
    id: row.id,
    lender: { id: row.lender_id, name: { ja: row.lender_ja, en: row.lender_en }, kind: row.lender_kind },
    facilityId: row.facility_id,
    amount: BigInt(row.limit_minor),
    currency: row.currency,
    ranking: row.ranking,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
  };
}
