import type { EvidenceMediaType } from "../../domain/impact/evidence.ts";
import type { Instant } from "../../domain/kernel/instant.ts";

/** A file behind the valuation of an investment. */
export interface ValuationEvidence {
  readonly id: string;
  /** The valuation. */
  readonly eventId: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
  readonly fictional: boolean;
}

export interface FundEvidenceRepository {
  /** The fund whose valuation the file stands behind, whoever may see it. */
  readonly fundOfEvidence: (evidenceId: string) => Promise<string | undefined>;
  readonly addEvidence: (evidence: Omit<ValuationEvidence, "uploadedAt">) => Promise<void>;
  readonly noteReading: (evidenceId: string) => void;
}
