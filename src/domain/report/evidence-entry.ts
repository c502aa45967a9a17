/** One file behind the observations of a report, as the evidence register lists it. */
import type { Instant } from "../kernel/instant.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { EvidenceGrade } from "../impact/evidence-grade.ts";
import type { Bilingual } from "../kernel/bilingual.ts";
import type { Provenance } from "./provenance.ts";

export interface EvidenceEntry {
  readonly fileName: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** Media type, as sniffed from the content. */
  readonly mediaType: string;
  readonly bytes: number;
  /** Absent while nobody has graded it. */
  readonly grade?: EvidenceGrade;
  readonly uploadedBy: Bilingual;
  readonly uploadedAt: Instant;
  readonly reviewedBy?: Bilingual;
  readonly reviewedAt?: Instant;
  readonly returned?: { readonly on: LocalDate; readonly reason: Bilingual };
  readonly provenance: Provenance;
}
