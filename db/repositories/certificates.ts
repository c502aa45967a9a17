import type { Knex } from "knex";
import type {
  CertificateEventRecord,
  CertificateRecord,
  CertificateRepository,
} from "../../src/app/covenant/ports.ts";
import type { CertificateStepKind } from "../../src/domain/covenant/compliance-certificate.ts";
import type { CanonicalObject } from "../../src/domain/kernel/canonical-json.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import type { LocalDate } from "../../src/domain/kernel/local-date.ts";
import { toPage } from "../page.ts";
import { afterAllIds, rowsOf } from "../read.ts";
import { personOf, toFacility, type FacilityColumns } from "./covenant-rows.ts";
import { withParties } from "./covenants.ts";
import { jsonCell, readJson } from "./json-cell.ts";
import type { RepositoryScope } from "./scope.ts";

interface CertificateRow extends FacilityColumns {
  readonly id: string;
  readonly test_on: LocalDate;
  readonly version: number;
  readonly content: string;
  readonly content_hash: string;
  readonly prepared_by: string;
  readonly preparer: string | null;
  readonly recorded_at: Instant;
}

interface EventRow {
  readonly certificate_id: string;
  readonly kind: CertificateStepKind;
  readonly content_hash: string;
  readonly title: string;
  readonly note: string;
  readonly actor_id: string;
  readonly actor: string | null;
  readonly recorded_at: Instant;
}

export function certificateRepository({ on, recorder }: RepositoryScope): CertificateRepository {
  return {
    async list(viewerId, { limit, cursor }) {
      const query = visible(on, viewerId)
        .where("compliance_certificate.id", "<", cursor ?? afterAllIds)
        .orderBy("compliance_certificate.id", "desc")
        .limit(limit + 1);
      return toPage(await certificatesOf(on, query), limit, ({ id }) => id);
    },
    async find(viewerId, certificateId) {
      const query = visible(on, viewerId).where("compliance_certificate.id", certificateId);
      return (await certificatesOf(on, query))[0];
    },
    versionsOf: (facilityId, testOn) =>
      certificatesOf(
        on,
        certificateQuery(on)
          .where({
            "compliance_certificate.facility_id": facilityId,
            "compliance_certificate.test_on": testOn,
          })
          .orderBy("compliance_certificate.version"),
      ),
    async add(certificate) {
      recorder.concerns(certificate.id);
      await recorder.append("compliance_certificate", [
        {
          id: certificate.id,
          facility_id: certificate.facilityId,
          test_on: certificate.testOn,
          version: certificate.version,
          content: jsonCell(certificate.content),
          content_hash: certificate.contentHash,
          prepared_by: certificate.preparedBy,
        },
      ]);
    },
    async addEvent(event) {
      recorder.concerns(event.certificateId);
      await recorder.append("compliance_certificate_event", [
        {
          id: event.id,
          certificate_id: event.certificateId,
          kind: event.kind,
          content_hash: event.contentHash,
          title: event.title,
          note: event.note,
          actor_id: event.actorId,
        },
      ]);
    },
  };
}

function certificateQuery(on: Knex): Knex.QueryBuilder {
  return withParties(
    on("compliance_certificate")
      .join("facility", "facility.id", "compliance_certificate.facility_id")
      .leftJoin("person", "person.id", "compliance_certificate.prepared_by")
      .select("compliance_certificate.*", { preparer: "person.name" }),
  );
}

function visible(on: Knex, viewerId: string): Knex.QueryBuilder {
  return certificateQuery(on).where((either) => {
    void either.where("facility.organization_id", viewerId).orWhere("facility.borrower_id", viewerId);
  });
}

async function certificatesOf(on: Knex, query: Knex.QueryBuilder): Promise<readonly CertificateRecord[]> {
  const rows = await rowsOf<CertificateRow>(query);
  const events = await rowsOf<EventRow>(
    on("compliance_certificate_event as step")
      .leftJoin("person", "person.id", "step.actor_id")
      .whereIn(
        "step.certificate_id",
        rows.map(({ id }) => id),
      )
      .orderBy("step.id")
      .select("step.*", { actor: "person.name" }),
  );
  return rows.map((row) => ({
    id: row.id,
    facility: toFacility(row),
    testOn: row.test_on,
    version: row.version,
    content: readJson<CanonicalObject>(row.content),
    contentHash: row.content_hash,
    preparedBy: personOf(row.prepared_by, row.preparer),
    recordedAt: row.recorded_at,
    events: events.filter(({ certificate_id }) => certificate_id === row.id).map(toCertificateEvent),
  }));
}

function toCertificateEvent(row: EventRow): CertificateEventRecord {
  return {
    kind: row.kind,
    personId: row.actor_id,
    contentHash: row.content_hash,
    by: personOf(row.actor_id, row.actor),
    title: row.title,
    note: row.note,
    recordedAt: row.recorded_at,
  };
}
