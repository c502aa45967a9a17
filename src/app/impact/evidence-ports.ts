/** Ports around a piece of evidence: what is said of it, who read it, and who attested what it proves. */
import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Instant } from "../../domain/kernel/instant.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { EvidenceMediaType } from "../../domain/impact/evidence.ts";
import type { Decision } from "../../domain/kernel/decision.ts";

export const documentKinds = [
  "report",
  "measurement",
  "manifest",
  "dispatchLog",
  "certificate",
  "invoice",
  "photo",
  "survey",
  "other",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What the file is, as its giver says. */
export interface EvidenceDescription {
  readonly documentKind: DocumentKind;
  readonly issuer: string;
  readonly coversFrom: LocalDate | undefined;
  /** The last day covered. */
  readonly coversTo: LocalDate | undefined;
  readonly shows: string;
}

export interface NewEvidenceDescription extends EvidenceDescription {
  readonly id: string;
  readonly evidenceId: string;
  readonly describedBy: string;
}

export interface AttestationFileRecord {
  readonly id: string;
  readonly observationId: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: EvidenceMediaType;
  readonly sizeBytes: number;
}

/** A line of the security log about a file. */
export interface EvidenceAccess {
  readonly at: Instant;
  /** The operation. */
  readonly operation: string;
  readonly organization: Bilingual;
  readonly organizationId: string;
  readonly person: string | null;
}

export interface EvidenceRegister {
  readonly descriptionOf: (evidenceId: string) => Promise<EvidenceDescription | undefined>;
  readonly addDescription: (description: NewEvidenceDescription) => Promise<void>;
  /** Newest first. */
  readonly accessesTo: (evidenceId: string, limit: number) => Promise<readonly EvidenceAccess[]>;
  /** The last day on which a decision locked the observation. */
  readonly lastReadOn: (observationId: string) => Promise<Instant | undefined>;
  readonly attestationFile: (viewerId: string, id: string) => Promise<AttestationFileRecord | undefined>;
  readonly addAttestationFile: (
    file: AttestationFileRecord & { readonly attestedBy: string },
  ) => Promise<void>;
}

/** A table as far as a viewer shows it. */
export interface TablePreview {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
}

export type ReadTable = (file: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}) => Promise<Decision<TablePreview>>;
