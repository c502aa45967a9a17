import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { ParticipantRole } from "../../domain/project/participation.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Provenance } from "../provenance.ts";

export interface ProjectRecord {
  readonly id: string;
  readonly name: Bilingual;
  readonly challenge: Bilingual;
  readonly region: Bilingual;
  readonly organizer: OrganizationRecord;
  readonly participants: readonly {
    readonly organization: OrganizationRecord;
    readonly role: ParticipantRole;
  }[];
  readonly kpiIds: readonly string[];
  readonly provenance: Provenance;
}

export interface ProjectRepository {
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<ProjectRecord>>;
  readonly find: (viewerId: string, projectId: string) => Promise<ProjectRecord | undefined>;
}
