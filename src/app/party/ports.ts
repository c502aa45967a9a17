import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Provenance } from "../provenance.ts";

/** What an organization says of itself, from a day on. */
export interface ProfileRecord {
  readonly organizationId: string;
  /** Code of the table of legal forms; null where the table does not know the form. */
  readonly legalForm: string | null;
  readonly registrationNumber: string | null;
  readonly municipalityCode: string | null;
  /** Surplus has been paid out to members or shareholders. */
  readonly paysSurplus: boolean;
  /** The form it plans to change into (法人形態転換). */
  readonly plannedForm: string | null;
  readonly effectiveOn: LocalDate;
  readonly provenance: Provenance;
}

export interface PartyRepository {
  /** What held of each on a day, as far as anything is recorded. */
  readonly profilesOn: (
    organizationIds: readonly string[],
    day: LocalDate,
  ) => Promise<readonly ProfileRecord[]>;
  readonly addProfile: (
    profile: Omit<ProfileRecord, "organizationId"> & { readonly id: string },
  ) => Promise<void>;
  /** The reader's own, those it shares a project with, and those its funds hold. */
  readonly knownTo: (viewerId: string) => Promise<readonly OrganizationRecord[]>;
}
