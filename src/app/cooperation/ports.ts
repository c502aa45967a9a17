import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { RecordedFact } from "../../domain/kernel/viewpoint.ts";
import type { FacilityRanking } from "../../domain/loan/facility.ts";
import type { OrganizationRecord } from "../impact/ports.ts";
import type { Page, PageRequest } from "../page.ts";

/** What the others may know of a lender's part: how much, in which rank, since when. */
export interface CooperationPart extends RecordedFact {
  readonly id: string;
  readonly lender: OrganizationRecord;
  readonly facilityId: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: Currency;
  readonly ranking: FacilityRanking;
  readonly effectiveOn: LocalDate;
}

export interface CooperationRecord extends RecordedFact {
  readonly id: string;
  readonly name: Bilingual;
  readonly project: { readonly id: string; readonly name: Bilingual; readonly organizerId: string };
  /** In the order in which they joined. */
  readonly parts: readonly CooperationPart[];
}

/** Seen by the lenders that have a facility for the project, and by the organizer that runs it. */
export interface CooperationRepository {
  readonly list: (viewerId: string, page: PageRequest) => Promise<Page<CooperationRecord>>;
  readonly find: (viewerId: string, cooperationId: string) => Promise<CooperationRecord | undefined>;
  readonly isPart: (facilityId: string) => Promise<boolean>;
  readonly add: (cooperation: {
    readonly id: string;
    readonly projectId: string;
    readonly name: Bilingual;
    readonly startedBy: string;
  }) => Promise<void>;
  readonly addPart: (part: {
    readonly id: string;
    readonly cooperationId: string;
    readonly facilityId: string;
    readonly effectiveOn: LocalDate;
    readonly joinedBy: string;
  }) => Promise<void>;
}
