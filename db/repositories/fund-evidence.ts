import type { Knex } from "knex";
import type { ValuationEvidence } from "../../src/app/fund/evidence-ports.ts";
import type { EvidenceMediaType } from "../../src/domain/impact/evidence.ts";
import type { Instant } from "../../src/domain/kernel/instant.ts";
import { rowsOf } from "../read.ts";

interface EvidenceRow {
  readonly id: string;
  readonly event_id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly media_type: EvidenceMediaType;
  readonly size_bytes: number;
  readonly uploaded_by: string;
  readonly uploader: string | null;
  readonly fictional: number;
  readonly recorded_at: Instant;
}

/** Files behind the valuations of one fund, in the order they were added. */
export async function evidenceOfFund(
  on: Knex,
  fundId: string,
  knownAt: Instant,
): Promise<readonly ValuationEvidence[]> {
  const rows = await rowsOf<EvidenceRow>(
    on("valuation_evidence")
      .leftJoin("person", "person.id", "valuation_evidence.uploaded_by")
      .whereIn("valuation_evidence.event_id", on("fund_event").where({ fund_id: fundId }).select("id"))
      .where("valuation_evidence.recorded_at", "<=", knownAt)
      .orderBy(["valuation_evidence.audit_seq", "valuation_evidence.id"])
      .select("valuation_evidence.*", { uploader: "person.name" }),
  );
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    sha256: row.sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    uploadedBy: row.uploader ?? row.uploaded_by,
    uploadedAt: row.recorded_at,
    fictional: row.fictional === 1,
  }));
}

/** The fund whose valuation a file stands behind. */
export async function fundOfEvidence(on: Knex, evidenceId: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ readonly fund_id: string }>(
    on("valuation_evidence")
      .join("fund_event", "fund_event.id", "valuation_evidence.event_id")
      .where("valuation_evidence.id", evidenceId)
      .select("fund_event.fund_id"),
  );
  return row?.fund_id;
}
